// SPDX-License-Identifier: Apache-2.0
#include "run/settlement.h"

#include "auth0/endpoints.h"
#include "journal/reader.h"
#include "plan/applicability.h"

#include <algorithm>

namespace bulkhead::run {
namespace {

using journal::Entry;
using journal::EntryKind;

constexpr qint64 roundMs = 10'000;
constexpr int rounds = 18; // three minutes
constexpr qint64 slackMs = 5'000; // the Date header has whole seconds, and clocks are not exact
constexpr qint64 callMs = 30'000; // a call is given up after that; it acts no later

const Entry *lastIntent(const std::vector<Entry> &entries)
{
    const auto found = std::find_if(entries.rbegin(), entries.rend(), [](const Entry &entry) {
        return entry.kind == EntryKind::Intent && entry.measure == int(Measure::Email);
    });
    return found == entries.rend() ? nullptr : &*found;
}

} // namespace

void Settlement::add(qint32 row)
{
    if (!m_enabled)
        return;
    if (!m_roundOpen && m_later.empty()) // the log needs a moment
        m_nextRoundMs = m_clock.steadyMs() + roundMs / 3;
    m_later.push_back({row, rounds});
}

bool Settlement::ready() const
{
    if (m_asking)
        return false;
    return !m_now.empty()
        || (!m_roundOpen && !m_later.empty() && m_clock.steadyMs() >= m_nextRoundMs);
}

std::optional<qint64> Settlement::laterMs() const
{
    const qint64 ms = m_nextRoundMs - m_clock.steadyMs();
    return m_roundOpen || m_later.empty() || ms <= 0 ? std::nullopt : std::optional(ms);
}

std::optional<Work> Settlement::next()
{
    if (!ready())
        return std::nullopt;
    Work work;
    work.shape = auth0::Shape::JsonArray;
    if (m_now.empty()) {
        m_roundOpen = m_asking = true;
        m_now.assign(m_later.begin(), m_later.end());
        m_later.clear();
        work.request = auth0::newestLogEntry();
        return work;
    }
    m_asked.push_back(m_now.front());
    m_now.pop_front();
    work.row = m_asked.back().row;
    work.request = auth0::userLog(m_incident.ledger().user(work.row).userId);
    return work;
}

void Settlement::finished(const Work &work, const QByteArray &body, std::vector<Entry> &entries)
{
    if (work.row < 0) {
        m_asking = false;
        m_newestMs = newestLogMs(body);
    } else if (const auto asked = std::find_if(m_asked.begin(), m_asked.end(),
                   [&](const Doubt &doubt) { return doubt.row == work.row; });
               asked != m_asked.end()) {
        const Doubt doubt = *asked;
        m_asked.erase(asked);
        judge(doubt, body, entries);
    }
    if (m_now.empty() && m_asked.empty())
        endRound();
}

void Settlement::judge(const Doubt &doubt, const QByteArray &body, std::vector<Entry> &entries)
{
    const auto trace = traceOf(doubt.row);
    const auto verdict = trace ? judgeMail(body, *trace, m_newestMs) : MailVerdict::TooEarly;
    if (verdict == MailVerdict::Sent)
        entries.push_back({.kind = EntryKind::Concluded,
            .row = doubt.row,
            .measure = int(Measure::Email),
            .code = int(StepState::Done),
            .reason = int(Reason::SettledByLog)});
    else if (verdict == MailVerdict::NotSent)
        entries.push_back(
            {.kind = EntryKind::Reopened, .row = doubt.row, .measure = int(Measure::Email)});
    else if (doubt.roundsLeft > 1)
        m_later.push_back({doubt.row, doubt.roundsLeft - 1});
}

// The file knows when the call left; the ledger does not keep that for everybody.
std::optional<MailTrace> Settlement::traceOf(qint32 row) const
{
    const auto entries = journal::entriesOfRow(m_incident.path(), row);
    const Entry *intent = entries ? lastIntent(*entries) : nullptr;
    bool known = false;
    const qint64 leftMs = intent ? intent->text.toLongLong(&known) : 0;
    if (!known)
        return std::nullopt; // nor does the log help then: which of its mails was it?
    const auto &ledger = m_incident.ledger();
    const PlanChoices &choices = ledger.choices();
    const QString connection = plan::passwordConnection(ledger.user(row), choices);
    const QString client = resetClientIdFor(choices, connection);
    return MailTrace{leftMs - slackMs, leftMs + callMs + slackMs, connection,
        client.isEmpty() ? ledger.tenant().clientId : client};
}

void Settlement::endRound()
{
    m_roundOpen = false;
    m_nextRoundMs = m_clock.steadyMs() + roundMs;
}

bool Settlement::idle() const
{
    return !m_roundOpen && m_later.empty();
}

} // namespace bulkhead::run
