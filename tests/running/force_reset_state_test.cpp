// SPDX-License-Identifier: Apache-2.0
#include "run/force_reset_state.h"

#include "gate/action_code.h"
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

TEST(ForceResetState, FollowsFromNameCodeAndPlace)
{
    const QString name = gate::forceResetName;
    const QByteArray ours = gate::forceResetCode(u"Ask the help desk."_s);
    const struct
    {
        const char *what;
        std::vector<ActionListing::Row> rows;
        ForceResetState state;
    } table[] = {
        {"nothing there", {}, ForceResetState::Off},
        {"others only", {row(u"theirs"_s, ours, 0)}, ForceResetState::Off},
        {"bound", {row(u"theirs"_s, "x", 0), row(name, ours, 1)}, ForceResetState::On},
        {"not bound", {row(name, ours, -1)}, ForceResetState::NotBound},
        {"never deployed", {row(name, {}, -1)}, ForceResetState::OtherCode},
        {"somebody else's", {row(name, "exports.x = 1;", 0)}, ForceResetState::OtherCode},
    };
    for (const auto &each : table)
        EXPECT_EQ(forceResetState(each.rows), each.state) << each.what;
}

} // namespace
} // namespace bulkhead::run
