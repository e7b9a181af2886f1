// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/text_card.h"
#include "plan/user_lists.h"
#include "review/advised_model.h"

class QCheckBox;
class QListView;
class QPushButton;

namespace bulkhead::ui {

// What to know of single users, by groups, and whom to send a link against the advice: all of them,
// or some. What is chosen here takes another plan.
class AdviceCard : public TextCard
{
    Q_OBJECT
public:
    explicit AdviceCard(QWidget *parent = nullptr);

    // Of a plan; hidden when there is nothing to know.
    void show(const journal::Ledger &ledger);
    // Whether another plan could be made at all, and whether now.
    void allow(bool changeable, bool possible);
    // That plan: the one that stands, with what is chosen here.
    [[nodiscard]] PlanChoices choices(const journal::Ledger &ledger) const;
    [[nodiscard]] plan::UserLists lists(const journal::Ledger &ledger) const;
    // Something is chosen that the plan does not do.
    [[nodiscard]] bool isEdited() const;

signals:
    void planAsked();
    void edited();

private:
    [[nodiscard]] QWidget *overriding();
    void showUsers(const journal::Ledger &ledger);
    void choose();
    void refresh();

    AdvisedModel m_model;
    QWidget *m_overriding;
    QCheckBox *m_all;
    QListView *m_users;
    QPushButton *m_plan;
    bool m_standingAll = false;
    QStringList m_standing; // users ticked by the plan
    bool m_offered = false, m_changeable = false, m_possible = false;
};

} // namespace bulkhead::ui
