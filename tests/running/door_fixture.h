// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "door_bench.h"

#include <gtest/gtest.h>

namespace bulkhead::testing {

using namespace Qt::StringLiterals;

inline const QString ours = u"bulkhead-gate-x"_s;

// A gate named x, two Actions of the organisation's own, and two users on the list.
class DoorFixture : public ::testing::Test, protected DoorBench
{
protected:
    void SetUp() override
    {
        bindOthers({u"one"_s, u"two"_s});
        others = tenant->actions.bound;
        list({u"auth0|1"_s, u"ada@example.com"_s});
    }
    void expectUp()
    {
        EXPECT_EQ(end, run::End::Done) << (error ? wireName(error->fault).toStdString() : "");
        EXPECT_EQ(gate().state, journal::GateState::Up);
        EXPECT_EQ(bound(), (QStringList{ours, u"one"_s, u"two"_s}));
        EXPECT_EQ(actions(), (QStringList{u"one"_s, u"two"_s, ours}));
        EXPECT_EQ(deployed().size(), 1u);
    }
    void expectOthersAsBefore()
    {
        QStringList now, before;
        for (const auto &each : tenant->actions.bound)
            now << each.id + each.displayName;
        for (const auto &each : others)
            before << each.id + each.displayName;
        EXPECT_EQ(now, before);
        for (const QString &name : {u"one"_s, u"two"_s}) {
            const practice::TenantAction *action = tenant->actions.byName(name);
            ASSERT_TRUE(action);
            EXPECT_EQ(action->versions.size(), 1u);
            EXPECT_EQ(action->code, u"exports.x = '%1';"_s.arg(name));
        }
    }
    void expectDown()
    {
        EXPECT_EQ(end, run::End::Done) << (error ? wireName(error->fault).toStdString() : "");
        EXPECT_EQ(gate().state, journal::GateState::Down);
        EXPECT_TRUE(gate().actions.empty());
        EXPECT_EQ(actions(), (QStringList{u"one"_s, u"two"_s}));
        expectOthersAsBefore();
    }
    [[nodiscard]] std::optional<Fault> fault() const
    {
        return error ? std::optional(error->fault) : std::nullopt;
    }

    std::vector<practice::TenantBinding> others;
};

} // namespace bulkhead::testing
