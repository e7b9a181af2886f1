// SPDX-License-Identifier: Apache-2.0
#include "journal/ledger.h"

#include <algorithm>

namespace bulkhead::journal {
namespace {

Reason reasonFor(Outcome uncertain)
{
    switch (uncertain) {
    case Outcome::ServerFailed: return Reason::ServerFailed;
    case Outcome::Malformed: return Reason::Malformed;
    default: return Reason::NoAnswer;
    }
}

// A password or a flag that is done says when the password was last changed, by us or before.
bool tellsBaseline(const Entry &entry)
{
    const bool resets =
        entry.measure == int(Measure::Password) || entry.measure == int(Measure::Flag);
    return resets && StepState(entry.code) == StepState::Done && !entry.text.isEmpty();
}

bool tellsTicket(const Entry &entry)
{
    return entry.measure == int(Measure::Ticket) && StepState(entry.code) == StepState::Done;
}

} // namespace

Step *Ledger::step(const Entry &entry)
{
    const auto place = std::find(m_measures.begin(), m_measures.end(), Measure(entry.measure));
    if (entry.row < 0 || entry.row >= rowCount() || place == m_measures.end())
        return nullptr;
    return &m_steps[size_t(entry.row) * m_measures.size() + size_t(place - m_measures.begin())];
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
        step->foundBlocked = step->foundBlocked || entry.text.startsWith(u"blocked");
        if (const auto api = factsOf(Measure(entry.measure)).api)
            ++m_intended[size_t(*api)];
        break;
    case EntryKind::Answered: answered(*step, entry); break;
    case EntryKind::Concluded:
        step->state = StepState(entry.code);
        step->reason = entry.reason < 0 ? Reason::None : Reason(entry.reason);
        step->httpStatus = qint16(entry.number);
        step->concludedAtMs = entry.atMs;
        if (tellsBaseline(entry))
            m_rows[size_t(entry.row)].look.baselineMs = entry.text.toLongLong();
        else if (!tellsTicket(entry))
            step->words = m_arena.add(entry.text);
        break;
    default: { // Reopened; the calls that were made stay counted, and whom they found blocked
        const Step before = *step;
        *step = Step{};
        step->attempts = before.attempts;
        step->foundBlocked = before.foundBlocked;
        if (m_state == IncidentState::Finished)
            m_state = IncidentState::Paused; // there is something to do again
    }
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

void Ledger::runEnded(const Entry &entry)
{
    settleOpenIntents();
    m_halt.reset();
    m_pacePerS = 0;
    switch (RunEnd(entry.code)) {
    case RunEnd::Paused: m_state = IncidentState::Paused; break;
    case RunEnd::Cancelled:
        m_state = IncidentState::Cancelled;
        cancelPending();
        break;
    case RunEnd::Finished: m_state = IncidentState::Finished; break;
    case RunEnd::Halted:
        m_state = IncidentState::Halted;
        m_halt = Error{Fault(entry.reason), entry.text};
        break;
    }
}

// No heartbeat came any more: the process was killed.
void Ledger::countIntended()
{
    for (size_t api = 0; api < m_calls.size(); ++api)
        m_calls[api].sent += std::exchange(m_intended[api], 0);
}

void Ledger::processGone()
{
    countIntended();
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

} // namespace bulkhead::journal
