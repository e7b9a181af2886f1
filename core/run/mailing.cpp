// SPDX-License-Identifier: Apache-2.0
#include "run/mailing.h"

#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bulkhead::run {

using journal::Entry;
using journal::EntryKind;

namespace {

// Greylisting asks for some minutes; a full mailbox for longer than anybody waits.
constexpr std::array<qint64, 4> deferralPausesMs{60'000, 300'000, 900'000, 1'800'000};

} // namespace

Mailing::Mailing(Incident &incident, mail::LetterKind kind, Mail mail,
    std::shared_ptr<const Secret> ticketKey, Clock &clock, const TenantClock &tenantClock)
    : m_incident(incident), m_mail(std::move(mail)), m_key(std::move(ticketKey)), m_clock(clock),
      m_tenantClock(tenantClock), m_kind(kind)
{
}

Result<> Mailing::begin()
{
    const auto &ledger = m_incident.ledger();
    if (ledger.mail() != m_mail.settings) {
        const auto chosen = m_incident.record(Entry{.kind = EntryKind::MailChosen,
            .text = QString::fromUtf8(
                QJsonDocument(toJson(m_mail.settings)).toJson(QJsonDocument::Compact))});
        if (!chosen)
            return chosen;
    }
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.steps(row).empty() || step(row).state != StepState::Pending)
            continue;
        ++m_left;
        if (!bringsLinks())
            look(row);
    }
    wake(0);
    return {};
}

const journal::Step &Mailing::step(qint32 row) const
{
    return m_incident.ledger().steps(row).back(); // Delivery is always the last
}

void Mailing::look(qint32 row)
{
    if (!bringsLinks() && isDue(row))
        m_notices.push_back({row});
    m_allRead = false; // links are found in the file
    wake(0);
}

void Mailing::finish(Ended ended)
{
    m_ended = std::move(ended);
    m_allRead = false;
    wake(0);
}

void Mailing::stop(qint64 patienceMs)
{
    m_stopping = true;
    m_clock.after(int(patienceMs), this, [this] { m_mail.post->abortAll(); });
    wake(0);
}

void Mailing::wake(qint64 ms)
{
    m_clock.after(int(ms), this, [this, mine = ++m_beat] {
        if (mine == m_beat)
            beat();
    });
}

void Mailing::beat()
{
    for (const Arrival &arrival : std::exchange(m_arrived, {}))
        settle(arrival);
    std::vector<Prepared> batch;
    if (!m_stopping && !m_halt)
        collect(batch);
    if (const auto written = commit(); !written) {
        halt(written.error());
        batch.clear();
    }
    for (Prepared &each : batch)
        send(std::move(each));
    if (m_ended && m_inFlight == 0 && (m_stopping || m_halt || allThrough())) {
        const auto ended = std::exchange(m_ended, {});
        return ended(m_halt);
    }
    if (!m_stopping && !m_halt)
        wake(nextBeatMs(m_clock.steadyMs()));
}

void Mailing::send(Prepared &&prepared)
{
    ++m_inFlight;
    m_mail.post->send(std::move(prepared.letter),
        [mine = QPointer(this), due = prepared.due](const mail::Receipt &receipt) {
            if (!mine)
                return;
            --mine->m_inFlight;
            mine->m_arrived.push_back({due, receipt});
            mine->wake(0);
        });
}

// Everything is written down, nothing is on its way, and no more will become due.
bool Mailing::allThrough()
{
    const bool noneDue = bringsLinks() ? m_allRead && m_read.empty() : m_notices.empty();
    if (!m_again.empty() || !noneDue)
        return false;
    if (!std::exchange(m_swept, true) && bringsLinks()) { // some had to wait for another step
        m_seq = 0;
        m_allRead = false;
        return false;
    }
    concludeRest();
    if (const auto written = commit(); !written)
        halt(written.error());
    return true;
}

// Asked again at the latest after a second: links come in meanwhile.
qint64 Mailing::nextBeatMs(qint64 nowMs) const
{
    constexpr qint64 longest = 1000;
    const qint64 free = std::max(qint64(std::ceil(m_nextMs)), m_patience.notBeforeMs());
    return std::clamp<qint64>(free - nowMs, 1, longest);
}

