// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/step_calls.h"
#include "run/driver.h"
#include "run/heart.h"
#include "run/incident.h"
#include "run/mailing.h"
#include "run/settlement.h"
#include "run/tenant_clock.h"

#include <array>
#include <deque>
#include <functional>
#include <unordered_map>

namespace bulkhead::run {

struct RunOptions
{
    qint64 first = 0; // treat that many users and stop for a look; 0: all
    bool retryFailed = false; // take failed steps up again
    bool rehearse = false; // make the reading calls only, and take the others as done
    bool withoutGate = false; // go on when the gate cannot be renewed
    // Puts the gate up, or makes it what the file knows now, before anything else.
    std::optional<journal::GateChoices> gate{};
    std::shared_ptr<const Secret> ticketKey{}; // with which links are kept; none: they are not
    std::shared_ptr<const Mail> mail{}; // letters go by this server; none: none go
    std::optional<Error> mailFault{}; // why it cannot be used: told when the calls are through
};

// Executes a frozen plan, user by user, those of a lower rank first, else in the order of the list.
// On a lane what contains comes before what lets users in again, and that before looking up what
// became of mails, however long those wait. A user's next measure becomes ready only when the one
// before is concluded on disk. Writes every intent before its call and every conclusion after it.
// Containment goes on when a part of it fails; what lets a user in again, a mail or a ticket, then
// does not happen.
class Execution final : public Driver
{
public:
    using Ended = std::function<void(const std::optional<Error> &)>;
    using Changed = std::function<void(qint32 row)>;
    Execution(Incident &incident, RunOptions options, Heart heart, Clock &clock,
        const TenantClock &tenantClock, Ended ended);

    // Called after each commit for every row whose state changed.
    void onChanged(Changed changed) { m_changed = std::move(changed); }
    // The token may read logs: mails of unknown outcome are looked up there.
    void settleByLog() { m_settlement.enable(); }
    // Records that a process takes the incident up, and what it takes up again.
    [[nodiscard]] Result<> begin();
    // All that can be known about the end comes from here.
    [[nodiscard]] Result<> end(journal::RunEnd end, const std::optional<Error> &error);

    // Nothing left to do for anybody.
    [[nodiscard]] bool allDone() const
    {
        return m_left == plan::CallsByGroup{} && m_settlement.idle();
    }
    [[nodiscard]] const plan::CallsByGroup &callsLeft() const { return m_left; }

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    [[nodiscard]] pacing::EndpointGroup nextGroup(Api lane, const Wait &wait) override;
    [[nodiscard]] std::optional<qint64> laterMs() const override;
    [[nodiscard]] std::optional<Work> nextOwed(Api lane) override;
    [[nodiscard]] bool owes() const override;
    void sending(Work &work) override;
    void takeSecrets(const Work &work, QByteArray &body) override;
    void unfinished(const Work &work, const auth0::Reading &reading) override;
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;
    [[nodiscard]] Result<> commit() override;
    void ended(const std::optional<Error> &error) override;

private:
    [[nodiscard]] std::vector<journal::Entry> reopenings(qint32 row) const;
    void orderUsers();
    [[nodiscard]] bool takesAsDone(qint32 row);
    [[nodiscard]] std::deque<qint32> &queueOf(qint32 row);
    [[nodiscard]] std::deque<qint32> &queueFor(Api lane);
    [[nodiscard]] pacing::EndpointGroup groupOf(qint32 row);
    [[nodiscard]] Work workOn(qint32 row);
    [[nodiscard]] measures::StepCalls &callsOf(qint32 row, Measure measure);
    [[nodiscard]] QString noteOf(const Work &work, const QString &note) const;
    void keepTicket(journal::Entry &entry);
    void stepEnded(const Work &work, const measures::End &end, int status);
    [[nodiscard]] int pendingStep(qint32 row) const; // index of the next one, or -1
    [[nodiscard]] bool mayTakeMore() const;
    void fill();
    bool queueNext(qint32 row);
    void countLeft(Measure measure, int by);
    void concludeRest(const Work &work, const measures::End &end);

    Incident &m_incident;
    RunOptions m_options;
    Heart m_heart;
    Clock &m_clock;
    const TenantClock &m_tenantClock;
    Ended m_ended;
    Changed m_changed;
    std::array<std::deque<qint32>, 3> m_ready; // rows, by the turn of their next step
    std::deque<qint32> m_owed; // rows that must not be left as they are
    std::unordered_map<qint32, std::unique_ptr<measures::StepCalls>> m_steps; // on their way
    std::vector<qint32> m_order; // of the users; empty: as listed
    std::vector<qint32> m_goOn; // whose step has more calls, after the coming commit
    qint32 m_cursor = 0;
    qint64 m_usersTaken = 0;
    plan::CallsByGroup m_left{}; // steps without an end
    Settlement m_settlement;
    Secret m_link; // of the ticket whose answer is being looked at
    std::vector<journal::Entry> m_entries;
};

} // namespace bulkhead::run
