// SPDX-License-Identifier: Apache-2.0
#include "journal/grammar.h"

#include "model/identifier.h"

namespace bulkhead::journal {
namespace {

template <typename Enum> bool within(int code, Enum last)
{
    return code >= 0 && code <= int(last);
}

} // namespace

bool Grammar::hasRow(const Entry &entry) const
{
    return entry.row >= 0 && entry.row < m_rows;
}

bool Grammar::hasTarget(const Entry &entry) const
{
    return entry.number >= 0 && entry.number < m_rows && entry.number != entry.row;
}

bool Grammar::accepts(const Entry &entry)
{
    if ((m_entries++ == 0) != (entry.kind == EntryKind::Created))
        return false;
    switch (entry.kind) {
    case EntryKind::Created:
    case EntryKind::TenantSeen:
    case EntryKind::Planned:
    case EntryKind::RunStarted:
    case EntryKind::Heartbeat:
    case EntryKind::Migrated:
    case EntryKind::Surveyed:
    case EntryKind::Windowed:
    case EntryKind::GateChosen:
    case EntryKind::MailChosen:
    case EntryKind::Rehearsal: return true;
    case EntryKind::GateIntent: return within(entry.code, GateStep::Delete);
    case EntryKind::GateAnswered:
        return within(entry.code, GateStep::Delete) && within(entry.reason, lastOutcome);
    case EntryKind::GateSeen: return within(entry.code, GateState::Lost);
    case EntryKind::Source: return entry.number == m_sources++;
    case EntryKind::Listed:
        return m_sources > 0 && entry.row == m_rows++ && within(entry.code, IdentifierKind::Email)
            && within(entry.reason + 1, int(Rank::Priority) + 1);
    case EntryKind::Duplicate:
        return hasRow(entry) && within(entry.reason + 1, int(Rank::Priority) + 1);
    case EntryKind::Rejected: return m_sources > 0 && within(entry.code, RejectReason::BrokenQuote);
    case EntryKind::Resolved:
        return hasRow(entry) && within(entry.code, Resolution::Merged)
            && (Resolution(entry.code) != Resolution::Merged || hasTarget(entry));
    case EntryKind::Ranked:
        return hasRow(entry) && entry.number >= 0 && entry.number <= int(Rank::Rest);
    case EntryKind::Intent:
    case EntryKind::Looked:
    case EntryKind::Evidence:
    case EntryKind::Reopened: return hasRow(entry);
    case EntryKind::Answered: return hasRow(entry) && within(entry.code, lastOutcome);
    case EntryKind::Concluded:
        return hasRow(entry) && within(entry.code, StepState::Cancelled)
            && (entry.reason == -1 || within(entry.reason, lastReason));
    case EntryKind::RunEnded:
        return within(entry.code, RunEnd::Finished)
            && (RunEnd(entry.code) != RunEnd::Halted
                || within(entry.reason, Fault(faultCount - 1)));
    }
    return false;
}

} // namespace bulkhead::journal
