// SPDX-License-Identifier: Apache-2.0
#include "review/review_page.h"

#include "flow/busy_card.h"
#include "gate/gate_review.h"
#include "look/look.h"
#include "look/notice.h"
#include "look/stat_tile.h"
#include "look/text_card.h"
#include "mail/letter_card.h"
#include "mail/mail_profile.h"
#include "plan/fate_table.h"
#include "plan/preflight.h"
#include "review/advice_card.h"
#include "review/confirm_card.h"
#include "review/earlier_links_card.h"
#include "review/findings_card.h"
#include "review/rehearsal_card.h"
#include "texts/fault_text.h"
#include "texts/plan_text.h"
#include "texts/report_text.h"

#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

ReviewPage::ReviewPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : Page(parent), m_desk(desk), m_live(live), m_gate(std::move(gate)),
      m_users(new StatTile(tr("Users"))), m_mails(new StatTile(tr("Reset e-mails"))),
      m_tickets(new StatTile(tr("Reset tickets"))), m_calls(new StatTile(tr("Calls"))),
      m_time(new StatTile(tr("Time"))), m_notice(new Notice),
      m_busy(new BusyCard(desk, tr("How far it is"), tr("St&op it"))), m_findings(new FindingsCard),
      m_gateReview(new GateReview(live)), m_earlier(new EarlierLinksCard),
      m_letters(new LetterCard), m_outcome(new TextCard(tr("What will happen"))),
      m_advice(new AdviceCard), m_fates(new FateTable), m_rehearsal(new RehearsalCard(desk)),
      m_confirm(new ConfirmCard)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacing);
    for (QWidget *part :
        std::initializer_list<QWidget *>{tiles(), m_notice, m_busy, m_findings, m_gateReview,
            m_earlier, m_outcome, m_letters, m_advice, m_fates, m_rehearsal, m_confirm})
        layout->addWidget(part);
    layout->addStretch();
    connect(m_findings, &FindingsCard::checkAsked, this, &ReviewPage::check);
    connect(m_advice, &AdviceCard::planAsked, this, &ReviewPage::planAgain);
    connect(m_advice, &AdviceCard::edited, this, &ReviewPage::changed);
    connect(m_gateReview, &GateReview::changed, this, &ReviewPage::changed);
    connect(m_rehearsal, &RehearsalCard::asked, this, [this] {
        begin();
        m_desk.rehearse();
    });
    connect(m_confirm, &ConfirmCard::changed, this, &ReviewPage::changed);
    connect(&m_live, &LiveIncident::replaced, this, &ReviewPage::showNumbers);
    connect(&m_desk, &Desk::taskChanged, this, &ReviewPage::refresh);
    connect(&m_desk, &Desk::taskEnded, this, &ReviewPage::ended);
    connect(&m_desk, &Desk::rehearsed, this, [this](const Rehearsed &what) {
        ended(run::End::Done, std::nullopt);
        m_rehearsal->show(what);
    });
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (makesCalls(task))
            ended(run::End::Halted, error);
    });
    connect(this, &Page::changed, this, &ReviewPage::allow);
    showNumbers();
}

QWidget *ReviewPage::tiles()
{
    auto *area = new QWidget;
    auto *row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    for (StatTile *tile : {m_users, m_mails, m_tickets, m_calls, m_time})
        row->addWidget(tile, 1);
    return area;
}

QString ReviewPage::subtitle() const
{
    if (started())
        return tr("This is what was confirmed when the run began.");
    return m_live.ledger().gate().chosen()
        ? tr("Nothing but the gate was changed in the tenant so far. Start changes the rest.")
        : tr("Nothing was changed in the tenant so far. Start changes it.");
}

QString ReviewPage::closed() const
{
    return m_live.ledger().planned() ? QString() : tr("Make the plan first");
}

QString ReviewPage::missing() const
{
    if (started())
        return {};
    if (const QString calls = m_gate(); !calls.isEmpty())
        return calls;
    if (m_desk.task() != Task::None)
        return m_asked ? tr("Wait, or stop it") : tr("Something else is still being done");
    if (m_stopped)
        return {}; // what can be done is to check again
    if (m_advice->isEdited())
        return tr("Plan again with what you chose for single users, or take it back");
    const QString gate = m_gateReview->missing();
    return gate.isEmpty() ? m_confirm->missing() : gate;
}

