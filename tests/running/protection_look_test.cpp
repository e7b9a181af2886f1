// SPDX-License-Identifier: Apache-2.0
// What protects a tenant is read as far as the token may read it.
#include "door_bench.h"
#include "practice/connections.h"
#include "run/protection_look.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using testing::DoorBench;

class LookBench : public DoorBench
{
public:
    ~LookBench() { engine.reset(); } // before its folder goes
    void lookWith(const QStringList &scopes)
    {
        options.scopes = scopes;
        startTenant();
        settings = {};
        databases.reset();
        beginAct({u"read:actions"_s}, [this](ActionDriver::Tools tools) {
            return std::make_unique<ProtectionLook>(
                std::move(tools), protection::UndoMemory(folder.path(), u"acme.eu.auth0.com"_s),
                [](const auto &) {}, [this](const SettingsTold &told) { settings = told; },
                [this](const DatabasesTold &told) { databases = told; });
        });
        finish();
    }

    QTemporaryDir folder;
    SettingsTold settings;
    std::optional<DatabasesTold> databases;
};

TEST(ProtectionLook, NamesTheDatabasesOfTheTenant)
{
    LookBench bench;
    bench.lookWith({u"read:actions"_s, u"read:attack_protection"_s, u"read:connections"_s});
    EXPECT_EQ(bench.end, End::Done);
    QStringList all;
    for (const auto &each : practice::everyConnection()) {
        if (each.strategy == u"auth0")
            all << each.name;
    }
    ASSERT_TRUE(bench.databases);
    EXPECT_TRUE(bench.databases->allowed);
    EXPECT_EQ(bench.databases->names, all);
    EXPECT_GT(all.size(), 2);
    EXPECT_TRUE(bench.settings.allowed);
}

TEST(ProtectionLook, TellsWhatItMayNotRead)
{
    LookBench bench;
    bench.lookWith({u"read:actions"_s});
    EXPECT_EQ(bench.end, End::Done);
    ASSERT_TRUE(bench.databases);
    EXPECT_FALSE(bench.databases->allowed);
    EXPECT_EQ(bench.databases->names, QStringList());
    EXPECT_FALSE(bench.settings.allowed);
}

} // namespace
} // namespace bulkhead::run
