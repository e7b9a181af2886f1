// SPDX-License-Identifier: Apache-2.0
#include "base/clock.h"
#include "base/manual_clock.h"

#include "testing/testing.h"

#include <QObject>

namespace bulkhead {
namespace {

TEST(ManualClock, StandsStillUntilMoved)
{
    ManualClock clock(5'000);
    EXPECT_EQ(clock.steadyMs(), 0);
    EXPECT_EQ(clock.utcMs(), 5'000);
    clock.advance(250);
    EXPECT_EQ(clock.steadyMs(), 250);
    EXPECT_EQ(clock.utcMs(), 5'250);
    clock.jumpUtc(-3'600'000);
    EXPECT_EQ(clock.steadyMs(), 250);
    EXPECT_EQ(clock.utcMs(), 5'250 - 3'600'000);
}

TEST(ManualClock, FiresInOrderEachAtItsInstant)
{
    ManualClock clock;
    QObject context;
    std::vector<std::pair<char, qint64>> fired;
    const auto note = [&](char name) {
        return [&, name] {
            fired.emplace_back(name, clock.steadyMs());
        };
    };
    clock.after(30, &context, note('c'));
    clock.after(10, &context, note('a'));
    clock.after(20, &context, note('b'));
    clock.after(20, &context, note('B'));
    clock.advance(25);
    EXPECT_EQ(fired, (decltype(fired){{'a', 10}, {'b', 20}, {'B', 20}}));
    clock.advance(5);
    EXPECT_EQ(fired.back(), std::pair('c', qint64(30)));
    clock.advance(1'000);
    EXPECT_EQ(fired.size(), 4u) << "once each";
}

TEST(ManualClock, TimersSetByTimersFireWithinTheSameAdvance)
{
    ManualClock clock;
    QObject context;
    std::vector<qint64> at;
    std::function<void()> again = [&] {
        at.push_back(clock.steadyMs());
        clock.after(10, &context, again);
    };
    clock.after(10, &context, again);
    clock.advance(35);
    EXPECT_EQ(at, (std::vector<qint64>{10, 20, 30}));
    EXPECT_EQ(clock.steadyMs(), 35);
}

TEST(ManualClock, ContextThatIsGoneIsNotCalled)
{
    ManualClock clock;
    auto context = std::make_unique<QObject>();
    bool fired = false;
    clock.after(10, context.get(), [&] { fired = true; });
    context.reset();
    clock.advance(100);
    EXPECT_FALSE(fired);
}

TEST(ManualClock, StepJumpsToTheNextTimer)
{
    ManualClock clock;
    QObject context;
    int fired = 0;
    EXPECT_FALSE(clock.step());
    clock.after(3'600'000, &context, [&] { ++fired; });
    EXPECT_TRUE(clock.step());
    EXPECT_EQ(fired, 1);
    EXPECT_EQ(clock.steadyMs(), 3'600'000);
    EXPECT_FALSE(clock.step());
}

TEST(ManualClock, AsleepNoTimerFires)
{
    ManualClock clock(5'000);
    QObject context;
    int fired = 0;
    clock.after(10, &context, [&] { ++fired; });
    clock.sleep(3'600'000);
    EXPECT_EQ(clock.steadyMs(), 3'600'000);
    EXPECT_EQ(clock.utcMs(), 3'605'000);
    clock.advance(9);
    EXPECT_EQ(fired, 0);
    clock.advance(1);
    EXPECT_EQ(fired, 1);
}

TEST(SystemClock, GoesForwardAndKnowsTheYear)
{
    const SystemClock clock;
    const qint64 steady = clock.steadyMs();
    EXPECT_GT(steady, 0);
    EXPECT_GE(clock.steadyMs(), steady);
    EXPECT_GT(clock.utcMs(), 1'767'225'600'000) << "2026-01-01";
}

TEST(SystemClock, FiresOnceFromTheEventLoopAndNotEarly)
{
    SystemClock clock;
    QObject context;
    int fired = 0;
    qint64 at = 0;
    const qint64 begin = clock.steadyMs();
    clock.after(20, &context, [&] {
        ++fired;
        at = clock.steadyMs();
    });
    EXPECT_EQ(fired, 0) << "never from within after()";
    EXPECT_TRUE(testing::waitFor([&] { return fired > 0; }));
    EXPECT_GE(at - begin, 19);
    EXPECT_EQ(fired, 1);
}

TEST(SystemClock, ContextThatIsGoneIsNotCalled)
{
    SystemClock clock;
    auto context = std::make_unique<QObject>();
    QObject other;
    bool gone = false;
    bool later = false;
    clock.after(0, context.get(), [&] { gone = true; });
    clock.after(5, &other, [&] { later = true; });
    context.reset();
    EXPECT_TRUE(testing::waitFor([&] { return later; }));
    EXPECT_FALSE(gone);
}

} // namespace
} // namespace bulkhead
