// SPDX-License-Identifier: Apache-2.0
#include "run/rehearsal.h"

#include "bench.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

class RehearsalTest : public ::testing::Test
{
protected:
    // As the programs do: on a copy. Its ledger, when it is over.
    journal::Ledger rehearse(Bench &bench, qint64 first = 0)
    {
        auto copy = run::makeRehearsal(*bench.incident, bench.clock);
        EXPECT_TRUE(copy);
        std::optional<Ending> ended;
        run::Engine engine(**copy, credentials::ClientSecret{Secret(QByteArray("s3cret"))},
            bench.tenant, {}, bench.clock);
        QObject::connect(&engine, &run::Engine::ended, &engine,
            [&](run::End end, const std::optional<Error> &error) {
                ended = Ending{end, error};
            });
        m_beganMs = bench.clock.steadyMs();
        engine.run({.first = first, .rehearse = true});
        while (!ended && bench.clock.step()) { }
        m_tookMs = bench.clock.steadyMs() - m_beganMs;
        EXPECT_TRUE(ended) << "it does not end";
        EXPECT_EQ(ended->end, first > 0 ? run::End::Paused : run::End::Done) << described(*ended);
        return (*copy)->ledger();
    }

    static void expectNothingChanged(const FakeTenant &tenant)
    {
        for (const Call &call : tenant.calls)
            EXPECT_TRUE(call.request.method == "GET" || call.kind == Kind::Token)
                << call.request.method.toStdString() << ' ' << call.request.target.toStdString();
    }

    qint64 m_beganMs = 0, m_tookMs = 0;
};

PlanChoices everything()
{
    return {.reset = ResetMethod::Password | ResetMethod::Flag | ResetMethod::Ticket,
        .extras = Extra::Block | Extra::ForgetMfaBrowsers | Extra::DeleteGrants
            | Extra::DeleteDeviceCredentials};
}

TEST_F(RehearsalTest, ReadsAllAndChangesNothingAndSaysWhatTheRunWillSay)
{
    Bench bench(6);
    bench.tenant.people[1].blocked = true;
    bench.tenant.people[2].devices = {u"dcr_a"_s, u"dcr_r"_s};
    bench.tenant.scopes += u" read:actions"_s; // for the flag
    bench.planned(everything());
    bench.tenant.people.pop_back(); // somebody was deleted meanwhile
    const auto told = rehearse(bench);
    expectNothingChanged(bench.tenant);
    EXPECT_GE(bench.tenant.count(Kind::Read), 2 * 5);
    EXPECT_TRUE(told.isRehearsal());
    EXPECT_FALSE(bench.ledger().isRehearsal());
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Planned);
    ASSERT_EQ(bench.run({.ticketKey = std::make_shared<const Secret>(QByteArray(32, 'k'))}).end,
        run::End::Done);
    for (qint32 row = 0; row < told.rowCount(); ++row) {
        for (size_t i = 0; i < told.measures().size(); ++i) {
            EXPECT_EQ(told.steps(row)[i].state, bench.ledger().steps(row)[i].state) << row << i;
            EXPECT_EQ(told.steps(row)[i].reason, bench.ledger().steps(row)[i].reason) << row << i;
        }
    }
}

TEST_F(RehearsalTest, LeavesTheIncidentUntouched)
{
    Bench bench(3);
    bench.planned();
    const auto before = bench.entries();
    (void)rehearse(bench);
    EXPECT_EQ(bench.entries(), before);
}

TEST_F(RehearsalTest, WithoutReadingCallsItTakesNoTime)
{
    Bench bench(5000);
    bench.planned();
    EXPECT_EQ(rehearse(bench).userTotal(StepState::Done), 5000);
    EXPECT_LT(m_tookMs, 5'000);
    expectNothingChanged(bench.tenant);
}

TEST_F(RehearsalTest, OfTheFirstFewStopsThere)
{
    Bench bench(20);
    bench.tenant.scopes += u" read:actions"_s;
    bench.planned(everything());
    EXPECT_EQ(rehearse(bench, 3).userTotal(StepState::Done), 3);
}

TEST_F(RehearsalTest, ReplacesAnOlderRehearsalAndNothingElse)
{
    Bench bench(3);
    bench.planned();
    (void)rehearse(bench);
    EXPECT_EQ(rehearse(bench).userTotal(StepState::Done), 3);
    const QString path = run::rehearsalPath(bench.path());
    EXPECT_TRUE(path.endsWith(u"x-rehearsal.incident"_s));
    EXPECT_EQ(QFile::permissions(path) & 0x0077, 0);
    QFile::remove(path);
    ASSERT_TRUE(QFile::copy(bench.path(), path)); // a real incident of that name
    EXPECT_EQ(run::makeRehearsal(*bench.incident, bench.clock).error(),
        (Error{Fault::IncidentExists, path}));
    EXPECT_TRUE(QFile::exists(path));
}

// The copy is a file like any other, and names a real tenant.
TEST_F(RehearsalTest, ACopyIsNeverRunInEarnest)
{
    Bench bench(3);
    bench.planned(everything());
    auto copy = run::makeRehearsal(*bench.incident, bench.clock);
    ASSERT_TRUE(copy);
    std::optional<Ending> ended;
    run::Engine engine(**copy, credentials::ClientSecret{Secret(QByteArray("s3cret"))},
        bench.tenant, {}, bench.clock);
    QObject::connect(&engine, &run::Engine::ended, &engine,
        [&](run::End end, const std::optional<Error> &error) {
            ended = Ending{end, error};
        });
    engine.run({});
    while (!ended && bench.clock.step()) { }
    ASSERT_TRUE(ended);
    EXPECT_EQ(ended->end, run::End::Halted);
    EXPECT_EQ(ended->error, (Error{Fault::IsRehearsal, (*copy)->path()}));
    EXPECT_FALSE((*copy)->ledger().runStarted());
    expectNothingChanged(bench.tenant);
}

} // namespace
} // namespace bulkhead::testing
