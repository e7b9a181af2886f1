// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>

#include <vector>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bulkhead::ui {

class Page;

// The steps of the walk on the left: where one is, what is done, and what is still missing.
class StepRail : public QFrame
{
    Q_OBJECT
public:
    explicit StepRail(const QList<Page *> &walk, QWidget *parent = nullptr);

    enum class State { Done, Current, Open, Closed };
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
        QString iconName;
    };
    void addStep(const Page &page, QVBoxLayout &layout);

    std::vector<Step> m_steps;
    QLabel *m_incident;
    QPushButton *m_close;
};

} // namespace bulkhead::ui
