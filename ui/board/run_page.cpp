// SPDX-License-Identifier: Apache-2.0
#include "board/run_page.h"

#include "board/pace_card.h"
#include "board/run_controls.h"
#include "board/run_summary.h"
#include "board/settle_bar.h"
#include "board/state_chips.h"
#include "board/user_pane.h"
#include "board/users_table.h"
#include "gate/gate_band.h"
#include "gate/release_bar.h"
#include "look/look.h"
#include "look/notice.h"
#include "texts/report_text.h"

#include <QLineEdit>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace bulkhead::ui {
namespace {

using State = journal::IncidentState;

constexpr int typingPauseMs = 200;

Tone toneFor(const journal::Ledger &ledger)
{
    switch (ledger.state()) {
    case State::Halted: return Tone::Bad;
    case State::Finished:
        return ledger.userTotal(StepState::Failed) + ledger.userTotal(StepState::Unknown) > 0
            ? Tone::Warning
            : Tone::Good;
    default: return Tone::Warning;
    }
}

} // namespace

RunPage::RunPage(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : Page(parent), m_desk(desk), m_live(live), m_model(live),
      m_gateBand(new GateBand(desk, live, gate, GateBand::Offers::GateAndRun)),
      m_summary(new RunSummary), m_controls(new RunControls(desk, live, gate)),
      m_notice(new Notice), m_chips(new StateChips), m_search(new QLineEdit),
      m_table(new UsersTable(m_model)), m_pane(new UserPane(desk, live, gate)),
      m_settle(new SettleBar(desk, live)), m_release(new ReleaseBar(desk, live, std::move(gate))),
      m_pace(new PaceCard(desk, live))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(3 * spacing / 2);
    layout->addWidget(m_gateBand);
    layout->addWidget(m_summary);
    layout->addWidget(m_notice);
    layout->addWidget(bar());
    layout->addWidget(m_chips);
    layout->addWidget(users(), 1);
    layout->addWidget(m_pace);
    connect(m_table, &UsersTable::chosen, m_pane, &UserPane::show);
    connect(m_table, &UsersTable::chosen, m_settle, &SettleBar::show);
    connect(m_table, &UsersTable::chosen, m_release, &ReleaseBar::show);
    connect(m_release, &ReleaseBar::confirmed, m_gateBand, &GateBand::release);
    connect(&m_live, &LiveIncident::replaced, this, [this] {
        if (!m_live.isOpen())
            forget();
        refresh();
    });
    connect(&m_live, &LiveIncident::rowsChanged, this, &RunPage::showNumbers);
    connect(&m_live, &LiveIncident::progressed, this, &RunPage::showNumbers);
    connect(&m_desk, &Desk::taskChanged, this, [this](Task task) {
        if (task != Task::None)
            m_ran = task == Task::Running;
        if (running())
            m_error.reset();
        refresh();
    });
    connect(&m_desk, &Desk::taskEnded, this, [this](run::End, const std::optional<Error> &error) {
        if (m_ran || !error)
            ended(error);
    });
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task == Task::Running || task == Task::Settling)
            ended(error);
    });
    refresh();
}

// What can be done to the run, and beside it whom to look for.
QWidget *RunPage::bar()
{
    m_search->setAccessibleName(tr("Search users"));
    m_search->setPlaceholderText(tr("Search users"));
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(120);
    m_search->setMaximumWidth(220);
    auto *find = new QShortcut(QKeySequence::Find, this);
    m_search->setToolTip(find->key().toString(QKeySequence::NativeText));
    connect(find, &QShortcut::activated, m_search, qOverload<>(&QLineEdit::setFocus));
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPauseMs);
    auto *whole = new QWidget;
    auto *row = new QHBoxLayout(whole);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(m_controls, 1);
    row->addWidget(m_search);
    connect(m_chips, &StateChips::toggled, this, &RunPage::applyFilter);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this, &RunPage::applyFilter);
    return whole;
}

QWidget *RunPage::users()
{
    auto *one = new QWidget;
    auto *column = new QVBoxLayout(one);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addWidget(m_pane, 1);
    column->addWidget(m_settle);
    column->addWidget(m_release);
    auto *split = new QSplitter(Qt::Horizontal);
    split->addWidget(m_table);
    split->addWidget(one);
    split->setStretchFactor(0, 5);
    split->setStretchFactor(1, 3);
    split->setHandleWidth(spacing);
    split->setChildrenCollapsible(false);
    m_pane->setMinimumWidth(230);
    split->setMinimumHeight(220);
    return split;
}

QString RunPage::subtitle() const
{
    return texts::explainRun(m_live.ledger()).happened;
}

QString RunPage::closed() const
{
    return m_live.ledger().runStarted() || running() || m_error ? QString()
                                                                : tr("Start it from Review");
}

QString RunPage::missing() const
{
    if (running())
        return tr("The run is on its way");
    return m_live.ledger().runStarted() ? QString() : tr("Start it from Review");
}

void RunPage::entered()
{
    m_controls->takeFocus(); // whoever opens an unfinished run has come to resume it
}

void RunPage::applyFilter()
{
    m_model.setFilter({m_chips->states(), m_search->text().trimmed()});
}

void RunPage::showNumbers()
{
    const auto &ledger = m_live.ledger();
    if (!isVisible())
        return;
    m_summary->show(ledger, m_live.progress(), running());
    std::array<qint64, 6> counts{};
    for (const StepState state : texts::statesInOrder())
        counts[size_t(state)] = ledger.userTotal(state);
    m_chips->setCounts(counts);
}

void RunPage::showStanding()
{
    if (running())
        return m_notice->clear();
    const auto &error = m_live.readOnly() ? m_live.readOnly() : m_error;
    const texts::Explanation why =
        error ? texts::explain(*error) : texts::explainRun(m_live.ledger());
    m_notice->tell(
        why.happened, why.meaning, why.todo, error ? Tone::Bad : toneFor(m_live.ledger()));
}

void RunPage::ended(const std::optional<Error> &error)
{
    m_error = error;
    refresh();
}

// Nothing of one incident is carried over to the next.
void RunPage::forget()
{
    m_error.reset();
    m_search->clear();
    m_chips->clear();
}

void RunPage::refresh()
{
    showNumbers();
    showStanding();
    m_controls->refresh();
    m_gateBand->refresh();
    m_pane->refresh();
    m_release->refresh();
    emit changed();
}

void RunPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_model.setActive(true);
    refresh();
}

void RunPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_model.setActive(false);
}

} // namespace bulkhead::ui
