// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"
#include "start/recent_incidents.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace bulkhead::ui {

class Notice;

// Where the program begins: practise, a new incident, open one, and those known already, with an
// unfinished run first.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(Desk &desk, QWidget *parent = nullptr);

    // It is shown now: reads anew what is known.
    void entered();

signals:
    // To the first page of the walk, for the practice tenant or for one's own.
    void begun(bool practice);

private:
    [[nodiscard]] QWidget *ways();
    void readKnown();
    void browse();
    void open(const QString &path);
    void add(const RecentIncident &incident);

    Desk &m_desk;
    RecentReader m_reader;
    bool m_readingDue = false;
    Notice *m_notice;
    QLabel *m_recentTitle;
    QVBoxLayout *m_unfinished;
    QVBoxLayout *m_others;
};

} // namespace bulkhead::ui
