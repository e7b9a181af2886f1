// SPDX-License-Identifier: Apache-2.0
#include "flow/main_window.h"

#include "flow/mark_band.h"
#include "flow/page_frame.h"
#include "flow/practice_band.h"
#include "flow/read_only_band.h"
#include "flow/step_rail.h"
#include "start/start_page.h"

#include <QFileInfo>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr QSize firstSize(1180, 800);
constexpr QSize smallest(880, 560);

// Where an incident in that state is gone on with. The steps are those of the walk.
int stepFor(journal::IncidentState state)
{
    using State = journal::IncidentState;
    enum Step { List = 1, Plan, Review, Run, Report };
    switch (state) {
    case State::New: return List;
    case State::Imported: return Plan;
    case State::Planned: return Review;
    case State::Running:
    case State::Paused:
    case State::Halted: return Run;
    case State::Cancelled:
    case State::Finished: return Report;
    }
    Q_UNREACHABLE();
}

} // namespace

MainWindow::MainWindow(
    Desk &desk, LiveIncident &live, const QList<Page *> &walk, StartPage *start, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_live(live), m_start(start), m_rail(new StepRail(walk)),
      m_practiceBand(new PracticeBand), m_readOnlyBand(new ReadOnlyBand), m_markBand(new MarkBand),
      m_views(new QStackedWidget), m_pages(new QStackedWidget)
{
    build(walk);
    connect(m_start, &StartPage::begun, this, &MainWindow::begin);
    connect(m_rail, &StepRail::chosen, this, &MainWindow::showStep);
    connect(m_rail, &StepRail::closeAsked, this, [this] { leave(Leaving::Incident); });
    connect(&m_desk, &Desk::incidentOpened, this, &MainWindow::land);
    connect(&m_desk, &Desk::credentialKept, this, [this] {
        if (m_landing)
            land();
    });
    const auto ended = [this] {
        if (m_desk.task() == Task::None)
            left();
    };
    // Queued: the other pages hear the answer first.
    connect(&m_desk, &Desk::taskChanged, this, ended, Qt::QueuedConnection);
    connect(&m_live, &LiveIncident::replaced, this, &MainWindow::refresh);
    showStart();
}

void MainWindow::build(const QList<Page *> &walk)
{
    for (Page *page : walk) {
        auto *frame = new PageFrame(*page);
        const int step = int(m_frames.size());
        m_pages->addWidget(frame);
        m_frames.push_back(frame);
        connect(frame, &PageFrame::backAsked, this, [this, step] { goBack(step); });
        connect(page, &Page::advanced, this, [this, step] {
            if (m_landing)
                land();
            else if (isStep(step + 1))
                showStep(step + 1);
        });
        connect(page, &Page::changed, this, &MainWindow::refresh);
    }
    auto *walkView = new QWidget;
    auto *row = new QHBoxLayout(walkView);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_pages, 1);
    m_views->addWidget(m_start);
    m_views->addWidget(walkView);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_practiceBand);
    layout->addWidget(m_markBand);
    layout->addWidget(m_readOnlyBand);
    layout->addWidget(m_views, 1);
    const QSize room = screen()->availableSize();
    setMinimumSize(smallest.boundedTo(room));
    resize(firstSize.boundedTo(room));
}

int MainWindow::currentStep() const
{
    return m_views->currentWidget() == m_start ? -1 : m_pages->currentIndex();
}

void MainWindow::begin()
{
    showStep(0);
}

bool MainWindow::isStep(int index) const
{
    return index < int(m_frames.size()) && !m_frames[size_t(index)]->page().isBeside();
}

void MainWindow::goBack(int step)
{
    if (!isStep(step))
        showStep(m_cameFrom);
    else if (step > 0)
        showStep(step - 1);
    else
        leave(Leaving::Incident);
}

void MainWindow::showStep(int step)
{
    if (!m_frames[size_t(step)]->page().closed().isEmpty())
        return;
    if (const int current = currentStep(); current >= 0 && isStep(current))
        m_cameFrom = current;
    m_landing = false;
    m_views->setCurrentIndex(1);
    m_pages->setCurrentIndex(step);
    refresh();
    m_frames[size_t(step)]->page().entered();
}

void MainWindow::showStart()
{
    m_landing = false;
    m_views->setCurrentWidget(m_start);
    m_start->entered();
    refresh();
}

// An incident was opened: to where it is gone on with, or to the tenant as long as something is
// missing before its first call.
void MainWindow::land()
{
    using State = journal::IncidentState;
    const State state = m_live.ledger().state();
    const bool over =
        state == State::Finished || state == State::Cancelled || m_live.readOnly().has_value();
    const bool ready = over || m_frames.front()->page().missing().isEmpty();
    showStep(ready ? stepFor(state) : 0);
    m_landing = !ready;
}

void MainWindow::refresh()
{
    const int current = currentStep();
    bool complete = true; // all steps so far
    for (int step = 0; step < int(m_frames.size()); ++step) {
        const Page &page = m_frames[size_t(step)]->page();
        const QString closed = page.closed();
        const QString missing = closed.isEmpty() ? page.missing() : closed;
        complete = complete && missing.isEmpty();
        const bool done =
            complete && isStep(step + 1) && m_frames[size_t(step) + 1]->page().closed().isEmpty();
        m_rail->setStep(step,
            step == current         ? StepRail::State::Current
                : !closed.isEmpty() ? StepRail::State::Closed
                : done              ? StepRail::State::Done
                                    : StepRail::State::Open,
            isStep(step) ? missing : closed);
    }
    const QString name = m_live.isOpen() ? QFileInfo(m_live.path()).completeBaseName() : QString();
    m_rail->setIncident(name);
    m_practiceBand->setVisible(current >= 0 && m_live.practice());
    m_markBand->tell(current >= 0 ? markOfIncident() : EnvironmentMark(),
        m_live.ledger().tenant().address.name());
    m_readOnlyBand->tell(current >= 0 ? m_live.readOnly() : std::nullopt);
    setWindowTitle(name.isEmpty() ? u"Bulkhead"_s : tr("%1 – Bulkhead").arg(name));
}

EnvironmentMark MainWindow::markOfIncident() const
{
    const auto profile =
        m_live.isOpen() ? profileOf(m_live.ledger().tenant()) : std::optional<TenantProfile>();
    return profile ? profile->mark : EnvironmentMark();
}

} // namespace bulkhead::ui
