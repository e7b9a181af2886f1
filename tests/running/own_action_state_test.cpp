// SPDX-License-Identifier: Apache-2.0
#include "run/found_gates.h"
#include "run/rotation_state.h"

#include "gate/action_code.h"
#include "gate/gate_code.h"
#include "gate/gate_name.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

ActionListing::Row row(const QString &name, std::optional<QByteArray> code, int place)
{
    gate::TenantAction action;
    action.name = name;
    action.deployedCode = std::move(code);
    return {action, place};
}

TEST(OwnActionStates, FollowsFromNameCodeAndPlace)
{
    const QString name = gate::forceResetName;
    const QByteArray ours = gate::forceResetCode(u"Ask the help desk."_s);
    const struct
    {
        const char *what;
        std::vector<ActionListing::Row> rows;
        OwnActionState state;
    } table[] = {
        {"nothing there", {}, OwnActionState::Off},
        {"others only", {row(u"theirs"_s, ours, 0)}, OwnActionState::Off},
        {"bound", {row(u"theirs"_s, "x", 0), row(name, ours, 1)}, OwnActionState::On},
        {"not bound", {row(name, ours, -1)}, OwnActionState::NotBound},
        {"never deployed", {row(name, {}, -1)}, OwnActionState::OtherCode},
        {"somebody else's", {row(name, "exports.x = 1;", 0)}, OwnActionState::OtherCode},
    };
    for (const auto &each : table)
        EXPECT_EQ(forceResetState(each.rows), each.state) << each.what;
}

TEST(OwnActionStates, OfARotationHasItsRuleAndItsDate)
{
    const gate::RotationContent content{{0, {{u"main"_s, 30}}}, u"Ask."_s, {u"a"_s, u"b"_s}};
    auto deployed = row(gate::rotationName, gate::compileRotation(content, u"5a"_s).value(), 0);
    deployed.action.deployedMs = 7;
    auto marketplace = row(u"rotate"_s, {}, 1);
    marketplace.action.integration = u"auth-0-password-rotation"_s;
    const RotationState state = rotationState({deployed, marketplace});
    EXPECT_EQ(state.state, OwnActionState::On);
    ASSERT_TRUE(state.deployed);
    EXPECT_EQ(state.deployed->rule, content.rule);
    EXPECT_EQ(state.deployed->protectedKeys, 2);
    EXPECT_EQ(state.sinceMs, 7);
    EXPECT_TRUE(state.marketplace);
    marketplace.place = -1;
    EXPECT_FALSE(rotationState({marketplace}).marketplace) << "installed, and not bound";
    deployed.action.deployedCode = "exports.x = 1;";
    EXPECT_EQ(rotationState({deployed}).state, OwnActionState::OtherCode);
    EXPECT_EQ(rotationState({deployed}).sinceMs, 0) << "not ours";
}

TEST(FoundGates, AreOursByNameAndCode)
{
    const gate::GateContent content{.denyText = u"Ask."_s, .cutOffMs = 1, .listed = {{u"a"_s}}};
    const QByteArray code = gate::compileGate(content, u"5a"_s).value().front();
    const auto drafted = [&](const QString &name, const QByteArray &draft, int place) {
        auto made = row(name, {}, place);
        made.action.code = draft;
        return made;
    };
    EXPECT_EQ(foundGates({drafted(u"bulkhead-gate-x"_s, code, 0), drafted(u"own"_s, code, 1),
                  drafted(u"bulkhead-gate-y"_s, code, -1),
                  drafted(u"bulkhead-gate-z"_s, "exports.x = 1;", 2),
                  drafted(gate::forceResetName, gate::forceResetCode(u"Ask."_s), 3)}),
        (std::vector<FoundGate>{{u"bulkhead-gate-x"_s, 0}, {u"bulkhead-gate-y"_s, -1}}));
}

} // namespace
} // namespace bulkhead::run
