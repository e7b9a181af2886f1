// SPDX-License-Identifier: Apache-2.0
// Every call of putting the gate up and taking it down goes wrong in every way, and the process
// dies at each of them. Afterwards, or after another attempt, the tenant is as it should be, and
// what others have there was never touched.
#include "door_bench.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::GateState;
using testing::DoorBench;

const QString ours = u"bulkhead-gate-x"_s;
using Wrong = DoorBench::Wrong;

class DoorFault : public ::testing::TestWithParam<Wrong>
{
protected:
    static void prepare(DoorBench &bench)
    {
        bench.tenant->actions.buildMs = 900;
        bench.bindOthers({u"one"_s, u"two"_s});
        bench.list({u"auth0|1"_s});
    }
    static void expectOthers(const DoorBench &bench)
    {
        QStringList names = bench.bound();
        names.removeAll(ours);
        EXPECT_EQ(names, (QStringList{u"one"_s, u"two"_s}));
    }
    static void expectUp(const DoorBench &bench)
    {
        EXPECT_EQ(bench.gate().state, GateState::Up);
        EXPECT_EQ(bench.bound(), (QStringList{ours, u"one"_s, u"two"_s}));
        EXPECT_EQ(bench.actions(), (QStringList{u"one"_s, u"two"_s, ours}));
    }
    static void expectDown(const DoorBench &bench)
    {
        EXPECT_EQ(bench.gate().state, GateState::Down);
        EXPECT_TRUE(bench.gate().actions.empty());
        EXPECT_EQ(bench.bound(), (QStringList{u"one"_s, u"two"_s}));
        EXPECT_EQ(bench.actions(), (QStringList{u"one"_s, u"two"_s}));
    }
};

TEST_P(DoorFault, AtEachCallOfGoingUpAndComingDown)
{
    for (size_t nth = 3; nth < 100; ++nth) { // discovery and token have tests of their own
        SCOPED_TRACE(nth);
        DoorBench bench;
        prepare(bench);
        bench.goesWrong = [&](const DoorBench::Call &) {
            return bench.calls.size() == nth ? GetParam() : Wrong::No;
        };
        bench.up();
        expectOthers(bench);
        EXPECT_EQ(bench.end, End::Done);
        expectUp(bench);
        const size_t callsUp = bench.calls.size();
        bench.down();
        expectDown(bench);
        ASSERT_FALSE(HasFailure());
        if (bench.calls.size() < nth)
            return;
        EXPECT_GT(callsUp, 8u);
    }
    FAIL() << "it never ended";
}

INSTANTIATE_TEST_SUITE_P(Every, DoorFault,
    ::testing::Values(
        Wrong::NotSent, Wrong::Before, Wrong::After, Wrong::Failing, Wrong::Throttled));

class DoorDeath : public DoorFault
{
};

// The call was sent, and carried out or not; nobody lived to hear the answer.
TEST_P(DoorDeath, AtEachCall)
{
    bool goesUp = true;
    for (size_t nth = 3;; ++nth) {
        SCOPED_TRACE(nth);
        DoorBench bench;
        prepare(bench);
        if (!goesUp)
            bench.up();
        const size_t before = bench.calls.size();
        bench.goesWrong = [&](const DoorBench::Call &) {
            return bench.calls.size() == before + nth ? GetParam() : Wrong::No;
        };
        goesUp ? bench.beginUp() : bench.beginDown();
        ASSERT_TRUE(bench.until(
            [&] { return bench.end.has_value() || bench.calls.size() >= before + nth; }));
        const bool finished = bench.end.has_value();
        bench.die();
        expectOthers(bench);
        if (goesUp) {
            bench.up();
            expectUp(bench);
        } else {
            EXPECT_NE(bench.gate().state, GateState::None);
        }
        bench.down();
        expectDown(bench);
        ASSERT_FALSE(HasFailure());
        if (!finished)
            continue;
        if (!std::exchange(goesUp, false))
            return;
        nth = 2;
    }
}

INSTANTIATE_TEST_SUITE_P(Every, DoorDeath, ::testing::Values(Wrong::Before, Wrong::No));

} // namespace
} // namespace bulkhead::run
