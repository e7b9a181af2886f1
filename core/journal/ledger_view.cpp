// SPDX-License-Identifier: Apache-2.0
#include "journal/ledger.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

int badness(StepState state)
{
    switch (state) {
    case StepState::Failed: return 5;
    case StepState::Unknown: return 4;
    case StepState::Pending: return 3;
    case StepState::Cancelled: return 2;
    case StepState::Skipped: return 1;
    case StepState::Done: return 0;
    }
    Q_UNREACHABLE();
}

} // namespace

QString wireName(IncidentState state)
{
    static const std::array names{u"new"_s, u"imported"_s, u"planned"_s, u"running"_s, u"paused"_s,
        u"halted"_s, u"cancelled"_s, u"finished"_s};
    return names[size_t(state)];
}

StepState worst(StepState one, StepState other)
{
    return badness(one) >= badness(other) ? one : other;
}

Identifier Ledger::identifier(qint32 row) const
{
    return {m_rows[size_t(row)].kind, m_arena.at(m_rows[size_t(row)].input)};
}

std::vector<Ledger::Place> Ledger::places(qint32 index) const
{
    const Row &row = m_rows[size_t(index)];
    std::vector<Place> all{{row.source, row.line}};
    const auto [begin, end] = m_repeats.equal_range(index);
    for (auto repeat = begin; repeat != end; ++repeat)
        all.push_back(repeat->second);
    // A row may hold places before its own: it was resolved first, not listed first.
    std::sort(all.begin(), all.end(), [](const Place &one, const Place &other) {
        return std::tie(one.source, one.line) < std::tie(other.source, other.line);
    });
    return all;
}

QStringList Ledger::candidates(qint32 row) const
{
    QStringList ids;
    if (resolution(row) != Resolution::Several)
        return ids;
    const QString text = m_arena.at(m_rows[size_t(row)].userId);
    for (const QJsonValue id : QJsonDocument::fromJson(text.toUtf8()).array())
        ids.append(id.toString());
    return ids;
}

User Ledger::user(qint32 index) const
{
    const Row &row = m_rows[size_t(index)];
    if (row.resolution != Resolution::Found)
        return {};
    auto traits = Traits::fromInt(row.traits);
    if (m_evidenceWindow.isKnown() && !row.evidence)
        traits |= Trait::EvidenceMissing;
    return {.userId = m_arena.at(row.userId),
        .email = m_arena.at(row.email),
        .connections = m_connectionSets[row.connections],
        .traits = traits,
        .passwordChangedMs = row.look.baselineMs,
        .identities = m_arena.at(row.identities).split(u'\n', Qt::SkipEmptyParts),
        .lastLoginMs = row.lastLoginMs,
        .language = m_languages[row.language]};
}

std::span<const Step> Ledger::steps(qint32 row) const
{
    const size_t width = m_measures.size();
    if (!m_planned || resolution(row) != Resolution::Found)
        return {};
    return std::span(m_steps).subspan(size_t(row) * width, width);
}

StepState Ledger::userState(qint32 row) const
{
    if (resolution(row) == Resolution::NotFound || resolution(row) == Resolution::Several)
        return StepState::Skipped;
    const auto all = steps(row);
    if (all.empty() && m_state == IncidentState::Cancelled)
        return StepState::Cancelled;
    if (all.empty())
        return m_planned ? StepState::Skipped : StepState::Pending;
    StepState state = StepState::Done;
    for (const Step &step : all)
        state = worst(state, step.state);
    return state;
}

Reason Ledger::userReason(qint32 row) const
{
    if (resolution(row) == Resolution::NotFound)
        return Reason::UserNotFound;
    if (resolution(row) == Resolution::Several)
        return Reason::SeveralUsers;
    const StepState state = userState(row);
    for (const Step &step : steps(row)) {
        if (step.state == state)
            return step.reason;
    }
    return Reason::None;
}

bool Ledger::wasReset(qint32 row) const
{
    const auto all = steps(row);
    for (size_t i = 0; i < all.size(); ++i) {
        if (factsOf(m_measures[i]).group == MeasureGroup::Reset && all[i].state == StepState::Done)
            return true;
    }
    return false;
}

qint64 Ledger::userTotal() const
{
    qint64 total = 0;
    for (const qint64 count : m_totals)
        total += count;
    return total;
}

QStringList Ledger::databases() const
{
    QStringList names;
    for (const QStringList &set : m_connectionSets)
        names << set;
    names.removeDuplicates();
    return names;
}

} // namespace bulkhead::journal
