// SPDX-License-Identifier: Apache-2.0
#include "run/mailing.h"

#include "mail/mailbox.h"
#include "run/tickets.h"

#include <QJsonDocument>
#include <QPointer>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bulkhead::run {

using journal::Entry;
using journal::EntryKind;

namespace {

constexpr int linksAtOnce = 50;

// Greylisting asks for some minutes; a full mailbox for longer than anybody waits.
constexpr std::array<qint64, 4> deferralPausesMs{60'000, 300'000, 900'000, 1'800'000};

// A server that worked is waited for.
constexpr qint64 longestRestMs = 60'000;
constexpr qint64 troublePatienceMs = 600'000;

} // namespace

Mailing::Mailing(Incident &incident, Mail mail, std::shared_ptr<const Secret> ticketKey,
    Clock &clock, const TenantClock &tenantClock)
    : m_incident(incident), m_mail(std::move(mail)), m_key(std::move(ticketKey)), m_clock(clock),
      m_tenantClock(tenantClock)
{
}

Result<> Mailing::begin()
{
    const auto &ledger = m_incident.ledger();
    m_links = ledger.choices().reset.testFlag(ResetMethod::Ticket);
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
        if (!m_links)
            look(row);
    }
    wake(0);
    return {};
}

const journal::Step &Mailing::step(qint32 row) const
{
    return m_incident.ledger().steps(row).back(); // Delivery is always the last
}

// Its turn comes when everything else is through for this user.
bool Mailing::isDue(qint32 row) const
{
    const auto &ledger = m_incident.ledger();
    const auto steps = ledger.steps(row);
    if (steps.empty() || steps.back().state != StepState::Pending || steps.back().open)
        return false;
    bool good = false;
    for (size_t i = 0; i + 1 < steps.size(); ++i) {
        const Measure measure = ledger.measures()[i];
        if (steps[i].state == StepState::Pending)
            return false;
        const bool wanted = m_links ? measure == Measure::Ticket
                                    : measure == Measure::Password || measure == Measure::Flag;
        good = good || (wanted && steps[i].state == StepState::Done);
    }
    return good;
}

