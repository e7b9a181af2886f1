// SPDX-License-Identifier: Apache-2.0
#include "run/execution.h"

#include "auth0/request_group.h"
#include "plan/applicability.h"

#include <QSet>

#include <algorithm>
#include <set>

namespace bulkhead::run {

using journal::Entry;
using journal::EntryKind;
using journal::RunEnd;

namespace {

// A rehearsal without reading calls ends users faster than the disk takes them.
constexpr size_t entriesAtOnce = 2000;

// For one whose bucket has room.
constexpr qsizetype mostLookedAt = 64;

enum class Turn : quint8 { Containment, Mail, Ticket };

} // namespace

Execution::Execution(Incident &incident, RunOptions options, Heart heart, Clock &clock,
    const TenantClock &tenantClock, Ended ended)
    : m_incident(incident), m_options(options), m_heart(std::move(heart)), m_clock(clock),
      m_tenantClock(tenantClock), m_ended(std::move(ended)), m_settlement(incident, clock)
{
}

void Execution::countLeft(Measure measure, int by)
{
    for (const auto group : plan::callsOf(measure))
        m_left[size_t(group)] += by;
}

int Execution::pendingStep(qint32 row) const
{
    const auto &ledger = m_incident.ledger();
    const auto steps = ledger.steps(row);
    for (size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].state == StepState::Pending && factsOf(ledger.measures()[i]).api)
            return steps[i].open ? -1 : int(i);
    }
    return -1;
}

bool Execution::queueNext(qint32 row)
{
    const int index = pendingStep(row);
    if (index < 0)
        return false;
    if (m_options.rehearse && takesAsDone(row))
        return true;
    queueOf(row).push_back(row);
    return true;
}

std::optional<qint64> Execution::laterMs() const
{
    const bool users = m_cursor < m_incident.ledger().rowCount() && mayTakeMore();
    const bool more = users || !m_entries.empty();
    return m_options.rehearse && more ? std::optional<qint64>(1) : m_settlement.laterMs();
}

bool Execution::mayTakeMore() const
{
    return m_options.first == 0 || m_usersTaken < m_options.first;
}

// Users who are begun are finished before another is begun on that lane: else their refresh tokens
// would live on until everybody has a new password.
void Execution::fill()
{
    const auto &ledger = m_incident.ledger();
    while (m_cursor < ledger.rowCount() && mayTakeMore() && m_entries.size() < entriesAtOnce) {
        const qint32 row = m_order[size_t(m_cursor)];
        const int index = pendingStep(row);
        if (index >= 0 && !queueOf(row).empty())
            return;
        ++m_cursor;
        if (queueNext(row))
            ++m_usersTaken;
    }
}

// By a user's next step; that is one.
std::deque<qint32> &Execution::queueOf(qint32 row)
{
    const MeasureFacts &facts = factsOf(m_incident.ledger().measures()[size_t(pendingStep(row))]);
    return m_ready[size_t(facts.api == Api::Authentication ? Turn::Mail
            : facts.letsIn                                 ? Turn::Ticket
                                                           : Turn::Containment)];
}

// Whose turn it is on that lane.
std::deque<qint32> &Execution::queueFor(Api lane)
{
    auto &containment = m_ready[size_t(Turn::Containment)];
    if (lane == Api::Authentication)
        return m_ready[size_t(Turn::Mail)];
    return containment.empty() ? m_ready[size_t(Turn::Ticket)] : containment;
}

pacing::EndpointGroup Execution::groupOf(qint32 row)
{
    const Measure measure = m_incident.ledger().measures()[size_t(pendingStep(row))];
    measures::Call call = callsOf(row, measure).next();
    if (call.secretBody)
        wipe(call.request.body);
    return auth0::endpointGroup(call.request);
}

pacing::EndpointGroup Execution::nextGroup(Api lane, const Wait &wait)
{
    if (lane == Api::Management && !m_owed.empty())
        return groupOf(m_owed.front());
    auto &rows = queueFor(lane);
    if (rows.empty())
        return pacing::EndpointGroup::ReadLogs; // to settle
    auto best = rows.begin();
    qint64 shortest = wait(groupOf(*best));
    const auto end = rows.begin() + std::min<qsizetype>(qsizetype(rows.size()), mostLookedAt);
    for (auto row = rows.begin(); row != end && shortest > 0; ++row) {
        if (const qint64 ms = wait(groupOf(*row)); ms < shortest) {
            best = row;
            shortest = ms;
        }
    }
    std::rotate(rows.begin(), best, best + 1);
    return groupOf(rows.front());
}

bool Execution::ready(Api lane)
{
    fill();
    return !queueFor(lane).empty()
        || (lane == Api::Management && (m_settlement.ready() || !m_owed.empty()));
}

std::optional<Work> Execution::next(Api lane)
{
    if (!ready(lane))
        return std::nullopt;
    if (auto owed = nextOwed(lane))
        return owed;
    auto &queue = queueFor(lane);
    if (queue.empty())
        return m_settlement.next();
    const qint32 row = queue.front();
    queue.pop_front();
    return workOn(row);
}

std::optional<Work> Execution::nextOwed(Api lane)
{
    if (lane != Api::Management || m_owed.empty())
        return std::nullopt;
    const qint32 row = m_owed.front();
    m_owed.pop_front();
    return workOn(row);
}

bool Execution::owes() const
{
    return !m_owed.empty() || std::any_of(m_goOn.begin(), m_goOn.end(), [this](qint32 row) {
        return m_steps.at(row)->owes();
    });
}

Result<> Execution::commit()
{
    QSet<qint32> rows;
    std::set<qint32> goOn; // once each, however many of a user's steps ended
    std::vector<Measure> reopened;
    for (const Entry &entry : m_entries) {
        if (entry.row >= 0)
            rows.insert(entry.row);
        if (entry.kind == EntryKind::Concluded || entry.kind == EntryKind::Reopened)
            goOn.insert(entry.row);
        if (entry.kind == EntryKind::Reopened)
            reopened.push_back(Measure(entry.measure));
    }
    // First: it counts what was sent before the intents of this commit.
    if (const auto heartbeat = m_heart.beat(m_clock.steadyMs(), m_left))
        m_entries.insert(m_entries.begin(), *heartbeat);
    if (const auto written = m_incident.record(m_entries); !written) {
        // What was about to be sent will not be; what was answered is still worth writing.
        std::erase_if(
            m_entries, [](const Entry &entry) { return entry.kind == EntryKind::Intent; });
        return written;
    }
    for (const Measure measure : reopened)
        countLeft(measure, 1);
    for (const qint32 row : goOn)
        queueNext(row);
    for (const qint32 row : std::exchange(m_goOn, {})) { // begun, so before those who are not
        if (m_options.rehearse && takesAsDone(row))
            continue;
        if (m_steps.at(row)->owes())
            m_owed.push_back(row);
        else
            queueOf(row).push_front(row);
    }
    if (m_changed) {
        for (const qint32 row : rows)
            m_changed(row);
    }
    return {};
}

Result<> Execution::end(RunEnd end, const std::optional<Error> &error)
{
    m_entries.push_back(m_heart.last(m_left));
    m_entries.push_back({.kind = EntryKind::RunEnded,
        .code = int(end),
        .reason = error ? int(error->fault) : -1,
        .text = error ? error->detail : QString()});
    return m_incident.record(m_entries);
}

void Execution::ended(const std::optional<Error> &error)
{
    m_ended(error);
}

} // namespace bulkhead::run
