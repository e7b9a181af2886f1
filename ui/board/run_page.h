// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "board/users_model.h"
#include "flow/call_gate.h"
#include "flow/page.h"

#include <QTimer>

class QLineEdit;

namespace bulkhead::ui {

class GateBand;
class Notice;
class PaceCard;
class ReleaseBar;
class RunControls;
class SettleBar;
class RunSummary;
class StateChips;
class UserPane;
class UsersTable;

// The run as it goes: what matters on top, every user below, one user's calls beside them.
class RunPage : public Page
{
    Q_OBJECT
public:
    RunPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Run"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("run"); }
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString closed() const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] bool isWide() const override { return true; }
    void entered() override;

    void refresh();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *bar();
    [[nodiscard]] QWidget *users();
    [[nodiscard]] bool running() const { return m_desk.task() == Task::Running; }
    void applyFilter();
    void showNumbers();
    void showStanding();
    void ended(const std::optional<Error> &error);
    void forget();

    Desk &m_desk;
    LiveIncident &m_live;
    UsersModel m_model;
    GateBand *m_gateBand;
    RunSummary *m_summary;
    RunControls *m_controls;
    Notice *m_notice;
    StateChips *m_chips;
    QLineEdit *m_search;
    UsersTable *m_table;
    UserPane *m_pane;
    SettleBar *m_settle;
    ReleaseBar *m_release;
    PaceCard *m_pace;
    QTimer m_typing;
    std::optional<Error> m_error; // the last run could not even begin
    bool m_ran = true; // what the desk did last; a plan or a look is told elsewhere
};

} // namespace bulkhead::ui