void Mailing::look(qint32 row)
{
    if (!m_links && isDue(row))
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
    const bool noneDue = m_links ? m_allRead && m_read.empty() : m_notices.empty();
    if (!m_again.empty() || !noneDue)
        return false;
    if (!std::exchange(m_swept, true) && m_links) { // some had to wait for another step
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
    const qint64 free = std::max(qint64(std::ceil(m_nextMs)), m_notBeforeMs);
    return std::clamp<qint64>(free - nowMs, 1, longest);
}

void Mailing::collect(std::vector<Prepared> &batch)
{
    const qint64 nowMs = m_clock.steadyMs();
    // While nothing is known of the server, or it is in trouble, one letter finds out.
    const int most = m_worked && m_failures == 0 ? m_mail.post->width() : 1;
    const double everyMs = 1000 / m_mail.settings.ratePerS;
    while (nowMs >= m_notBeforeMs && double(nowMs) >= m_nextMs
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

std::optional<Mailing::Due> Mailing::next(qint64 nowMs)
{
    const auto again = std::find_if(
        m_again.begin(), m_again.end(), [&](const Due &due) { return due.notBeforeMs <= nowMs; });
    if (again != m_again.end()) {
        const Due due = *again;
        m_again.erase(again);
        return due;
    }
    if (m_links)
        return nextLink();
    if (m_notices.empty())
        return std::nullopt;
    const Due due = m_notices.front();
    m_notices.pop_front();
    return due;
}

// An older link of a user is of no use: the newest one has ended it.
bool Mailing::isNewest(const journal::SealedText &link) const
{
    const auto &ledger = m_incident.ledger();
    const auto steps = ledger.steps(link.row);
    for (size_t i = 0; i < steps.size(); ++i) {
        if (ledger.measures()[i] == Measure::Ticket)
            return steps[i].concludedAtMs == link.atMs;
    }
    return false;
}

std::optional<Mailing::Due> Mailing::nextLink()
{
    while (m_read.empty() && !m_allRead) {
        const auto links = m_incident.sealedAfter(m_seq, linksAtOnce);
        if (!links) {
            halt(links.error());
            return std::nullopt;
        }
        for (const journal::SealedText &link : *links) {
            m_seq = link.seq;
            if (isDue(link.row) && isNewest(link))
                m_read.push_back({link.row, link.seq});
        }
        m_allRead = links->empty();
    }
    if (m_read.empty())
        return std::nullopt;
    const Due due = m_read.front();
    m_read.pop_front();
    return due;
}

std::optional<mail::Letter> Mailing::letterFor(const Due &due)
{
    const qint64 nowMs = m_tenantClock.utcMs(m_clock.steadyMs()).value_or(m_clock.utcMs());
    if (due.seq == 0)
        return written(due, mail::LetterKind::Notice, {});
    const auto texts = m_incident.sealedAfter(due.seq - 1, 1);
    if (!texts) {
        halt(texts.error());
        return std::nullopt;
    }
    const bool kept = !texts->empty() && texts->front().seq == due.seq && m_key;
    const auto ticket =
        kept ? openTicket(texts->front(), m_incident.ledger().id(), *m_key) : std::nullopt;
    if (!ticket || ticket->expiresMs <= nowMs) {
        conclude(due.row, StepState::Failed, Reason::NoLink);
        return std::nullopt;
    }
    mail::LetterFacts facts;
    facts.untilMs = ticket->expiresMs;
    facts.link = &ticket->link;
    return written(due, mail::LetterKind::Link, facts);
}

std::optional<mail::Letter> Mailing::written(
    const Due &due, mail::LetterKind kind, const mail::LetterFacts &given)
{
    const User user = m_incident.ledger().user(due.row);
    if (user.email.isEmpty() || !mail::isMailable(user.email)) {
        const bool none = user.email.isEmpty();
        conclude(due.row, none ? StepState::Skipped : StepState::Failed,
            none ? Reason::NoEmail : Reason::AddressUnfit);
        return std::nullopt;
    }
    mail::LetterFacts facts = given;
    facts.address = user.email;
    facts.contact = m_mail.settings.contact;
    mail::Letter letter = mail::writeLetter(m_mail.texts.in(kind, user.language), facts);
    letter.from = mail::mailbox(m_mail.settings.from).value_or(mail::Mailbox());
    letter.replyTo = mail::mailbox(m_mail.settings.replyTo);
    letter.messageId = mail::newMessageId(letter.from);
    letter.dateMs = m_clock.utcMs();
    return letter;
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
    case mail::Fate::NotSent: answered(Outcome::Undelivered); return trouble(arrival.due, receipt);
    }
    m_worked = true;
    m_failures = 0;
    m_refusals.add(receipt.fate == mail::Fate::Refused);
    if (m_refusals.alarmed())
        halt({Fault::MailRefusals, receipt.words});
}

// A connection that was kept open and has ended meanwhile costs one try at once.
void Mailing::trouble(const Due &due, const mail::Receipt &receipt)
{
    m_again.push_front({due.row, due.seq, due.deferrals, 0});
    const qint64 nowMs = m_clock.steadyMs();
    if (m_failures++ == 0)
        m_troubleSinceMs = nowMs;
    const bool stopped = m_stopping; // broken off by us
    if (stopped)
        return;
    const bool waits = m_worked && mail::mayPass(receipt.error->fault);
    if (!waits || nowMs - m_troubleSinceMs >= troublePatienceMs)
        return halt(*receipt.error);
    const int doublings = std::min(m_failures - 2, 6);
    m_notBeforeMs =
        m_failures == 1 ? nowMs : nowMs + std::min(longestRestMs, qint64(1000) << doublings);
}

// The first error is the one to tell.
void Mailing::halt(const Error &error)
{
    if (!m_halt)
        m_halt = error;
}

// Who has nothing coming any more.
void Mailing::concludeRest()
{
    const auto &ledger = m_incident.ledger();
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const auto steps = ledger.steps(row);
        if (steps.empty() || steps.back().state != StepState::Pending)
            continue;
        StepState state = StepState::Skipped;
        Reason reason = Reason::RevocationFailed;
        bool pending = false;
        for (size_t i = 0; i + 1 < steps.size(); ++i) {
            const Measure measure = ledger.measures()[i];
            pending = pending || steps[i].state == StepState::Pending;
            const bool source = m_links ? measure == Measure::Ticket
                                        : measure == Measure::Password || measure == Measure::Flag;
            if (!source)
                continue;
            if (steps[i].state == StepState::Skipped && steps[i].reason != Reason::None)
                reason = steps[i].reason;
            if (steps[i].state == StepState::Done) { // made, and not kept
                state = StepState::Failed;
                reason = Reason::NoLink;
            }
        }
        if (!pending)
            conclude(row, state, reason);
    }
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
