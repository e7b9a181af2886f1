// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/preflight.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace bulkhead::ui {

class Fold;

// What the tenant tells of itself, against the plan: for each finding an icon, what it is, what it
// means and what to do. What is well is folded away.
class FindingsCard : public QFrame
{
    Q_OBJECT
public:
    explicit FindingsCard(QWidget *parent = nullptr);

    // `atMs`: when the tenant told, UTC; 0: it was not asked yet.
    void show(const std::vector<plan::Finding> &findings, qint64 atMs);
    // The button that asks it again, and whether it can be pressed.
    void offerCheck(bool offered, bool possible);

signals:
    void checkAsked();

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void refill(QWidget &list, plan::Severity from, plan::Severity to);
    [[nodiscard]] qint64 count(plan::Severity severity) const;

    std::vector<plan::Finding> m_findings;
    QLabel *m_title, *m_when;
    QWidget *m_open, *m_well;
    Fold *m_fold;
    QPushButton *m_check;
};

} // namespace bulkhead::ui
