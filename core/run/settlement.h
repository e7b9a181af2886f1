// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/driver.h"
#include "run/incident.h"
#include "run/mail_evidence.h"

#include <deque>

namespace bulkhead::run {

// Settles reset mails of unknown outcome by reading the tenant's log, in rounds: first how far the
// log has come, then each user's own. What the log cannot tell within a few minutes stays unknown
// and is a person's to settle. Needs read:logs.
class Settlement
{
public:
    Settlement(Incident &incident, Clock &clock) : m_incident(incident), m_clock(clock) { }

    void enable() { m_enabled = true; }
    // That user's mail is Unknown in the ledger.
    void add(qint32 row);

    [[nodiscard]] bool ready() const;
    // Milliseconds until ready() becomes true; nothing: it is, or never will by itself.
    [[nodiscard]] std::optional<qint64> laterMs() const;
    [[nodiscard]] std::optional<Work> next();
    // An answer to such work. Sent: a conclusion; not sent: the step is taken up again.
    void finished(const Work &work, const QByteArray &body, std::vector<journal::Entry> &entries);
    [[nodiscard]] bool idle() const; // nothing is in doubt that could still be settled

private:
    struct Doubt
    {
        qint32 row;
        int roundsLeft;
    };
    void judge(const Doubt &doubt, const QByteArray &body, std::vector<journal::Entry> &entries);
    [[nodiscard]] std::optional<MailTrace> traceOf(qint32 row) const;
    void endRound();

    Incident &m_incident;
    Clock &m_clock;
    bool m_enabled = false;
    std::deque<Doubt> m_now; // to be asked in this round
    std::vector<Doubt> m_asked; // on their way
    std::vector<Doubt> m_later; // in the next one
    std::optional<qint64> m_newestMs; // how far the log had come at the round's start
    bool m_asking = false; // for that
    bool m_roundOpen = false;
    qint64 m_nextRoundMs = 0;
};

} // namespace bulkhead::run