QString ReviewPage::primaryText() const
{
    if (started())
        return tr("Next");
    return m_stopped ? tr("Check again") : tr("Start");
}

void ReviewPage::primary()
{
    if (!started() && m_stopped)
        return check();
    if (!started()) {
        m_desk.chooseMail(m_letters->chosen());
        m_desk.run(m_gateReview->runOptions());
    }
    emit advanced();
}

void ReviewPage::entered()
{
    if (!started())
        m_confirm->focusName();
}

// Of what this page asks for, the end is told on it.
void ReviewPage::begin()
{
    m_asked = true;
    m_notice->clear();
    m_busy->begin();
}

void ReviewPage::check()
{
    begin();
    m_desk.check();
}

void ReviewPage::planAgain()
{
    const PlanChoices choices = m_advice->choices(m_live.ledger());
    const plan::UserLists lists = m_advice->lists(m_live.ledger());
    begin();
    m_desk.plan(choices, lists);
}

void ReviewPage::ended(run::End end, const std::optional<Error> &error)
{
    if (std::exchange(m_asked, false)) {
        m_busy->end();
        if (error) {
            const texts::Explanation why = texts::explain(*error);
            m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
        } else if (end != run::End::Done) {
            m_notice->tell(
                tr("It was stopped."), tr("The plan stands as it was."), {}, Tone::Warning);
        }
    }
    showNumbers();
}

void ReviewPage::showNumbers()
{
    const auto &ledger = m_live.ledger();
    const PlanCounts &counts = ledger.counts();
    m_users->setValue(number(counts.users),
        counts.tenantUsers > 0
            ? tr("%1 of the tenant's %2")
                  .arg(texts::percent(counts.users, counts.tenantUsers), number(counts.tenantUsers))
            : QString());
    const ResetMethods reset = ledger.choices().reset;
    m_mails->setValue(number(counts.authenticationCalls));
    m_mails->setVisible(reset.testFlag(ResetMethod::Email));
    m_tickets->setValue(number(counts.users - counts.noMail),
        tr("valid for %1").arg(texts::hours(ledger.choices().ticketLifeS)));
    m_tickets->setVisible(reset.testFlag(ResetMethod::Ticket));
    m_calls->setValue(number(counts.managementCalls + counts.authenticationCalls),
        counts.authenticationCalls > 0
            ? tr("%1 Management, %2 Authentication API")
                  .arg(number(counts.managementCalls), number(counts.authenticationCalls))
            : tr("of the Management API"));
    m_time->setValue(texts::duration(counts.seconds), tr("at the tenant's rate"));
    m_outcome->setLines(texts::planOutcome(ledger.choices(), counts));
    m_fates->show(ledger.choices());
    showFindings();
    m_gateReview->showGate();
    m_letters->show(ledger, ledger.mail() ? ledger.mail() : rememberedMail());
    const QString plan =
        m_live.path() + QString::fromUtf8(QJsonDocument(toJson(ledger.choices(), counts)).toJson());
    if (std::exchange(m_plan, plan) != plan) {
        m_notice->clear();
        m_rehearsal->forget();
        m_confirm->forget();
        m_earlier->look(ledger, m_live.path());
    }
    m_confirm->ask(ledger);
    refresh();
}

void ReviewPage::showFindings()
{
    const auto &ledger = m_live.ledger();
    const bool told = ledger.planned() && !ledger.survey().isEmpty();
    const TenantSurvey survey = surveyFromJson(ledger.survey());
    const auto findings = told
        ? plan::preflight({survey, ledger.choices(), ledger.counts(), ledger.databases()})
        : std::vector<plan::Finding>();
    m_findings->show(findings, told ? survey.atMs : 0);
    m_stopped = !plan::stopsOf(findings).empty();
    m_advice->show(ledger);
}

void ReviewPage::refresh()
{
    m_confirm->setVisible(!started());
    m_rehearsal->setVisible(!started());
    emit changed();
}

// What can be asked of the desk now.
void ReviewPage::allow()
{
    const bool open = !started() && !m_live.readOnly();
    const bool free = m_desk.task() == Task::None && m_gate().isEmpty();
    m_findings->offerCheck(open, free);
    m_advice->allow(open, free);
    m_rehearsal->allow(open && free && !m_stopped && !m_advice->isEdited());
}

} // namespace bulkhead::ui
