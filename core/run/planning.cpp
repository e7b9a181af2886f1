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
using journal::Rank;

// Goes over the resolved users of an incident, for one plan.
class Draft
{
public:
    Draft(const journal::Ledger &ledger, const PlanChoices &choices, const plan::UserLists &lists)
        : m_ledger(ledger), m_choices(choices), m_heedless(choices), m_lists(lists),
          m_measures(measuresFor(choices))
    {
        m_heedless.overrides = plan::adviceNames();
    }
    [[nodiscard]] plan::Tally tally() const;
    [[nodiscard]] std::vector<Entry> entries(const PlanCounts &counts) const;

private:
    [[nodiscard]] const PlanChoices &choicesFor(const User &user, const Identifier &listed) const
    {
        return m_lists.overridden.reason(user, listed) ? m_heedless : m_choices;
    }
    [[nodiscard]] Rank rankOf(qint32 row, const User &user, const Identifier &listed) const;
    void addUser(std::vector<Entry> &entries, qint32 row) const;

    const journal::Ledger &m_ledger;
    const PlanChoices &m_choices;
    PlanChoices m_heedless; // the same, passing over all advice
    const plan::UserLists &m_lists;
    std::vector<Measure> m_measures;
};

plan::Tally Draft::tally() const
{
    plan::Tally tally(m_choices, m_ledger.connections());
    for (qint32 row = 0; row < m_ledger.rowCount(); ++row) {
        const Resolution resolution = m_ledger.resolution(row);
        const User user = m_ledger.user(row);
        const Identifier listed = m_ledger.identifier(row);
        const auto exempt =
            resolution == Resolution::Found ? plan::exemption(m_lists, user, listed) : std::nullopt;
        if (exempt)
            tally.addExempt(exempt->reason);
        else
            tally.add(resolution, user, choicesFor(user, listed));
    }
    return tally;
}

Rank Draft::rankOf(qint32 row, const User &user, const Identifier &listed) const
{
    if (m_ledger.listedFirst(row) || m_lists.first.reason(user, listed))
        return Rank::Priority;
    return m_choices.window.holds(user.lastLoginMs) ? Rank::LoggedIn : Rank::Rest;
}

void Draft::addUser(std::vector<Entry> &entries, qint32 row) const
{
    const User user = m_ledger.user(row);
    const Identifier listed = m_ledger.identifier(row);
    const auto exempt = plan::exemption(m_lists, user, listed);
    for (const Measure measure : m_measures) {
        const Reason reason = exempt
            ? exempt->reason
            : plan::obstacle(measure, user, choicesFor(user, listed), m_ledger.connections());
        if (reason != Reason::None)
            entries.push_back({.kind = EntryKind::Concluded,
                .row = row,
                .measure = int(measure),
                .code = int(StepState::Skipped),
                .reason = int(reason),
                .text = exempt ? exempt->words : QString()});
    }
    const Rank rank = rankOf(row, user, listed);
    if (!exempt && rank != Rank::Rest)
        entries.push_back({.kind = EntryKind::Ranked, .row = row, .number = int(rank)});
}

std::vector<Entry> Draft::entries(const PlanCounts &counts) const
{
    const QByteArray json = QJsonDocument(toJson(m_choices, counts)).toJson(QJsonDocument::Compact);
    std::vector<Entry> entries{{.kind = EntryKind::Planned, .text = QString::fromUtf8(json)}};
    for (qint32 row = 0; row < m_ledger.rowCount(); ++row) {
        if (m_ledger.resolution(row) == Resolution::Found)
            addUser(entries, row);
    }
    return entries;
}

} // namespace

Result<PlanCounts> freezePlan(Incident &incident, const PlanChoices &choices,
    const plan::UserLists &lists, const plan::Rates &rates, qint64 tenantUsers)
{
    const auto &ledger = incident.ledger();
    if (const auto open = mayStillChange(ledger); !open)
        return tl::unexpected(open.error());
    const Draft draft(ledger, choices, lists);
    auto counts = draft.tally().finish(rates);
    if (!counts)
        return counts;
    counts->tenantUsers = tenantUsers;
    auto entries = draft.entries(*counts);
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
