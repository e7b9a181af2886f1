// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/fake_transport.h"
#include "base/manual_clock.h"
#include "practice/dispatcher.h"
#include "practice/state.h"
#include "run/engine.h"
#include "testing/testing.h"

#include <QTemporaryDir>

namespace bulkhead::testing {

// An incident, and the practice tenant's own rules about Actions on virtual time, without a wire.
class DoorBench
{
public:
    DoorBench();
    ~DoorBench();

    struct Call
    {
        QByteArray method, path;
        qint64 atMs;
        [[nodiscard]] bool writes() const { return method != "GET" && path.startsWith("/api/"); }
    };
    enum class Wrong { No, NotSent, Before, After, Failing, Throttled, Refused };

    ManualClock clock;
    practice::TenantOptions options{
        .clientId = QStringLiteral("app1"), .users = 100, .buildMs = 5000};
    std::unique_ptr<practice::State> tenant;
    std::vector<Call> calls;
    std::function<void(const Call &)> arriving; // before anything is done
    std::function<Wrong(const Call &)> goesWrong;
    std::unique_ptr<run::Incident> incident;
    std::unique_ptr<run::Engine> engine;
    std::optional<run::End> end;
    std::optional<Error> error;

    void startTenant(); // anew, with these options
    void list(const QStringList &identifiers);
    // Somebody's own Actions, bound in this order.
    void bindOthers(const QStringList &names);
    // Makes the list of bindings as these names say; somebody at the Dashboard.
    void rebind(const QStringList &names);
    [[nodiscard]] QStringList bound() const; // names
    [[nodiscard]] QStringList actions() const;
    [[nodiscard]] std::vector<QByteArray> deployed(); // codes of ours, in their order
    [[nodiscard]] qsizetype writes() const;

    void beginPlan(const PlanChoices &choices);
    void beginRun(const run::RunOptions &how = {});
    void beginUp(const journal::GateChoices &choices = defaults());
    void beginDown();
    void beginLook();
    void beginAct(const QStringList &scopes, const run::Engine::MakeActions &make);
    void finish();
    bool until(const std::function<bool()> &enough);
    void up(const journal::GateChoices &choices = defaults());
    void down();
    void look();
    void die(); // the process, and another one opens the file
    [[nodiscard]] const journal::GateRecord &gate() const { return incident->ledger().gate(); }
    [[nodiscard]] static journal::GateChoices defaults();

private:
    void makeEngine();
    [[nodiscard]] std::optional<auth0::Answer> answer(const auth0::Request &request);
    [[nodiscard]] auth0::Answer act(const auth0::Request &request);

    QTemporaryDir m_folder;
    std::unique_ptr<practice::Dispatcher> m_dispatcher;
    std::unique_ptr<FakeTransport> m_wire;
    QByteArray m_bearer;
};

} // namespace bulkhead::testing
