// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_nonsense.h"

#include <QWidget>

#include <vector>

class QLabel;

namespace bulkhead::ui {

class AttackFields;
class ChoiceCard;
class ExtraCards;
class ResetCards;
class ResetDetails;

// What to revoke, how passwords get reset and what else, each choice with what it really does.
class ChoicesForm : public QWidget
{
    Q_OBJECT
public:
    explicit ChoicesForm(QWidget *parent = nullptr);

    [[nodiscard]] PlanChoices choices() const; // what cannot be chosen here stays as it was set
    void setChoices(const PlanChoices &choices);
    // Why these choices cannot be planned; empty when they can.
    [[nodiscard]] QString missing() const;

signals:
    void changed();

private:
    struct Scope
    {
        RevocationScope code;
        ChoiceCard *card;
    };
    [[nodiscard]] QWidget *scopes();
    void edited(bool typing);
    void explainNonsense(bool typing);

    PlanChoices m_rest; // what has no field here
    std::vector<Scope> m_scopes;
    ResetCards *m_resets;
    QLabel *m_nothing;
    ResetDetails *m_details;
    AttackFields *m_attack;
    ExtraCards *m_extras;
};

} // namespace bulkhead::ui
