// SPDX-License-Identifier: Apache-2.0
#include "plan/plan_page.h"

#include "flow/busy_card.h"
#include "gate/gate_band.h"
#include "gate/gate_card.h"
#include "look/look.h"
#include "look/notice.h"
#include "look/text_card.h"
#include "plan/choices_form.h"
#include "plan/fate_table.h"
#include "plan/single_users.h"
#include "run/standing_lists.h"
#include "texts/fault_text.h"
#include "texts/plan_text.h"

#include <QCheckBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

PlanPage::PlanPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : Page(parent), m_desk(desk), m_live(live), m_gate(gate),
      m_gateBand(new GateBand(desk, live, gate)), m_gateCard(new GateCard(desk, live, gate)),
      m_form(new ChoicesForm), m_single(new SingleUsers),
      m_order(new TextCard(tr("What is done, in this order"))), m_fates(new FateTable),
      m_notice(new Notice),
      m_allowUnknown(new QCheckBox(tr("Tenant and list are right: p&lan without those users"))),
      m_lookingUp(new BusyCard(desk, tr("Looking up"), tr("Stop looking &up")))
{
    m_notice->addWidget(m_allowUnknown);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacing);
    layout->addWidget(m_notice);
    layout->addWidget(m_lookingUp);
    layout->addWidget(m_gateBand);
    layout->addWidget(m_gateCard);
    layout->addWidget(m_form);
    layout->addWidget(m_single);
    layout->addWidget(m_order);
    layout->addWidget(m_fates);
    layout->addStretch();
    connect(m_gateCard, &GateCard::changed, this, &PlanPage::changed);
    connect(m_gateCard, &GateCard::closeAsked, this, [this] {
        read([this](const plan::UserLists &lists) {
            refresh();
            m_gateCard->askToClose(lists.protectedUsers.identifiers());
        });
    });
    connect(m_gateCard, &GateCard::closeConfirmed, m_gateBand, &GateBand::raise);
    connect(m_form, &ChoicesForm::changed, this, &PlanPage::refresh);
    connect(m_single, &SingleUsers::changed, this, &PlanPage::changed);
    connect(&m_live, &LiveIncident::replaced, this, &PlanPage::incidentReplaced);
    connect(&m_desk, &Desk::taskChanged, this, &PlanPage::refresh);
    connect(&m_desk, &Desk::taskEnded, this, &PlanPage::ended);
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task == Task::Planning)
            ended(run::End::Halted, error);
    });
    refresh();
}

QString PlanPage::subtitle() const
{
    return m_live.frozen()
        ? tr("The plan does not change any more.")
        : tr("Next looks every user up in the tenant, which only reads, and shows the "
             "numbers.");
}

QString PlanPage::closed() const
{
    return m_live.ledger().rowCount() > 0 ? QString() : tr("Add a list of users first");
}

QString PlanPage::missing() const
{
    if (m_planning)
        return tr("Looking the users up…");
    if (m_reading)
        return tr("Reading the files…");
    if (m_desk.task() == Task::Gating)
        return tr("Working on the gate…");
    if (m_live.frozen())
        return {};
    for (const QString &missing : {m_gateCard->missing(), m_form->missing(), m_single->missing()}) {
        if (!missing.isEmpty())
            return missing;
    }
    return m_gate();
}

// Advice is passed over on Review, which shows what there is.
PlanChoices PlanPage::choices() const
{
    PlanChoices chosen = m_form->choices();
    chosen.overrides =
        m_live.ledger().planned() ? m_live.ledger().choices().overrides : QStringList();
    return chosen;
}

void PlanPage::primary()
{
    if (m_live.frozen()) {
        emit advanced();
        return;
    }
    read([this](const plan::UserLists &lists) { planOrGoOn(lists); });
}

