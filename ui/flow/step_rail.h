// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bulkhead::ui {

// The steps of the walk on the left: where one is, what is done, and what is still missing.
class StepRail : public QFrame
{
    Q_OBJECT
public:
    explicit StepRail(QWidget *parent = nullptr);

    enum class State { Done, Current, Open, Closed };
    void addStep(const QString &title, const QString &iconName);
    // `note` is what is missing there, or why the step cannot be entered.
    void setStep(int step, State state, const QString &note);
    void setIncident(const QString &name); // empty: none is open

signals:
    void chosen(int step);
    void closeAsked();

private:
    struct Step
    {
        QPushButton *button;
        QLabel *note;
        QString title, iconName;
    };

    std::vector<Step> m_steps;
    QVBoxLayout *m_list;
    QLabel *m_incident;
    QPushButton *m_close;
};

} // namespace bulkhead::ui
