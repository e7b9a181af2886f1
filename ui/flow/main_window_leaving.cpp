// SPDX-License-Identifier: Apache-2.0
// How an incident, or the window, is left while calls are on their way.
#include "flow/main_window.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

namespace bulkhead::ui {

void MainWindow::leave(Leaving what)
{
    if (m_desk.task() == Task::Running && m_leaving == Leaving::No)
        return askBeforeLeaving(what);
    pauseAndLeave(what);
}

void MainWindow::askBeforeLeaving(Leaving what)
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Bulkhead"));
    box->setText(tr("The run is on its way."));
    box->setInformativeText(
        tr("What was sent is finished and recorded. The users that are left stay untreated until "
           "you open this incident again and resume."));
    QPushButton *pause = box->addButton(tr("Pause and close"), QMessageBox::AcceptRole);
    QPushButton *stay = box->addButton(tr("Keep running"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(pause, &QPushButton::clicked, this, [this, what] { pauseAndLeave(what); });
    box->open();
}

void MainWindow::pauseAndLeave(Leaving what)
{
    const bool asked = std::exchange(m_leaving, what) != Leaving::No;
    switch (m_desk.task()) { // some go on in left()
    case Task::Running:
    case Task::Planning:
    case Task::Surveying:
    case Task::Looking:
    case Task::Rehearsing:
    case Task::Protecting:
        if (!asked)
            m_desk.pause();
        return;
    case Task::Gating: // half a gate helps nobody: only who asks twice does not wait for it
        if (asked)
            m_desk.pause();
        return;
    case Task::Opening:
    case Task::Importing:
    case Task::Settling:
    case Task::Closing:
    case Task::Exporting: return; // ends soon, and its answer belongs to this incident
    case Task::None:
    case Task::StartingPractice:
    case Task::Checking:
    case Task::SendingLetter: return left();
    }
}

void MainWindow::left()
{
    const Leaving what = std::exchange(m_leaving, Leaving::No);
    if (what == Leaving::No)
        return;
    if (what == Leaving::Window) {
        close();
        return;
    }
    m_desk.closeIncident();
    m_live.close();
    showStart();
}

void MainWindow::stopAndClose()
{
    pauseAndLeave(Leaving::Window);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const bool busy = makesCalls(m_desk.task());
    event->setAccepted(!busy);
    if (busy)
        leave(Leaving::Window);
}

} // namespace bulkhead::ui
