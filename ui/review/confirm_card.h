// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

#include <QFrame>

class QLabel;
class QLineEdit;

namespace bulkhead::ui {

// The person has to type the number of users as well: the plan is large, or touches a large part
// of the tenant.
[[nodiscard]] bool asksForUserCount(const PlanCounts &counts);

// The tenant's name to type, and the number of users when they are many.
class ConfirmCard : public QFrame
{
    Q_OBJECT
public:
    explicit ConfirmCard(QWidget *parent = nullptr);

    void ask(const journal::Ledger &ledger);
    void forget(); // what was typed, for another plan
    // What has to be typed yet; empty: nothing.
    [[nodiscard]] QString missing() const;
    void focusName();

signals:
    void changed();

private:
    [[nodiscard]] bool nameRight() const;
    [[nodiscard]] bool countRight() const;
    void edited();

    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_nameReason;
    QLabel *m_countLabel;
    QLineEdit *m_count;
    QLabel *m_countReason;
    QString m_wantedName;
    PlanCounts m_counts;
};

} // namespace bulkhead::ui
