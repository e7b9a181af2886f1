// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_choices.h"

#include <QWidget>

#include <vector>

class QLineEdit;

namespace bulkhead::ui {

class ChoiceCard;

// What to revoke and how passwords get reset, each choice with what it really does.
class ChoicesForm : public QWidget
{
    Q_OBJECT
public:
    explicit ChoicesForm(QWidget *parent = nullptr);

    [[nodiscard]] PlanChoices choices() const; // allowUnknown is not chosen here
    void setChoices(const PlanChoices &choices);

signals:
    void changed();

private:
    template <typename Code> struct Option
    {
        Code code;
        ChoiceCard *card;
    };
    void addScopes();
    void addResets();
    void addDetails();

    std::vector<Option<RevocationScope>> m_scopes;
    std::vector<Option<ResetMethods>> m_resets;
    QWidget *m_details;
    QLineEdit *m_connection;
    QLineEdit *m_resetClientId;
};

} // namespace bulkhead::ui
