// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "look/text_card.h"

class QButtonGroup;
class QLabel;

namespace bulkhead::ui {

class CheckCard;
class ChoiceCard;

// What the gate will do before a run begins, what it cannot do, and what becomes of users who could
// never get past it by themselves. Hidden while no gate is wished for.
class GateReview : public TextCard
{
    Q_OBJECT
public:
    explicit GateReview(LiveIncident &live, QWidget *parent = nullptr);

    void showGate(); // the plan may be another one: goes through all rows
    // Why the run cannot begin with this gate; empty when it can.
    [[nodiscard]] QString missing() const;
    // How a run begins with what was chosen.
    [[nodiscard]] run::RunOptions runOptions() const;

signals:
    void changed();

private:
    [[nodiscard]] QWidget *strandedChoice();
    void choose(bool letIn);
    void count();
    void refresh();
    [[nodiscard]] QStringList lines() const;
    [[nodiscard]] bool needsChoice() const;

    LiveIncident &m_live;
    QLabel *m_strandedWords;
    QButtonGroup *m_choice;
    ChoiceCard *m_deny;
    ChoiceCard *m_pass;
    QWidget *m_stranded;
    QLabel *m_lacking;
    CheckCard *m_without;
    std::optional<journal::GateChoices> m_countedBy; // since the plan was made
    run::BehindGate m_behind;
    std::optional<Error> m_unfit; // of a gate before whole connections
    qint64 m_strandedUsers = 0;
    QStringList m_stranding; // connections
    QStringList m_missingScopes;
};

} // namespace bulkhead::ui
