// SPDX-License-Identifier: Apache-2.0
// A change of the tenant's settings, and what is remembered of it whatever goes wrong.
#include "door_bench.h"
#include "run/settings_change.h"

#include <gtest/gtest.h>

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using testing::DoorBench;
using Way = SettingsChange::Way;
using Wrong = DoorBench::Wrong;

class SettingsBench : public DoorBench
{
public:
    ~SettingsBench() { engine.reset(); } // before its folder goes
    void begin(Way way, std::optional<bool> enabled = {})
    {
        beginAct(SettingsChange::scopes(), [this, way, enabled](ActionDriver::Tools tools) {
            return std::make_unique<SettingsChange>(std::move(tools), memory, way,
                protection::BreachedWish{.enabled = enabled, .shields = {{u"block"_s}}},
                [this](const SettingsTold &heard) { told = heard; });
        });
    }
    void switchOn()
    {
        begin(Way::Wish, true);
        finish();
    }
    void undo()
    {
        begin(Way::Undo);
        finish();
    }
    [[nodiscard]] bool isOn() const { return tenant->breachedPasswords[u"enabled"].toBool(); }

    QTemporaryDir folder;
    const protection::UndoMemory memory{folder.path(), u"acme.eu.auth0.com"_s};
    SettingsTold told;
};

TEST(SettingsChange, IsRememberedBeforeItIsSent)
{
    SettingsBench bench;
    bool remembered = false;
    bench.arriving = [&](const DoorBench::Call &call) {
        if (call.method == "PATCH")
            remembered = bench.memory.read().value().has_value();
    };
    bench.switchOn();
    EXPECT_EQ(bench.end, End::Done);
    EXPECT_TRUE(remembered);
    EXPECT_TRUE(bench.isOn());
    bench.undo();
    EXPECT_EQ(bench.end, End::Done);
    EXPECT_FALSE(bench.isOn());
    EXPECT_EQ(bench.memory.read().value(), std::nullopt);
}

// The first try was carried out and nobody heard; the second is refused.
TEST(SettingsChange, KeepsTheUndoWhenOnlyTheRepeatIsRefused)
{
    SettingsBench bench;
    bench.goesWrong = [patches = 0](const DoorBench::Call &call) mutable {
        if (call.method != "PATCH")
            return Wrong::No;
        return ++patches == 1 ? Wrong::After : Wrong::Refused;
    };
    bench.switchOn();
    EXPECT_EQ(bench.error, (Error{Fault::SettingsRefused, u"Not like this."_s}));
    EXPECT_TRUE(bench.isOn());
    bench.goesWrong = {};
    bench.undo();
    EXPECT_EQ(bench.end, End::Done);
    EXPECT_FALSE(bench.isOn());
}

TEST(SettingsChange, ThatIsRefusedLeavesNothingToUndo)
{
    SettingsBench bench;
    bench.goesWrong = [](const DoorBench::Call &call) {
        return call.method == "PATCH" ? Wrong::Refused : Wrong::No;
    };
    bench.switchOn();
    EXPECT_EQ(bench.error, (Error{Fault::SettingsRefused, u"Not like this."_s}));
    EXPECT_EQ(bench.memory.read().value(), std::nullopt);
    bench.undo();
    EXPECT_EQ(bench.error, (Error{Fault::NothingToUndo, {}}));
}

// The tenant makes something else of it.
TEST(SettingsChange, ThatWasNotTakenCanBeUndone)
{
    SettingsBench bench;
    bench.arriving = [&, patched = false](const DoorBench::Call &call) mutable {
        if (std::exchange(patched, call.method == "PATCH"))
            bench.tenant->breachedPasswords.insert(
                u"shields"_s, QJsonArray{u"admin_notification"_s});
    };
    bench.switchOn();
    EXPECT_EQ(bench.error, (Error{Fault::SettingsNotTaken, {}}));
    EXPECT_TRUE(bench.isOn());
    bench.arriving = {};
    bench.undo();
    EXPECT_EQ(bench.end, End::Done) << "without overwriting anybody's";
    EXPECT_FALSE(bench.isOn());
    EXPECT_TRUE(bench.tenant->breachedPasswords[u"shields"].toArray().isEmpty());
}

TEST(SettingsChange, IsOfOneProcessAtATime)
{
    SettingsBench bench;
    auto lock = bench.memory.lock();
    ASSERT_TRUE(lock);
    bench.switchOn();
    EXPECT_EQ(bench.error, (Error{Fault::SettingsBusy, bench.memory.path()}));
    EXPECT_FALSE(bench.isOn());
    lock->reset();
    bench.switchOn();
    EXPECT_EQ(bench.end, End::Done);
    EXPECT_TRUE(bench.memory.lock()) << "it has let go";
}

class SettingsFault : public ::testing::TestWithParam<Wrong>
{
};

TEST_P(SettingsFault, AtEachCallOfAChangeAndItsUndo)
{
    for (size_t nth = 3; nth < 40; ++nth) { // discovery and token have tests of their own
        SCOPED_TRACE(nth);
        SettingsBench bench;
        bench.goesWrong = [&](const DoorBench::Call &) {
            return bench.calls.size() == nth ? GetParam() : Wrong::No;
        };
        bench.switchOn();
        EXPECT_EQ(bench.end, End::Done);
        EXPECT_TRUE(bench.isOn());
        bench.undo();
        EXPECT_EQ(bench.end, End::Done);
        EXPECT_FALSE(bench.isOn());
        ASSERT_FALSE(::testing::Test::HasFailure());
        if (bench.calls.size() < nth)
            return;
    }
    FAIL() << "it never ended";
}

INSTANTIATE_TEST_SUITE_P(Every, SettingsFault,
    ::testing::Values(
        Wrong::NotSent, Wrong::Before, Wrong::After, Wrong::Failing, Wrong::Throttled));

class SettingsDeath : public ::testing::TestWithParam<Wrong>
{
};

// Another process can always bring back what stood there before, and is never in anybody's way.
TEST_P(SettingsDeath, AtEachCall)
{
    for (size_t nth = 3; nth < 40; ++nth) {
        SCOPED_TRACE(nth);
        SettingsBench bench;
        bench.goesWrong = [&](const DoorBench::Call &) {
            return bench.calls.size() == nth ? GetParam() : Wrong::No;
        };
        bench.begin(Way::Wish, true);
        ASSERT_TRUE(
            bench.until([&] { return bench.end.has_value() || bench.calls.size() >= nth; }));
        const bool finished = bench.end.has_value();
        bench.die();
        bench.undo();
        EXPECT_TRUE(bench.end == End::Done || (bench.error == Error{Fault::NothingToUndo, {}}));
        EXPECT_FALSE(bench.isOn());
        ASSERT_FALSE(::testing::Test::HasFailure());
        if (finished)
            return;
    }
    FAIL() << "it never ended";
}

INSTANTIATE_TEST_SUITE_P(Every, SettingsDeath, ::testing::Values(Wrong::Before, Wrong::No));

} // namespace
} // namespace bulkhead::run
