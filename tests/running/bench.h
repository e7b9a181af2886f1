// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/manual_clock.h"
#include "fake_tenant.h"
#include "run/engine.h"
#include "testing/testing.h"

#include <QTemporaryDir>

namespace bulkhead::testing {

struct Ending
{
    run::End end;
    std::optional<Error> error;
};

// An incident, a tenant and virtual time: what a person at the program has in front of them.
class Bench
{
public:
    explicit Bench(int users = 0);
    ~Bench();

    ManualClock clock;
    FakeTenant tenant{clock};
    run::EngineOptions options;
    credentials::Credential credential = credentials::ClientSecret{Secret(QByteArray("s3cret"))};
    std::unique_ptr<run::Incident> incident;
    std::unique_ptr<run::Engine> engine;
    std::optional<Ending> ended;
    int endings = 0;
    std::vector<run::Progress> progress;
    qint64 limitMs = 3 * 3600 * 1000; // of virtual time, for one operation

    [[nodiscard]] QString path() const
    {
        return m_directory.filePath(QStringLiteral("x.incident"));
    }
    void list(const QStringList &identifiers);
    // The first `users` of the tenant, every second one by e-mail.
    void listPeople(int users);
    void closeIncident();
    void openIncident();

    // Begin an operation with an engine of its own, as the programs do.
    void beginCheck();
    void beginLook();
    void beginLookAt(qint32 row);
    void beginPlan(const PlanChoices &choices = {}, const plan::UserLists &lists = {});
    void beginRun(const run::RunOptions &options = {});
    // Lets time pass until it has ended, or until `enough`; not ended within limitMs: a failure.
    Ending finish();
    bool until(const std::function<bool()> &enough);
    Ending plan(const PlanChoices &choices = {}, const plan::UserLists &lists = {});
    Ending run(const run::RunOptions &options = {});
    // Plans, lets the tenant's buckets fill up again, and forgets the calls of it.
    void planned(const PlanChoices &choices = {}, const plan::UserLists &lists = {});

    [[nodiscard]] const journal::Ledger &ledger() const { return incident->ledger(); }
    [[nodiscard]] std::vector<journal::Entry> entries() const; // read from the file
    [[nodiscard]] qint64 users(StepState state) const { return ledger().userTotal(state); }

private:
    void makeEngine();

    QTemporaryDir m_directory;
};

[[nodiscard]] TenantConfig acme();
// A template for temporary folders: memory where there is such a place.
[[nodiscard]] QString scratch();

// What is claimed, in memory and on disk, against what the tenant knows of its users. No step is
// lost, none claimed without effect, none done but called failed, nobody mailed twice, nothing
// concluded twice.
void expectClaimsHold(Bench &bench);
[[nodiscard]] std::string described(const Ending &ending);

} // namespace bulkhead::testing
