// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "tenant/tenant_profiles.h"

#include <QWidget>

#include <vector>

class QStackedWidget;

namespace bulkhead::ui {

class Page;
class MarkBand;
class PageFrame;
class PracticeBand;
class ReadOnlyBand;
class StartPage;
class StepRail;

// The window: the start page, or the walk with its steps on the left. It moves between pages,
// says on each of them when the tenant is for practice, and asks before a run is left.
class MainWindow : public QWidget
{
    Q_OBJECT
public:
    // Owns the pages from now on. `walk` in the order of the steps.
    MainWindow(Desk &desk, LiveIncident &live, const QList<Page *> &walk, StartPage *start,
        QWidget *parent = nullptr);

    // To the first page, for an incident that is still to be made.
    void begin();
    // Pauses what runs and closes without asking: the system ends the session.
    void stopAndClose();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    enum class Leaving { No, Incident, Window };
    void build(const QList<Page *> &walk);
    void showStep(int step);
    void goBack(int step);
    [[nodiscard]] bool isStep(int index) const; // of the walk
    void showStart();
    void land();
    void leave(Leaving what);
    void askBeforeLeaving(Leaving what);
    void pauseAndLeave(Leaving what);
    void left();
    void refresh();
    [[nodiscard]] EnvironmentMark markOfIncident() const;
    [[nodiscard]] int currentStep() const; // -1: the start page

    Desk &m_desk;
    LiveIncident &m_live;
    StartPage *m_start;
    StepRail *m_rail;
    PracticeBand *m_practiceBand;
    ReadOnlyBand *m_readOnlyBand;
    MarkBand *m_markBand;
    QStackedWidget *m_views; // start, walk
    QStackedWidget *m_pages;
    std::vector<PageFrame *> m_frames;
    int m_cameFrom = 0; // the page before one that is beside the walk
    bool m_landing = false; // an opened incident waits on the tenant page
    Leaving m_leaving = Leaving::No;
};

} // namespace bulkhead::ui
