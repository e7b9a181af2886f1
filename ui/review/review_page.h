// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/call_gate.h"
#include "flow/page.h"

class QFrame;
class QLabel;
class QLineEdit;

namespace bulkhead::ui {

class FateTable;
class StatTile;
class TextCard;

// The person has to type the number of users as well: the plan is large, or touches a large part
// of the tenant.
[[nodiscard]] bool asksForUserCount(const PlanCounts &counts);

// The last look before anything is changed: the numbers, what dies and what lives on, and
// the tenant's name to type.
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
    [[nodiscard]] QFrame *confirmation();
    void showNumbers();
    void showFindings();
    void refresh();
    [[nodiscard]] bool started() const { return m_live.ledger().runStarted(); }
    [[nodiscard]] bool nameRight() const;
    [[nodiscard]] bool countRight() const;

    Desk &m_desk;
    LiveIncident &m_live;
    CallGate m_gate;
    StatTile *m_users;
    StatTile *m_mails;
    StatTile *m_tickets;
    StatTile *m_calls;
    StatTile *m_time;
    TextCard *m_stops;
    TextCard *m_outcome;
    TextCard *m_warnings;
    TextCard *m_advice;
    FateTable *m_fates;
    QFrame *m_confirm;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_nameReason;
    QLabel *m_countLabel;
    QLineEdit *m_count;
    QLabel *m_countReason;
    bool m_stopped = false; // by what the tenant told
    QString m_shown; // incident and plan the typed words belong to
};

} // namespace bulkhead::ui
