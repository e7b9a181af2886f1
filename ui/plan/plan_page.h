// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"
#include "flow/page.h"

class QCheckBox;

namespace bulkhead::ui {

class BusyCard;
class ChoicesForm;
class FateTable;
class GateBand;
class GateCard;
class Notice;
class SingleUsers;
class TextCard;

// What to do with everybody on the list. Going on looks every user up in the tenant, which only
// reads, and freezes the plan.
class PlanPage : public Page
{
    Q_OBJECT
public:
    PlanPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Plan"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("plan"); }
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString closed() const override;
    [[nodiscard]] QString missing() const override;
    void primary() override;

private:
    [[nodiscard]] PlanChoices choices() const;
    void incidentReplaced();
    void read(const std::function<void(const plan::UserLists &)> &then);
    void planOrGoOn(const plan::UserLists &lists);
    void ended(run::End end, const std::optional<Error> &error);
    void showError(const Error &error);
    void showStopped();
    void showNamedInVain(const QStringList &lines);
    void refresh();

    Desk &m_desk;
    LiveIncident &m_live;
    CallGate m_gate;
    GateBand *m_gateBand;
    GateCard *m_gateCard;
    ChoicesForm *m_form;
    SingleUsers *m_single;
    TextCard *m_order;
    FateTable *m_fates;
    Notice *m_notice;
    QCheckBox *m_allowUnknown;
    BusyCard *m_lookingUp;
    QString m_shown; // path of the incident whose choices are shown
    plan::UserLists m_planningWith, m_plannedWith; // what the fields said for the plan
    bool m_planning = false;
    bool m_reading = false; // the files that name users
};

} // namespace bulkhead::ui
