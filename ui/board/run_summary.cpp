// SPDX-License-Identifier: Apache-2.0
#include "board/run_summary.h"

#include "look/look.h"
#include "look/stat_tile.h"
#include "texts/plan_text.h"
#include "texts/report_text.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QProgressBar>

namespace bulkhead::ui {
namespace {

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString rate(double perS)
{
    return QLocale().toString(perS, 'f', perS < 10 ? 1 : 0);
}

QString standing(journal::IncidentState state)
{
    switch (state) {
    case journal::IncidentState::Paused: return RunSummary::tr("paused");
    case journal::IncidentState::Halted: return RunSummary::tr("halted");
    case journal::IncidentState::Cancelled: return RunSummary::tr("cancelled");
    case journal::IncidentState::Finished: return RunSummary::tr("finished");
    default: return RunSummary::tr("not started");
    }
}

QString paceWords(const run::Progress &progress)
{
    switch (progress.waiting) {
    case run::Waiting::Outage: return RunSummary::tr("no answer; asked again by itself");
    case run::Waiting::Others: return RunSummary::tr("production is using the limit");
    case run::Waiting::No: break;
    }
    const double pace = progress.pacePerS[size_t(Api::Management)];
    const double ceiling = progress.ceilingPerS[size_t(Api::Management)];
    return (pace > 1.1 * ceiling
            ? RunSummary::tr("Management calls a second, from the burst the tenant allows; then %1")
            : RunSummary::tr("Management calls a second; ceiling %1"))
        .arg(rate(ceiling));
}

} // namespace

RunSummary::RunSummary(QWidget *parent)
    : QWidget(parent), m_bar(new QProgressBar), m_done(new StatTile(tr("Done"))),
      m_failed(new StatTile(tr("Failed"))), m_pace(new StatTile(tr("Pace"))),
      m_left(new StatTile(tr("Time left")))
{
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setTextVisible(false);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(spacing);
    for (StatTile *tile : {m_done, m_failed, m_pace, m_left})
        tiles->addWidget(tile, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_bar);
    layout->addLayout(tiles);
}

void RunSummary::show(const journal::Ledger &ledger, const run::Progress &progress, bool running)
{
    showCounts(ledger);
    if (!running) {
        m_pace->setValue(rate(0), tr("nothing is being sent"));
        m_left->setValue(QStringLiteral("–"), standing(ledger.state()));
    } else if (progress.phase == run::Phase::Connecting) {
        m_pace->setValue(rate(0), tr("connecting to the tenant"));
        m_left->setValue(texts::duration(ledger.counts().seconds), tr("as planned"));
    } else {
        m_pace->setValue(rate(progress.pacePerS[size_t(Api::Management)]), paceWords(progress));
        if (progress.etaS < 0)
            m_left->setValue(QStringLiteral("–"), tr("not known yet"));
        else
            m_left->setValue(texts::duration(progress.etaS),
                progress.lettersLeft > 0 ? tr("%1 letters to go").arg(number(progress.lettersLeft))
                                         : QString());
    }
}

void RunSummary::showCounts(const journal::Ledger &ledger)
{
    const qint64 total = ledger.userTotal();
    const qint64 done = ledger.userTotal(StepState::Done);
    const qint64 failed = ledger.userTotal(StepState::Failed);
    const qint64 unknown = ledger.userTotal(StepState::Unknown);
    m_bar->setRange(0, int(total));
    m_bar->setValue(int(total - ledger.userTotal(StepState::Pending)));
    m_done->setValue(
        number(done), tr("of %1; %2").arg(texts::userCount(total), texts::percent(done, total)));
    m_failed->setValue(number(failed),
        unknown > 0 ? tr("and %1 unknown").arg(number(unknown)) : QString(),
        failed > 0 ? std::optional(Tone::Bad) : std::nullopt);
}

} // namespace bulkhead::ui
