// SPDX-License-Identifier: Apache-2.0
#include "run/planning.h"

#include "plan/applicability.h"
#include "plan/scopes.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::Entry;
using journal::EntryKind;

std::vector<Entry> entriesOf(
    const journal::Ledger &ledger, const PlanChoices &choices, const PlanCounts &counts)
{
    const QByteArray json = QJsonDocument(toJson(choices, counts)).toJson(QJsonDocument::Compact);
    std::vector<Entry> entries{{.kind = EntryKind::Planned, .text = QString::fromUtf8(json)}};
    const auto measures = measuresFor(choices);
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) != Resolution::Found)
            continue;
        const User user = ledger.user(row);
        for (const Measure measure : measures) {
            const Reason reason = plan::obstacle(measure, user, choices, ledger.connections());
            if (reason != Reason::None)
                entries.push_back({.kind = EntryKind::Concluded,
                    .row = row,
                    .measure = int(measure),
                    .code = int(StepState::Skipped),
                    .reason = int(reason)});
        }
    }
    return entries;
}

} // namespace

Result<PlanCounts> freezePlan(
    Incident &incident, const PlanChoices &choices, const plan::Rates &rates, qint64 tenantUsers)
{
    const auto &ledger = incident.ledger();
    if (const auto open = mayStillChange(ledger); !open)
        return tl::unexpected(open.error());
    plan::Tally tally(choices, ledger.connections());
    for (qint32 row = 0; row < ledger.rowCount(); ++row)
        tally.add(ledger.resolution(row), ledger.user(row));
    auto counts = tally.finish(rates);
    if (!counts)
        return counts;
    counts->tenantUsers = tenantUsers;
    auto entries = entriesOf(ledger, choices, *counts);
    if (const auto written = incident.record(entries); !written)
        return tl::unexpected(written.error());
    return counts;
}

QStringList resolvingScopes()
{
    return {u"read:users"_s};
}

QStringList neededScopes(const PlanChoices &choices)
{
    QStringList scopes;
    for (const Measure measure : measuresFor(choices)) {
        for (const QString &scope : plan::scopesOf(measure)) {
            if (!scopes.contains(scope))
                scopes << scope;
        }
    }
    return scopes;
}

} // namespace bulkhead::run
