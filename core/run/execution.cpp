// SPDX-License-Identifier: Apache-2.0
#include "run/execution.h"

#include "run/step_request.h"

#include <QSet>

#include <algorithm>

namespace bulkhead::run {

using journal::Entry;
using journal::EntryKind;
using journal::RunEnd;

Execution::Execution(Incident &incident, RunOptions options, Heart heart, Clock &clock,
    const TenantClock &tenantClock, Ended ended)
    : m_incident(incident), m_options(options), m_heart(std::move(heart)), m_clock(clock),
      m_tenantClock(tenantClock), m_ended(std::move(ended)), m_settlement(incident, clock)
{
}

Result<> Execution::begin()
{
    const auto &ledger = m_incident.ledger();
    const auto &measures = ledger.measures();
    std::vector<Entry> entries{{.kind = EntryKind::RunStarted}};
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const auto steps = ledger.steps(row);
        const bool again = m_options.retryFailed && ledger.userState(row) == StepState::Failed;
        for (size_t i = 0; i < steps.size(); ++i) {
            const bool reopen = again
                && (steps[i].state == StepState::Failed
                    || steps[i].reason == Reason::RevocationFailed);
            if (reopen)
                entries.push_back(
                    {.kind = EntryKind::Reopened, .row = row, .measure = int(measures[i])});
        }
    }
    if (const auto written = m_incident.record(entries); !written)
        return written;
    // Only now: what an earlier run left open has been settled.
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const auto steps = ledger.steps(row);
        for (size_t i = 0; i < steps.size(); ++i) {
            if (steps[i].state == StepState::Pending)
                countLeft(measures[i], 1);
            else if (steps[i].state == StepState::Unknown && measures[i] == Measure::Email)
                m_settlement.add(row);
        }
    }
    return {};
}

void Execution::countLeft(Measure measure, int by)
{
    m_left[size_t(factsOf(measure).api)] += by;
}

int Execution::pendingStep(qint32 row) const
{
    const auto steps = m_incident.ledger().steps(row);
    for (size_t i = 0; i < steps.size(); ++i) {
        if (steps[i].state == StepState::Pending)
            return steps[i].open ? -1 : int(i);
    }
    return -1;
}

bool Execution::queueNext(qint32 row)
{
    const int index = pendingStep(row);
    if (index < 0)
        return false;
    const Measure measure = m_incident.ledger().measures()[size_t(index)];
    m_ready[size_t(factsOf(measure).api)].push_back(row);
    return true;
}

void Execution::fill(Api lane)
{
    const qint32 rows = m_incident.ledger().rowCount();
    while (m_ready[size_t(lane)].empty() && m_cursor < rows
        && (m_options.first == 0 || m_usersTaken < m_options.first)) {
        if (queueNext(m_cursor++))
            ++m_usersTaken;
    }
}

bool Execution::ready(Api lane)
{
    fill(lane);
    return !m_ready[size_t(lane)].empty() || (lane == Api::Management && m_settlement.ready());
}

std::optional<Work> Execution::next(Api lane)
{
    if (!ready(lane))
        return std::nullopt;
    if (lane == Api::Management && m_settlement.ready()) // few, and they wait for nobody else
        return m_settlement.next();
    auto &queue = m_ready[size_t(lane)];
    const qint32 row = queue.front();
    queue.pop_front();
    const auto &ledger = m_incident.ledger();
    const Measure measure = ledger.measures()[size_t(pendingStep(row))];
    return workFor(measure, row, ledger.user(row), ledger.choices(), ledger.tenant().clientId);
}

void Execution::sending(const Work &work)
{
    if (work.measure < 0)
        return; // reading changes nothing
    const auto &ledger = m_incident.ledger();
    const auto &measures = ledger.measures();
    const auto index =
        std::find(measures.begin(), measures.end(), Measure(work.measure)) - measures.begin();
    const int attempts = ledger.steps(work.row)[size_t(index)].attempts;
    m_entries.push_back({.kind = EntryKind::Intent,
        .row = work.row,
        .measure = work.measure,
        .number = attempts + 1,
        .text = leavesAt(work)});
}

// Its trace in the tenant's log is looked for by that time, whatever our clock says by then.
QString Execution::leavesAt(const Work &work) const
{
    const auto atMs = m_tenantClock.utcMs(m_clock.steadyMs());
    return work.measure == int(Measure::Email) && atMs ? QString::number(*atMs) : QString();
}

void Execution::unfinished(const Work &work, const auth0::Reading &reading)
{
    if (work.measure < 0)
        return;
    m_entries.push_back({.kind = EntryKind::Answered,
        .row = work.row,
        .measure = work.measure,
        .code = int(reading.outcome),
        .number = reading.status,
        .text = reading.message});
}

void Execution::finished(
    const Work &work, const auth0::Reading &reading, const Verdict &verdict, const QByteArray &body)
{
    if (work.measure < 0)
        return m_settlement.finished(work, body, m_entries);
    countLeft(Measure(work.measure), -1);
    if (verdict.action == Action::LeaveUnknown) {
        m_settlement.add(work.row);
        return unfinished(work, reading);
    }
    const bool good = verdict.state == StepState::Done;
    m_entries.push_back({.kind = EntryKind::Concluded,
        .row = work.row,
        .measure = work.measure,
        .code = int(verdict.state),
        .reason = good ? -1 : int(verdict.reason),
        .number = reading.status,
        .text = good ? QString() : reading.message});
    if (!good) {
        const bool gone = verdict.reason == Reason::UserNotFound;
        concludeRest(work, StepState::Skipped, gone ? verdict.reason : Reason::RevocationFailed);
    }
}

void Execution::concludeRest(const Work &work, StepState state, Reason reason)
{
    const auto &ledger = m_incident.ledger();
    const auto steps = ledger.steps(work.row);
    bool later = false;
    for (size_t i = 0; i < steps.size(); ++i) {
        const Measure measure = ledger.measures()[i];
        if (later && steps[i].state == StepState::Pending) {
            countLeft(measure, -1);
            m_entries.push_back({.kind = EntryKind::Concluded,
                .row = work.row,
                .measure = int(measure),
                .code = int(state),
                .reason = int(reason)});
        }
        later = later || int(measure) == work.measure;
    }
}

Result<> Execution::commit()
{
    QSet<qint32> rows;
    std::vector<qint32> goOn;
    std::vector<Measure> reopened;
    for (const Entry &entry : m_entries) {
        if (entry.row >= 0)
            rows.insert(entry.row);
        if (entry.kind == EntryKind::Concluded || entry.kind == EntryKind::Reopened)
            goOn.push_back(entry.row);
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
