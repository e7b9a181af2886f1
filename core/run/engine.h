// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "pacing/plan_profiles.h"
#include "run/action_driver.h"
#include "run/caller.h"
#include "run/evidence_search.h"
#include "run/execution.h"
#include "run/gate_list.h"
#include "run/planning.h"
#include "run/reading_driver.h"
#include "run/urgent_looks.h"
#include "run/watched.h"

#include <QObject>

#include <memory>
#include <optional>

namespace bulkhead::run {

struct EngineOptions
{
    pacing::Shares management;
    const pacing::PlanProfile *plan = nullptr; // what is assumed until the tenant tells
    std::optional<double>
        mailPerS; // cap of the Authentication API lane; absent: as the plan, or plan/mail_rate.h
};

enum class Phase {
    Connecting,
    Surveying,
    Resolving,
    Evidence,
    Running,
    Looking,
    Actions,
    Counting, // all users of the tenant, for a rotation
};
// Why nothing is being sent just now, if so.
enum class Waiting { No, Outage, Others };

// One small value for whoever watches, at most every 100 ms and once at the end.
struct Progress
{
    Phase phase = Phase::Connecting;
    Waiting waiting = Waiting::No;
    qint64 done =
        0; // identifiers resolved, users looked at or into, counted, or with nothing left to do
    qint64 total = 0;
    std::array<qint64, 6> users{}; // by StepState
    std::array<journal::CallCounts, 2> calls{};
    std::array<double, 2> pacePerS{}; // by Api
    std::array<double, 2> ceilingPerS{};
    journal::AssumedLimit limit;
    qint64 etaS = -1;
    qint64 lettersLeft = 0; // by the organisation's mail server; none are left, or none go
    std::vector<qint32> changedRows; // since the last one; read them from the ledger in this thread
};

enum class End { Done, Paused, Cancelled, Halted };

// One operation on one incident: check its tenant, plan it or run it. Everything below lives in the
// thread of this object; pause and cancel may be queued from another.
class Engine : public QObject
{
    Q_OBJECT
public:
    // The incident, transport and clock outlive the engine.
    Engine(Incident &incident, credentials::Credential credential, auth0::Transport &transport,
        EngineOptions options, Clock &clock);
    ~Engine() override;

    // Reads how the tenant is set up, whatever the token may read of it.
    void check();
    // The same, then reads the tenant for every identifier, looks into what changed in the plan's
    // window if it has one, and freezes the plan.
    void plan(const PlanChoices &choices, const plan::UserLists &lists = {});
    // Executes the frozen plan, or what is left of it. PreflightStop when what the tenant last told
    // stands in its way.
    void run(const RunOptions &options);
    // Reads again when each user's password was last changed. Changes nothing in the tenant.
    void look();
    // Reads that user again for a person who waits: before anything else that the operation on its
    // way has to do, else as one of its own. Answered by lookedAt(), unless that one ends first.
    void lookAt(qint32 row);

    // Puts the incident's gate up, or renews it; as run/gate_raising.h.
    void raiseGate(const journal::GateChoices &choices);
    // Any other work on the tenant's Actions.
    using MakeActions =
        std::function<Result<std::unique_ptr<ActionDriver>>(ActionDriver::Tools tools)>;
    void act(const QStringList &scopes, const MakeActions &make);
    // The same, and then another, which is made when the first has ended well.
    void act(const QStringList &scopes, const MakeActions &first, const MakeActions &then);

    // Starts nothing more, lets what is on its way come home for up to four seconds.
    void pause();
    // The same, and gives up what has not been started. Nothing is modified afterwards.
    void cancel();
    void setShares(pacing::Shares management);
    // An operation has begun and not ended.
    [[nodiscard]] bool isActive() const { return m_active; }

    [[nodiscard]] const Access &access() const { return m_access; }
    // UTC as the tenant's answers tell it; of this machine before the first one.
    [[nodiscard]] qint64 tenantNowMs();

signals:
    void progressed(const bulkhead::run::Progress &progress);
    void planned(const bulkhead::PlanCounts &counts);
    void lookedAt(const bulkhead::run::UserLook &look);
    // Once for each operation, last. `error` is set exactly when Halted.
    void ended(bulkhead::run::End end, const std::optional<bulkhead::Error> &error);

private:
    using Next = std::function<void()>;
    void open(const QStringList &scopes, Next next);
    [[nodiscard]] Result<> freezeIdentity();
    [[nodiscard]] std::optional<Error> preflightStop(const RunOptions &options);
    void setMailShares(const PlanChoices &choices);
    [[nodiscard]] bool mayReadLogs() const;
    void survey(const std::optional<PlanChoices> &of, Next next);
    void complete(TenantSurvey &survey);
    void countAnew();
    void driverEnded(const std::optional<Error> &error, const Next &next);
    void resolve();
    void startCaller(Driver &driver);
    void startReading(Phase phase, std::unique_ptr<ReadingDriver> driver);
    void startActions(const MakeActions &make, const Next &next);
    void execute(const RunOptions &options);
    [[nodiscard]] bool gateStands() const;
    [[nodiscard]] bool setsPasswords() const;
    void closeForSweep(const RunOptions &options, const Next &next);
    void openAfterSweep(End end);
    [[nodiscard]] Driver &watched(Driver &driver);
    [[nodiscard]] MakeActions gateMaker(const journal::GateChoices &choices, GateFor purpose);
    void startLooking(std::vector<qint32> rows);
    void lookingEnded(const std::optional<Error> &error);
    [[nodiscard]] EvidenceSources evidenceSources() const;
    void searchEvidence();
    void freeze();
    [[nodiscard]] Result<> startMailing(const RunOptions &options);
    void executionEnded(const std::optional<Error> &error);
    void runEnded(const std::optional<Error> &error);
    [[nodiscard]] End endOfRun(const std::optional<Error> &error) const;
    void finish(End end, std::optional<Error> error);
    [[nodiscard]] Figures figures() const;
    [[nodiscard]] plan::Rates rates() const;
    [[nodiscard]] journal::AssumedLimit limit() const;
    void publish();
    void tick();
    [[nodiscard]] Progress progress();
    [[nodiscard]] Waiting waiting() const;
    [[nodiscard]] bool isReading() const;

    Incident &m_incident;
    auth0::Transport &m_transport;
    Clock &m_clock;
    pacing::Buckets m_management;
    pacing::Buckets m_authentication;
    EngineOptions m_options;
    Access m_access;
    std::unique_ptr<ReadingDriver> m_reading; // of all phases but the run
    std::unique_ptr<Execution> m_execution;
    std::unique_ptr<Mailing> m_mailing; // beside the execution
    std::optional<Error> m_mailFault; // in its place
    std::unique_ptr<ActionDriver> m_actions;
    std::unique_ptr<Watched> m_watched;
    UrgentLooks m_urgent;
    std::unique_ptr<Caller> m_caller;
    PlanChoices m_choices;
    plan::UserLists m_lists;
    qint64 m_tenantUsers = 0; // 0: it would not tell
    std::vector<qint32> m_changedRows;
    std::optional<End> m_wish; // Paused or Cancelled
    Phase m_phase = Phase::Connecting;
    journal::CallCounts m_accessBefore; // what was sent through m_access before this driver
    std::array<journal::CallCounts, 2> m_callsBefore{}; // by the operation's drivers before it
    bool m_active = false;
    bool m_withoutGate = false; // this run
    bool m_ticking = false;
};

} // namespace bulkhead::run
