// SPDX-License-Identifier: Apache-2.0
#include "run/execution.h"

#include "auth0/request_group.h"
#include "credentials/sealed.h"
#include "measures/ticket.h"
#include "plan/applicability.h"
#include "run/step_target.h"
#include "run/tickets.h"

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
    m_left[size_t(factsOf(measure).api)] += by * plan::callsOf(measure);
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
    if (m_options.rehearse && takesAsDone(row))
        return true;
    queueOf(row).push_back(row);
    return true;
}

// What would write is taken as done, up to the step's end or its next reading call.
bool Execution::takesAsDone(qint32 row)
{
    const Measure measure = m_incident.ledger().measures()[size_t(pendingStep(row))];
    measures::StepCalls &calls = callsOf(row, measure);
    for (;;) {
        measures::Call call = calls.next();
        wipe(call.request.body);
        if (measures::isReading(call.request))
            return false;
        if (const auto end = calls.answered({}, "{}")) {
            Work work;
            work.row = row;
            work.measure = int(measure);
            stepEnded(work, *end, 0);
            return true;
        }
    }
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

measures::StepCalls &Execution::callsOf(qint32 row, Measure measure)
{
    auto &calls = m_steps[row];
    if (calls)
        return *calls;
    const qint64 nowMs = m_tenantClock.utcMs(m_clock.steadyMs()).value_or(m_clock.utcMs());
    calls = measures::stepCalls(measure, targetOf(m_incident.ledger(), row, measure, nowMs));
    return *calls;
}

Work Execution::workOn(qint32 row)
{
    const Measure measure = m_incident.ledger().measures()[size_t(pendingStep(row))];
    measures::Call call = callsOf(row, measure).next();
    if (call.secretBody)
        wipe(call.request.body); // sending() makes another
    Work work;
    work.row = row;
    work.measure = int(measure);
    work.request = std::move(call.request);
    work.shape = call.shape;
    work.ownAddressLimit = call.ownAddressLimit;
    work.secretBody = call.secretBody;
    work.tried.idempotent = factsOf(measure).idempotent;
    return work;
}

void Execution::sending(Work &work)
{
    if (work.measure < 0 || work.reading())
        return; // reading changes nothing
    measures::Call call = m_steps.at(work.row)->next();
    if (work.secretBody)
        work.request.body = std::move(call.request.body);
    const auto &ledger = m_incident.ledger();
    const auto &all = ledger.measures();
    const auto index = std::find(all.begin(), all.end(), Measure(work.measure)) - all.begin();
    const int attempts = ledger.steps(work.row)[size_t(index)].attempts;
    m_entries.push_back({.kind = EntryKind::Intent,
        .row = work.row,
        .measure = work.measure,
        .number = attempts + 1,
        .text = noteOf(work, call.note)});
}

// A mail's trace in the tenant's log is looked for by that time, whatever our clock says by then.
QString Execution::noteOf(const Work &work, const QString &note) const
{
    const auto atMs = m_tenantClock.utcMs(m_clock.steadyMs());
    return work.measure == int(Measure::Email) && atMs ? QString::number(*atMs) : note;
}

void Execution::unfinished(const Work &work, const auth0::Reading &reading)
{
    if (work.measure < 0 || work.reading())
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
    if (verdict.action == Action::LeaveUnknown) {
        m_steps.erase(work.row);
        countLeft(Measure(work.measure), -1);
        m_settlement.add(work.row);
        return unfinished(work, reading);
    }
    measures::StepCalls &calls = *m_steps.at(work.row);
    const bool good = verdict.state == StepState::Done;
    const auto end = good
        ? calls.answered(reading, body)
        : calls.refused(reading, {verdict.state, verdict.reason, reading.message});
    if (end)
        return stepEnded(work, *end, reading.status);
    unfinished(work, reading);
    m_goOn.push_back(work.row);
}

void Execution::takeSecrets(const Work &work, QByteArray &body)
{
    if (work.measure == int(Measure::Ticket) && !work.reading())
        m_link = measures::takeTicket(body);
}

void Execution::keepTicket(Entry &entry)
{
    const Secret link = std::exchange(m_link, {});
    const auto &ledger = m_incident.ledger();
    if (m_options.ticketKey && !link.isEmpty())
        entry.sealed =
            credentials::seal(link, *m_options.ticketKey, ticketContext(ledger.id(), entry.row));
    if (entry.sealed.isEmpty()) {
        entry.reason = int(Reason::TicketNotKept);
        return;
    }
    const qint64 nowMs = m_tenantClock.utcMs(m_clock.steadyMs()).value_or(m_clock.utcMs());
    entry.sealedUntilMs = nowMs + ledger.choices().ticketLifeS * 1000;
    entry.text = ticketNote(entry.sealed, entry.sealedUntilMs);
}

void Execution::stepEnded(const Work &work, const measures::End &end, int status)
{
    m_steps.erase(work.row);
    countLeft(Measure(work.measure), -1);
    m_entries.push_back({.kind = EntryKind::Concluded,
        .row = work.row,
        .measure = work.measure,
        .code = int(end.state),
        .reason = end.reason == Reason::None ? -1 : int(end.reason),
        .number = status,
        .text = end.text});
    if (work.measure == int(Measure::Ticket) && end.state == StepState::Done && !m_options.rehearse)
        keepTicket(m_entries.back());
    if (end.state == StepState::Failed || end.reason == Reason::UserNotFound)
        concludeRest(work, end);
}

// A user who is gone needs nothing more; one who is not contained is not let in again.
void Execution::concludeRest(const Work &work, const measures::End &end)
{
    const bool gone = end.reason == Reason::UserNotFound;
    const auto &ledger = m_incident.ledger();
    const auto steps = ledger.steps(work.row);
    bool later = false;
    for (size_t i = 0; i < steps.size(); ++i) {
        const Measure measure = ledger.measures()[i];
        if (later && steps[i].state == StepState::Pending && (gone || factsOf(measure).letsIn)) {
            countLeft(measure, -1);
            m_entries.push_back({.kind = EntryKind::Concluded,
                .row = work.row,
                .measure = int(measure),
                .code = int(StepState::Skipped),
                .reason = int(gone ? end.reason : Reason::RevocationFailed)});
        }
        later = later || int(measure) == work.measure;
    }
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
