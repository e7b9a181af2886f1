// SPDX-License-Identifier: Apache-2.0
// Whose letter is next, and what it says.
#include "run/mailing.h"

#include "mail/mailbox.h"
#include "run/tickets.h"

#include <algorithm>

namespace bulkhead::run {
namespace {

constexpr int linksAtOnce = 50;

} // namespace

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
        const bool wanted = mail::tellsOf(m_kind, measure);
        good = good || (wanted && steps[i].state == StepState::Done);
    }
    return good;
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
    if (bringsLinks())
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
            if (!mail::tellsOf(m_kind, measure))
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

} // namespace bulkhead::run
