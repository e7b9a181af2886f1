// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"
#include "flow/page.h"

namespace bulkhead::ui {

class AdviceCard;
class BusyCard;
class ConfirmCard;
class EarlierLinksCard;
class FateTable;
class FindingsCard;
class GateReview;
class LetterCard;
class Notice;
class RehearsalCard;
class StatTile;
class TextCard;

// The last look before anything is changed: the numbers, what the tenant tells, what dies and what
// lives on, advice on single users, a rehearsal, and the tenant's name to type.
class ReviewPage : public Page
{
    Q_OBJECT
public:
    ReviewPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Review"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("review"); }
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString closed() const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString primaryText() const override;
    void primary() override;
    void entered() override;

private:
    [[nodiscard]] QWidget *tiles();
    void begin();
    void check();
    void planAgain();
    void ended(run::End end, const std::optional<Error> &error);
    void showNumbers();
    void showFindings();
    void refresh();
    void allow();
    [[nodiscard]] bool started() const { return m_live.ledger().runStarted(); }

    Desk &m_desk;
    LiveIncident &m_live;
    CallGate m_gate;
    StatTile *m_users;
    StatTile *m_mails;
    StatTile *m_tickets;
    StatTile *m_calls;
    StatTile *m_time;
    Notice *m_notice;
    BusyCard *m_busy;
    FindingsCard *m_findings;
    GateReview *m_gateReview;
    EarlierLinksCard *m_earlier;
    LetterCard *m_letters;
    TextCard *m_outcome;
    AdviceCard *m_advice;
    FateTable *m_fates;
    RehearsalCard *m_rehearsal;
    ConfirmCard *m_confirm;
    bool m_stopped = false; // by what the tenant told
    bool m_asked = false; // the desk is at something that this page asked for
    QString m_plan; // incident and plan that are shown
};

} // namespace bulkhead::ui
