// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mail/letter_texts.h"
#include "mail/post.h"
#include "mail/refusal_watch.h"
#include "mail/server_patience.h"
#include "run/incident.h"
#include "run/tenant_clock.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>

namespace bulkhead::run {

// What letters are sent with. The post outlives the run.
struct Mail
{
    MailSettings settings;
    std::shared_ptr<mail::Post> post;
    mail::LetterTexts texts;
};

// The mail lane: brings reset links to their users, or a notice to those whose password or flag was
// set, beside whatever calls the run makes. It keeps its own pace. A step like any other: an intent
// before the letter leaves, a conclusion after; a letter of which nobody can tell is Unknown and
// never sent again by itself.
//
// The incident file is the queue: links are read from it, a few at a time, in the order in which
// they were made. An error that holds for every letter stops this lane, not the calls.
class Mailing final : public QObject
{
public:
    using Changed = std::function<void(qint32 row)>;
    using Ended = std::function<void(const std::optional<Error> &)>;
    // `ticketKey` opens the links; none: only notices can be sent.
    Mailing(Incident &incident, mail::LetterKind kind, Mail mail,
        std::shared_ptr<const Secret> ticketKey, Clock &clock, const TenantClock &tenantClock);

    void onChanged(Changed changed) { m_changed = std::move(changed); }
    // Writes down that letters go by this server, and begins with those that are due.
    [[nodiscard]] Result<> begin();
    // Something about this user was concluded: a letter may be due.
    void look(qint32 row);
    // No more will become due: `ended` is called once, later, when all is through or nothing more
    // can be.
    void finish(Ended ended);
    // Starts nothing more. What is on its way is given that long, then it is broken off.
    void stop(qint64 patienceMs);

    // Letters that are due and not sent, as far as can be told.
    [[nodiscard]] qint64 left() const { return m_left; }
    // What they take at this pace, and whoever was put off.
    [[nodiscard]] qint64 secondsLeft() const;

private:
    struct Due
    {
        qint32 row = -1;
        qint64 seq = 0; // of the entry that the link is kept beside; 0: a notice
        int deferrals = 0;
        qint64 notBeforeMs = 0;
    };
    struct Arrival
    {
        Due due;
        mail::Receipt receipt;
    };
    struct Prepared
    {
        Due due;
        mail::Letter letter;
    };
    void wake(qint64 ms);
    void beat();
    void settle(const Arrival &arrival);
    void collect(std::vector<Prepared> &batch);
    [[nodiscard]] std::optional<Due> next(qint64 nowMs);
    [[nodiscard]] std::optional<Due> nextLink();
    [[nodiscard]] bool isNewest(const journal::SealedText &link) const;
    [[nodiscard]] std::optional<mail::Letter> letterFor(const Due &due);
    [[nodiscard]] std::optional<mail::Letter> written(
        const Due &due, mail::LetterKind kind, const mail::LetterFacts &facts);
    [[nodiscard]] bool isDue(qint32 row) const;
    [[nodiscard]] Result<> commit();
    void conclude(qint32 row, StepState state, Reason reason, const QString &words = {});
    void concludeRest();
    void halt(const Error &error);
    void send(Prepared &&prepared);
    [[nodiscard]] bool allThrough();
    [[nodiscard]] bool bringsLinks() const { return m_kind == mail::LetterKind::Link; }
    [[nodiscard]] qint64 nextBeatMs(qint64 nowMs) const;
    [[nodiscard]] const journal::Step &step(qint32 row) const;

    Incident &m_incident;
    Mail m_mail;
    std::shared_ptr<const Secret> m_key;
    Clock &m_clock;
    const TenantClock &m_tenantClock;
    mail::RefusalWatch m_refusals;
    mail::ServerPatience m_patience;
    Changed m_changed;
    Ended m_ended;
    mail::LetterKind m_kind;
    qint64 m_seq = 0; // links up to this entry have been read
    std::deque<Due> m_read; // of these, those that are to be sent
    bool m_allRead = false; // as far as the file went when it was last read
    std::deque<Due> m_notices;
    std::deque<Due> m_again; // put off, or not sent because of the server
    std::vector<Arrival> m_arrived;
    std::vector<journal::Entry> m_entries;
    std::optional<Error> m_halt;
    int m_inFlight = 0;
    double m_nextMs = 0; // the pace allows the next letter then
    qint64 m_left = 0;
    bool m_stopping = false;
    bool m_swept = false; // all links were read once more after the last step
    quint64 m_beat = 0; // a beat that was planned before another one is stale
};

} // namespace bulkhead::run