qint64 Mailing::secondsLeft() const
{
    qint64 untilMs = 0;
    for (const Due &due : m_again)
        untilMs = std::max(untilMs, due.notBeforeMs - m_clock.steadyMs());
    const double seconds = double(m_left) / m_mail.settings.ratePerS;
    return std::max(untilMs / 1000, qint64(std::ceil(seconds)));
}

void Mailing::collect(std::vector<Prepared> &batch)
{
    const qint64 nowMs = m_clock.steadyMs();
    const int most = m_patience.doubted() ? 1 : m_mail.post->width();
    const double everyMs = 1000 / m_mail.settings.ratePerS;
    while (nowMs >= m_patience.notBeforeMs() && double(nowMs) >= m_nextMs
        && m_inFlight + int(batch.size()) < most) {
        const auto due = next(nowMs);
        if (!due)
            return;
        auto letter = letterFor(*due);
        if (!letter)
            continue; // concluded without one
        // What a beat came late is made good, and no more than that.
        m_nextMs = std::max(m_nextMs, double(nowMs) - everyMs) + everyMs;
        m_entries.push_back({.kind = EntryKind::Intent,
            .row = due->row,
            .measure = int(Measure::Delivery),
            .number = step(due->row).attempts + 1,
            .text = letter->messageId});
        batch.push_back({*due, std::move(*letter)});
    }
}

void Mailing::conclude(qint32 row, StepState state, Reason reason, const QString &words)
{
    --m_left;
    m_entries.push_back({.kind = EntryKind::Concluded,
        .row = row,
        .measure = int(Measure::Delivery),
        .code = int(state),
        .reason = reason == Reason::None ? -1 : int(reason),
        .text = words});
}

void Mailing::settle(const Arrival &arrival)
{
    const mail::Receipt &receipt = arrival.receipt;
    const qint32 row = arrival.due.row;
    const auto answered = [&](Outcome outcome) {
        m_entries.push_back({.kind = EntryKind::Answered,
            .row = row,
            .measure = int(Measure::Delivery),
            .code = int(outcome),
            .text = receipt.words});
    };
    switch (receipt.fate) {
    case mail::Fate::Accepted: conclude(row, StepState::Done, Reason::None); break;
    case mail::Fate::Refused:
        conclude(row, StepState::Failed, Reason::MailRefused, receipt.words);
        break;
    case mail::Fate::Unknown:
        --m_left;
        answered(Outcome::Unknown);
        break;
    case mail::Fate::Deferred:
        if (size_t(arrival.due.deferrals) >= deferralPausesMs.size()) {
            conclude(row, StepState::Failed, Reason::MailDeferred, receipt.words);
            break;
        }
        answered(Outcome::Deferred);
        m_again.push_back({row, arrival.due.seq, arrival.due.deferrals + 1,
            m_clock.steadyMs() + deferralPausesMs[size_t(arrival.due.deferrals)]});
        break;
    case mail::Fate::NotSent:
        answered(Outcome::Undelivered);
        m_again.push_front({row, arrival.due.seq, arrival.due.deferrals, 0});
        if (!m_stopping && !m_patience.failed(receipt.error->fault, m_clock.steadyMs()))
            halt(*receipt.error);
        return;
    }
    m_patience.worked();
    m_refusals.add(receipt.fate == mail::Fate::Refused);
    if (m_refusals.alarmed())
        halt({Fault::MailRefusals, receipt.words});
}

// The first error is the one to tell.
void Mailing::halt(const Error &error)
{
    if (!m_halt)
        m_halt = error;
}

Result<> Mailing::commit()
{
    std::vector<qint32> rows;
    for (const Entry &entry : m_entries)
        rows.push_back(entry.row);
    if (const auto written = m_incident.record(m_entries); !written) {
        // What was about to be sent will not be; what was answered is still worth writing.
        std::erase_if(
            m_entries, [](const Entry &entry) { return entry.kind == EntryKind::Intent; });
        return written;
    }
    if (m_changed) {
        for (const qint32 row : rows)
            m_changed(row);
    }
    return {};
}

} // namespace bulkhead::run
