// SPDX-License-Identifier: Apache-2.0
// How a step is carried out, from its first call to its conclusion.
#include "run/execution.h"

#include "credentials/sealed.h"
#include "measures/ticket.h"
#include "run/step_target.h"
#include "run/tickets.h"

#include <algorithm>

namespace bulkhead::run {

using journal::Entry;
using journal::EntryKind;

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

} // namespace bulkhead::run
