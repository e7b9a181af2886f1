// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/driver.h"
#include "run/heart.h"
#include "run/incident.h"
#include "run/settlement.h"
#include "run/tenant_clock.h"

#include <array>
#include <deque>
#include <functional>

namespace bulkhead::run {

struct RunOptions
{
    qint64 first = 0; // treat that many users and stop for a look; 0: all
    bool retryFailed = false; // take failed steps up again
};

// Executes a frozen plan, user by user in the order of the list: a user's next measure becomes
// ready only when the one before is on disk as done. Writes every intent before its call and every
// conclusion after it. A user's failed revocation ends that user: no mail goes out.
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
    [[nodiscard]] bool allDone() const { return m_left == CallsLeft{} && m_settlement.idle(); }
    [[nodiscard]] CallsLeft callsLeft() const { return m_left; }

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    [[nodiscard]] std::optional<qint64> laterMs() const override { return m_settlement.laterMs(); }
    void sending(const Work &work) override;
    void unfinished(const Work &work, const auth0::Reading &reading) override;
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;
    [[nodiscard]] Result<> commit() override;
    void ended(const std::optional<Error> &error) override;

private:
    [[nodiscard]] QString leavesAt(const Work &work) const;
    [[nodiscard]] int pendingStep(qint32 row) const; // index of the next one, or -1
    void fill(Api lane);
    bool queueNext(qint32 row);
    void countLeft(Measure measure, int by);
    void concludeRest(const Work &work, StepState state, Reason reason);

    Incident &m_incident;
    RunOptions m_options;
    Heart m_heart;
    Clock &m_clock;
    const TenantClock &m_tenantClock;
    Ended m_ended;
    Changed m_changed;
    std::array<std::deque<qint32>, 2> m_ready; // rows, by the API of their next step
    qint32 m_cursor = 0;
    qint64 m_usersTaken = 0;
    CallsLeft m_left{}; // steps without an end
    Settlement m_settlement;
    std::vector<journal::Entry> m_entries;
};

} // namespace bulkhead::run
