// SPDX-License-Identifier: Apache-2.0
#include "review/review_page.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "look/stat_tile.h"
#include "look/text_card.h"
#include "plan/fate_table.h"
#include "texts/advice_text.h"
#include "texts/plan_text.h"
#include "texts/preflight_text.h"
#include "texts/report_text.h"

#include "plan/preflight.h"
#include "run/advice.h"

#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRegularExpression>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr qint64 usersWithoutNumber = 1000;
constexpr qint64 percentWithoutNumber = 5;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QLabel *wrapped()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QVBoxLayout *column(std::initializer_list<QWidget *> widgets)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing);
    for (QWidget *widget : widgets)
        column->addWidget(widget);
    column->addStretch();
    return column;
}

} // namespace

bool asksForUserCount(const PlanCounts &counts)
{
    return counts.users > usersWithoutNumber
        || (counts.tenantUsers > 0
            && counts.users * 100 > counts.tenantUsers * percentWithoutNumber);
}

ReviewPage::ReviewPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : Page(parent), m_desk(desk), m_live(live), m_gate(std::move(gate)),
      m_users(new StatTile(tr("Users"))), m_mails(new StatTile(tr("Reset e-mails"))),
      m_tickets(new StatTile(tr("Reset tickets"))), m_calls(new StatTile(tr("Calls"))),
      m_time(new StatTile(tr("Time"))),
      m_stops(new TextCard(tr("The tenant is not ready for this plan"), Tone::Bad)),
      m_outcome(new TextCard(tr("What will happen"))),
      m_warnings(new TextCard(tr("What to know before the run"), Tone::Warning)),
      m_advice(new TextCard(tr("What to know of single users"))), m_fates(new FateTable),
      m_nameLabel(wrapped()), m_name(new QLineEdit), m_nameReason(reasonLabel()),
      m_countLabel(wrapped()), m_count(new QLineEdit), m_countReason(reasonLabel())
{
    m_confirm = confirmation();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacing);
    layout->addWidget(tiles());
    for (QWidget *card :
        std::initializer_list<QWidget *>{m_stops, m_outcome, m_warnings, m_advice, m_fates})
        layout->addWidget(card);
    layout->addWidget(m_confirm);
    layout->addStretch();
    for (QLineEdit *edit : {m_name, m_count})
        connect(edit, &QLineEdit::textChanged, this, &ReviewPage::refresh);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const bool wrong = !m_name->text().isEmpty() && !nameRight();
        showReason(*m_nameReason, wrong ? tr("This is not the tenant's name.") : QString());
    });
    connect(m_count, &QLineEdit::editingFinished, this, [this] {
        const bool wrong = !m_count->text().isEmpty() && !countRight();
        showReason(*m_countReason, wrong ? tr("This is not the number of users.") : QString());
    });
    connect(&m_live, &LiveIncident::replaced, this, &ReviewPage::showNumbers);
    connect(&m_desk, &Desk::taskChanged, this, &ReviewPage::refresh);
    connect(&m_desk, &Desk::taskEnded, this, &ReviewPage::showNumbers);
    showNumbers();
}

QWidget *ReviewPage::tiles()
{
    auto *area = new QWidget;
    area->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    auto *row = new QHBoxLayout(area);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    for (StatTile *tile : {m_users, m_mails, m_tickets, m_calls, m_time})
        row->addWidget(tile, 1);
    return area;
}

QFrame *ReviewPage::confirmation()
{
    m_name->setAccessibleName(tr("Confirm tenant name"));
    m_count->setAccessibleName(tr("Confirm user count"));
    m_nameLabel->setBuddy(m_name);
    m_countLabel->setBuddy(m_count);
    auto *card = new QFrame;
    makeCard(*card);
    auto *layout = new QVBoxLayout(card);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("Confirm")));
    auto *fields = new QHBoxLayout;
    fields->setSpacing(2 * spacing);
    fields->addLayout(column({m_nameLabel, m_name, m_nameReason}), 1);
    fields->addLayout(column({m_countLabel, m_count, m_countReason}), 1);
    layout->addLayout(fields);
    return card;
}

QString ReviewPage::subtitle() const
{
    return started() ? tr("This is what was confirmed when the run began.")
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
        return tr("Something else is still being done");
    if (m_stopped)
        return {}; // what can be done is to check again
    if (!nameRight())
        return tr("Type the tenant's name to confirm");
    return countRight() ? QString() : tr("Type the number of users to confirm");
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
        return m_desk.check();
    if (!started())
        m_desk.run({});
    emit advanced();
}

void ReviewPage::entered()
{
    if (!started())
        m_name->setFocus();
}

bool ReviewPage::nameRight() const
{
    return m_name->text().trimmed() == m_live.ledger().tenant().address.name();
}

bool ReviewPage::countRight() const
{
    const PlanCounts &counts = m_live.ledger().counts();
    // 10,000 is 10000, and so is 10 000 with any kind of space
    static const QRegularExpression separators(
        u"[\\s.,'’]"_s, QRegularExpression::UseUnicodePropertiesOption);
    return !asksForUserCount(counts)
        || m_count->text().remove(separators) == QString::number(counts.users);
}

void ReviewPage::showNumbers()
{
    const auto &ledger = m_live.ledger();
    const PlanCounts &counts = ledger.counts();
    const QString shown = m_live.path() + u'\n' + QString::number(counts.users);
    if (std::exchange(m_shown, shown) != shown) {
        m_name->clear();
        m_count->clear();
    }
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
    const bool asks = asksForUserCount(counts);
    m_nameLabel->setText(tr("T&ype the tenant's name: %1").arg(ledger.tenant().address.name()));
    m_countLabel->setText(tr("These are many users. Type their n&umber: %1").arg(counts.users));
    m_countLabel->setVisible(asks);
    m_count->setVisible(asks);
    refresh();
}

void ReviewPage::showFindings()
{
    const auto &ledger = m_live.ledger();
    QStringList stops, warnings, advice;
    if (ledger.planned() && !ledger.survey().isEmpty()) {
        for (const plan::Finding &finding :
            plan::preflight({surveyFromJson(ledger.survey()), ledger.choices(), ledger.counts()})) {
            if (finding.severity == plan::Severity::Stop)
                stops << texts::oneLine(finding);
            else if (finding.severity == plan::Severity::Warning)
                warnings << texts::oneLine(finding);
        }
        for (const plan::AdviceGroup &group : run::advise(ledger))
            advice << texts::groupText(group);
    }
    const std::pair<TextCard *, QStringList> cards[] = {
        {m_stops, stops}, {m_warnings, warnings}, {m_advice, advice}};
    for (const auto &[card, lines] : cards) {
        card->setLines(lines);
        card->setVisible(!lines.isEmpty());
    }
    m_stopped = !stops.isEmpty();
}

void ReviewPage::refresh()
{
    m_confirm->setVisible(!started());
    if (nameRight())
        showReason(*m_nameReason, {});
    if (countRight())
        showReason(*m_countReason, {});
    emit changed();
}

} // namespace bulkhead::ui
