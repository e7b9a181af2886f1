// SPDX-License-Identifier: Apache-2.0
#include "texts/report_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using journal::IncidentState;
using journal::Ledger;

constexpr int reasonCount = int(lastReason) + 1;

QString tr(const char *text)
{
    return QCoreApplication::translate("report", text);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString part(StepState state, qint64 users)
{
    const bool one = users == 1;
    switch (state) {
    case StepState::Failed: return tr("%1 failed").arg(number(users));
    case StepState::Unknown:
        return (one ? tr("%1 is unknown") : tr("%1 are unknown")).arg(number(users));
    case StepState::Pending:
        return (one ? tr("%1 is pending") : tr("%1 are pending")).arg(number(users));
    case StepState::Skipped:
        return (one ? tr("%1 was skipped") : tr("%1 were skipped")).arg(number(users));
    case StepState::Cancelled:
        return (one ? tr("%1 was cancelled") : tr("%1 were cancelled")).arg(number(users));
    case StepState::Done: break;
    }
    return {};
}

Explanation running(const Ledger &ledger)
{
    return {tr("The run is on its way."),
        tr("%1 not finished yet; what is done is recorded.")
            .arg(userCount(ledger.userTotal(StepState::Pending))),
        tr("Wait, or pause it: it goes on exactly where it stopped.")};
}

Explanation paused(const Ledger &ledger)
{
    return {tr("The run is paused."),
        tr("%1 not treated yet; what is done is recorded.")
            .arg(userCount(ledger.userTotal(StepState::Pending))),
        tr("Resume when you are ready: it goes on exactly where it stopped.")};
}

Explanation cancelled(const Ledger &ledger)
{
    return {tr("The run was cancelled."),
        tr("%1 not treated: their sessions and tokens still work.")
            .arg(userCount(ledger.userTotal(StepState::Cancelled))),
        tr("Start a new incident for those who are left.")};
}

Explanation finished(const Ledger &ledger)
{
    const qint64 open = ledger.userTotal(StepState::Failed) + ledger.userTotal(StepState::Unknown);
    if (open == 0)
        return {tr("The run is finished."), doneMeans(), tr("Export the report.")};
    const bool failed = ledger.userTotal(StepState::Failed) > 0;
    const bool unknown = ledger.userTotal(StepState::Unknown) > 0;
    return {tr("The run is finished, with %1 left to look at.").arg(userCount(open)), doneMeans(),
        failed && unknown
            ? tr("Retry the failed ones, look the unknown ones up, then export the report.")
            : failed ? tr("Retry the failed ones, then export the report.")
                     : tr("Look the unknown ones up, then export the report.")};
}

} // namespace

QString userCount(qint64 users)
{
    return users == 1 ? tr("1 user") : tr("%1 users").arg(number(users));
}

QString doneMeans()
{
    return tr("Done means that the tenant accepted every call for this user.");
}

QString resultText(const Ledger &ledger)
{
    const qint64 total = ledger.userTotal();
    const qint64 done = ledger.userTotal(StepState::Done);
    if (total == 0)
        return tr("There are no affected users on this incident's list.");
    if (done == total)
        return total == 1 ? tr("The one user is done.")
                          : tr("All %1 are done.").arg(userCount(total));
    QStringList parts{tr("%1 of %2 done").arg(number(done), userCount(total))};
    for (const StepState state : statesInOrder()) {
        if (state != StepState::Done && ledger.userTotal(state) > 0)
            parts << part(state, ledger.userTotal(state));
    }
    return parts.join(u", "_s) + u'.';
}

Explanation explainRun(const Ledger &ledger)
{
    switch (ledger.state()) {
    case IncidentState::Paused: return paused(ledger);
    case IncidentState::Halted: return ledger.halt() ? explain(*ledger.halt()) : paused(ledger);
    case IncidentState::Cancelled: return cancelled(ledger);
    case IncidentState::Finished: return finished(ledger);
    case IncidentState::Running: return running(ledger);
    case IncidentState::Planned:
        return {tr("The run has not started."), tr("Nothing was changed in the tenant yet."),
            tr("Start it from Review.")};
    case IncidentState::New:
    case IncidentState::Imported:
        return {tr("There is no plan yet."), tr("Nothing was changed in the tenant yet."),
            tr("Choose what to do under Plan.")};
    }
    Q_UNREACHABLE();
}

std::vector<OutcomeGroup> outcomeGroups(const Ledger &ledger)
{
    std::array<std::array<qint64, reasonCount>, 6> counts{};
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) != Resolution::Merged)
            ++counts[size_t(ledger.userState(row))][size_t(ledger.userReason(row))];
    }
    std::vector<OutcomeGroup> groups;
    for (const StepState state : statesInOrder()) {
        const auto begin = groups.size();
        for (int reason = 0; reason < reasonCount && state != StepState::Done; ++reason) {
            if (const qint64 users = counts[size_t(state)][size_t(reason)]; users > 0)
                groups.push_back({state, Reason(reason), users});
        }
        std::stable_sort(groups.begin() + qsizetype(begin), groups.end(),
            [](const auto &one, const auto &other) { return one.users > other.users; });
    }
    return groups;
}

const std::array<StepState, 6> &statesInOrder()
{
    static constexpr std::array order{StepState::Done, StepState::Failed, StepState::Unknown,
        StepState::Pending, StepState::Skipped, StepState::Cancelled};
    return order;
}

QString percent(qint64 part, qint64 whole)
{
    if (part == 0 || whole == 0 || part == whole)
        return tr("%1 %").arg(part == 0 ? 0 : 100);
    const double tenths = std::clamp(std::round(1000.0 * double(part) / double(whole)), 1.0, 999.0);
    return tr("%1 %").arg(QLocale().toString(tenths / 10, 'f', 1));
}

} // namespace bulkhead::texts
