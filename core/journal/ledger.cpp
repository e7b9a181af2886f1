// SPDX-License-Identifier: Apache-2.0
#include "journal/ledger.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

QJsonObject json(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

Reason reasonFor(Outcome uncertain)
{
    switch (uncertain) {
    case Outcome::ServerFailed:
        return Reason::ServerFailed;
    case Outcome::Malformed:
        return Reason::Malformed;
    default:
        return Reason::NoAnswer;
    }
}

int badness(StepState state)
{
    switch (state) {
    case StepState::Failed:
        return 5;
    case StepState::Unknown:
        return 4;
    case StepState::Pending:
        return 3;
    case StepState::Cancelled:
        return 2;
    case StepState::Skipped:
        return 1;
    case StepState::Done:
        return 0;
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

void Ledger::apply(const Entry &entry)
{
    m_updatedAtMs = entry.atMs;
    switch (entry.kind) {
    case EntryKind::Created:
        return created(entry);
    case EntryKind::TenantSeen:
        return tenantSeen(entry);
    case EntryKind::Source: {
        const QJsonObject source = json(entry.text);
        m_sources.push_back({source.value(u"name").toString(), source.value(u"column").toString()});
        return;
    }
    case EntryKind::Listed:
        return listed(entry);
    case EntryKind::Duplicate:
        m_repeats.emplace(entry.row, Place{qint32(m_sources.size()) - 1, entry.number});
        return;
    case EntryKind::Rejected:
        m_rejects.push_back({{qint32(m_sources.size()) - 1, entry.number}, RejectReason(entry.code),
            m_arena.add(entry.text)});
        return;
    case EntryKind::Resolved:
        return resolved(entry);
    case EntryKind::Planned:
        return planned(entry);
    case EntryKind::RunStarted:
        m_state = IncidentState::Running;
        m_runStarted = true;
        m_halt.reset();
        return settleOpenIntents();
    case EntryKind::Heartbeat:
        return heartbeat(entry);
    case EntryKind::Intent:
    case EntryKind::Answered:
    case EntryKind::Concluded:
    case EntryKind::Reopened:
        return stepEntry(entry);
    case EntryKind::RunEnded:
        return runEnded(entry);
    }
}

void Ledger::created(const Entry &entry)
{
    const QJsonObject object = json(entry.text);
    if (auto address = TenantAddress::parse(object.value(u"tenant").toString()))
        m_tenant.address = *address;
    m_tenant.clientId = object.value(u"client_id").toString();
    m_tenant.audience = object.value(u"audience").toString();
    m_tenant.caFile = object.value(u"ca_file").toString();
}

void Ledger::tenantSeen(const Entry &entry)
{
    const QJsonObject object = json(entry.text);
    m_issuer = object.value(u"issuer").toString();
    m_practice = object.value(u"practice").toBool();
    m_tenantSeen = true;
}

void Ledger::listed(const Entry &entry)
{
    Row row;
    row.input = m_arena.add(entry.text);
    row.line = quint32(entry.number);
    row.source = quint16(m_sources.size() - 1);
    row.kind = IdentifierKind(entry.code);
    m_rows.push_back(row);
    ++m_totals[size_t(StepState::Pending)];
    m_planned = false; // a longer list needs a new plan
    m_measures.clear();
    m_steps.clear();
    m_state = IncidentState::Imported;
}

void Ledger::resolved(const Entry &entry)
{
    Row &row = m_rows[size_t(entry.row)];
    row.resolution = Resolution(entry.code);
    const QJsonObject object = json(entry.text);
    if (row.resolution == Resolution::Merged)
        return merge(entry.row, qint32(entry.number));
    if (row.resolution == Resolution::Found) {
        row.userId = m_arena.add(object.value(u"user_id").toString());
        row.email = m_arena.add(object.value(u"email").toString());
        row.connections = connectionSet(object.value(u"connections").toVariant().toStringList());
    } else if (row.resolution == Resolution::Several) {
        // Kept as JSON in the place of the id: only reports look at it.
        row.userId = m_arena.add(QString::fromUtf8(
            QJsonDocument(object.value(u"users").toArray()).toJson(QJsonDocument::Compact)));
    }
    recount(entry.row);
}

void Ledger::merge(qint32 index, qint32 into)
{
    const Row &row = m_rows[size_t(index)];
    --m_totals[size_t(row.counted)];
    m_repeats.emplace(into, Place{row.source, row.line});
    while (auto repeat = m_repeats.extract(index)) {
        repeat.key() = into;
        m_repeats.insert(std::move(repeat));
    }
}

void Ledger::planned(const Entry &entry)
{
    const QJsonObject object = json(entry.text);
    m_choices = choicesFromJson(object);
    m_counts = countsFromJson(object);
    m_measures = measuresFor(m_choices.scope, m_choices.reset);
    m_steps.assign(m_rows.size() * m_measures.size(), Step{});
    m_planned = true;
    m_state = IncidentState::Planned;
    recountAll();
}

void Ledger::heartbeat(const Entry &entry)
{
    const QJsonObject object = json(entry.text);
    const std::array names{"management"_L1, "authentication"_L1};
    for (size_t i = 0; i < names.size(); ++i) {
        const QJsonObject calls = object.value(names[i]).toObject();
        m_calls[i].sent += calls.value(u"sent").toInteger();
        m_calls[i].throttled += calls.value(u"throttled").toInteger();
    }
    m_pacePerS = object.value(u"pace_per_s").toDouble();
    m_etaS = object.value(u"eta_s").toInteger(-1);
}

void Ledger::stepEntry(const Entry &entry)
{
    Step *step = this->step(entry);
    if (!step)
        return;
    step->open = entry.kind == EntryKind::Intent;
    switch (entry.kind) {
    case EntryKind::Intent:
        step->attempts = quint16(entry.number);
        break;
    case EntryKind::Answered:
        answered(*step, entry);
        break;
    case EntryKind::Concluded:
        step->state = StepState(entry.code);
        step->reason = entry.reason < 0 ? Reason::None : Reason(entry.reason);
        step->httpStatus = qint16(entry.number);
        step->concludedAtMs = entry.atMs;
        step->words = m_arena.add(entry.text);
        break;
    default:
        *step = Step{};
        break; // Reopened
    }
    recount(entry.row);
}

void Ledger::answered(Step &step, const Entry &entry)
{
    const auto outcome = Outcome(entry.code);
    step.httpStatus = qint16(entry.number);
    step.words = m_arena.add(entry.text);
    if (outcome == Outcome::Throttled && step.attempts > 0)
        --step.attempts; // throttling belongs to the tenant, not to the user
    if (mayHaveActed(outcome) && !factsOf(Measure(entry.measure)).idempotent) {
        step.state = StepState::Unknown;
        step.reason = reasonFor(outcome);
        step.concludedAtMs = entry.atMs;
    }
}

void Ledger::processGone()
{
    settleOpenIntents();
    m_pacePerS = 0;
    if (m_state == IncidentState::Running)
        m_state = IncidentState::Paused;
}

void Ledger::settleOpenIntents()
{
    const size_t width = m_measures.size();
    for (size_t i = 0; i < m_steps.size(); ++i) {
        Step &step = m_steps[i];
        if (!std::exchange(step.open, false) || factsOf(m_measures[i % width]).idempotent)
            continue;
        step.state = StepState::Unknown;
        step.reason = Reason::NoAnswer;
        step.concludedAtMs = m_updatedAtMs;
        recount(qint32(i / width));
    }
}

void Ledger::cancelPending()
{
    for (Step &step : m_steps) {
        if (step.state != StepState::Pending)
            continue;
        step.state = StepState::Cancelled;
        step.reason = Reason::Cancelled;
        step.concludedAtMs = m_updatedAtMs;
    }
    recountAll();
}

void Ledger::recountAll()
{
    for (qint32 row = 0; row < rowCount(); ++row)
        recount(row);
}

void Ledger::runEnded(const Entry &entry)
{
    settleOpenIntents();
    m_halt.reset();
    m_pacePerS = 0;
    switch (RunEnd(entry.code)) {
    case RunEnd::Paused:
        m_state = IncidentState::Paused;
        break;
    case RunEnd::Cancelled:
        m_state = IncidentState::Cancelled;
        cancelPending();
        break;
    case RunEnd::Finished:
        m_state = IncidentState::Finished;
        break;
    case RunEnd::Halted:
        m_state = IncidentState::Halted;
        m_halt = Error{Fault(entry.reason), entry.text};
        break;
    }
}

Step *Ledger::step(const Entry &entry)
{
    const auto place = std::find(m_measures.begin(), m_measures.end(), Measure(entry.measure));
    if (entry.row < 0 || entry.row >= rowCount() || place == m_measures.end())
        return nullptr;
    return &m_steps[size_t(entry.row) * m_measures.size() + size_t(place - m_measures.begin())];
}

quint16 Ledger::connectionSet(const QStringList &names)
{
    const auto known = std::find(m_connectionSets.begin(), m_connectionSets.end(), names);
    const auto index = known - m_connectionSets.begin();
    if (known == m_connectionSets.end())
        m_connectionSets.push_back(names);
    return quint16(index);
}

void Ledger::recount(qint32 index)
{
    Row &row = m_rows[size_t(index)];
    if (row.resolution == Resolution::Merged)
        return;
    --m_totals[size_t(row.counted)];
    row.counted = userState(index);
    ++m_totals[size_t(row.counted)];
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
    return {m_arena.at(row.userId), m_arena.at(row.email), m_connectionSets[row.connections]};
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

qint64 Ledger::userTotal() const
{
    qint64 total = 0;
    for (const qint64 count : m_totals)
        total += count;
    return total;
}

} // namespace bulkhead::journal