// The lists that name single users; what is wrong with one is told under its field.
void PlanPage::read(const std::function<void(const plan::UserLists &)> &then)
{
    if (m_desk.task() != Task::None || m_reading)
        return;
    m_reading = true;
    m_single->read([this, then](const std::optional<plan::UserLists> &lists) {
        m_reading = false;
        if (lists)
            then(*lists);
        else
            refresh();
    });
    if (m_reading)
        refresh();
}

void PlanPage::planOrGoOn(const plan::UserLists &lists)
{
    GateWish wish = m_live.gateWish();
    wish.choices.protectedUsers = lists.protectedUsers.identifiers();
    m_live.wishGate(wish);
    PlanChoices chosen = choices();
    PlanChoices standing = m_live.ledger().choices();
    standing.allowUnknown = false;
    if (m_live.ledger().planned() && standing == chosen && lists == m_plannedWith) {
        refresh();
        emit advanced();
        return;
    }
    chosen.allowUnknown = !m_notice->isHidden() && m_allowUnknown->isChecked();
    plan::UserLists all = lists;
    run::addOverridden(m_live.ledger(), all);
    m_planning = true;
    m_planningWith = lists;
    m_notice->clear();
    m_lookingUp->begin();
    m_desk.plan(chosen, all);
    refresh();
}

void PlanPage::ended(run::End end, const std::optional<Error> &error)
{
    if (!std::exchange(m_planning, false))
        return;
    m_lookingUp->end();
    if (error)
        showError(*error);
    else if (end != run::End::Done)
        showStopped();
    const bool planned = !error && end == run::End::Done;
    if (planned) // else the plan that stands is the one before, without what these lists say
        m_plannedWith = m_planningWith;
    const QStringList inVain =
        planned ? m_single->namedInVain(m_plannedWith, m_live.ledger()) : QStringList();
    if (!inVain.isEmpty())
        showNamedInVain(inVain);
    refresh();
    if (planned && inVain.isEmpty() && isVisible()) // else the person went elsewhere meanwhile
        emit advanced();
}

void PlanPage::showNamedInVain(const QStringList &lines)
{
    m_allowUnknown->setChecked(false);
    m_allowUnknown->hide();
    m_notice->tell(tr("The plan is made; some who were named are not among its users."),
        lines.join(u'\n'),
        tr("If one of them should be, look for a slip in that file and name it again. Next goes on "
           "to Review."),
        Tone::Warning);
}

void PlanPage::showError(const Error &error)
{
    const texts::Explanation why = texts::explain(error);
    m_allowUnknown->setChecked(false);
    m_allowUnknown->setVisible(error.fault == Fault::TooManyUnknown);
    m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
}

void PlanPage::showStopped()
{
    m_allowUnknown->setChecked(false);
    m_allowUnknown->hide();
    m_notice->tell(tr("Looking up was stopped; there is no plan yet."),
        tr("What was found so far is recorded. Nothing was changed in the tenant."),
        tr("Next looks up the users who are left."), Tone::Warning);
}

void PlanPage::incidentReplaced()
{
    const QString path = m_live.isOpen() ? m_live.path() : QString();
    if (std::exchange(m_shown, path) != path) {
        m_notice->clear();
        m_form->setChoices(
            m_live.ledger().planned() ? m_live.ledger().choices() : offeredChoices());
        m_single->begin(m_live.ledger());
        m_reading = false; // it was for the other one
        m_plannedWith = m_single->withoutFiles();
    }
    refresh();
}

void PlanPage::refresh()
{
    const bool busy = m_planning || m_reading;
    m_gateCard->setFrozen(m_live.frozen(), busy);
    m_form->setEnabled(!m_live.frozen() && !busy);
    m_single->setEnabled(!busy);
    m_single->setFrozen(m_live.frozen(), m_live.ledger());
    const PlanChoices chosen = m_form->choices();
    m_order->setLines({texts::planOrder(chosen)});
    m_fates->show(chosen);
    emit changed();
}

} // namespace bulkhead::ui
