// SPDX-License-Identifier: Apache-2.0
// The force-reset flag's Action, run in Node.
#include "gate/action_code.h"
#include "gate/node.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

using bulkhead::testing::ActionRun;
using bulkhead::testing::eventUser;

QJsonObject flagged(const QJsonValue &flag, const QString &changed = {})
{
    QJsonObject user{{u"user_id"_s, u"auth0|1"_s}};
    if (!flag.isUndefined())
        user.insert(u"app_metadata"_s, QJsonObject{{u"bulkhead_force_reset"_s, flag}});
    if (!changed.isEmpty())
        user.insert(u"last_password_reset"_s, changed);
    return user;
}

QJsonObject flag(const QJsonValue &baseline)
{
    return {{u"v"_s, 1}, {u"run"_s, u"r"_s}, {u"set_at"_s, u"2026-01-01T00:00:00.000Z"_s},
        {u"baseline"_s, baseline}};
}

QString decided(const QJsonObject &event, const QStringList &without = {})
{
    const QString text = u"Reset it."_s;
    const ActionRun run{{forceResetCode(text)}, {event}, text, without};
    return run.decisions()[0].toVariant().toStringList().join(u' ');
}

const QString denied = u"denied+session denied+session denied+refresh_token"_s;
const QString passed = u"- - -"_s;
const QString cleared = u"-~ -~ -~"_s; // and the flag is taken off

TEST(ForceReset, RefusesUntilThePasswordWasChangedSinceTheFlag)
{
    const QString before = u"2026-01-01T10:00:00.000Z"_s, after = u"2026-01-01T10:00:00.001Z"_s;
    EXPECT_EQ(decided(eventUser(flagged(flag(before), before))), denied);
    EXPECT_EQ(decided(eventUser(flagged(flag(before)))), denied);
    EXPECT_EQ(decided(eventUser(flagged(flag(QJsonValue())))), denied);
    EXPECT_EQ(decided(eventUser(flagged(flag(before), before)), {u"revoke"_s}),
        u"denied denied denied"_s);
    EXPECT_EQ(decided(eventUser(flagged(flag(before), after))), cleared);
    EXPECT_EQ(decided(eventUser(flagged(flag(QJsonValue()), before))), cleared);
}

TEST(ForceReset, IsKnownByItsCodeWhateverItsText)
{
    const QByteArray code = forceResetCode(u"Reset it."_s);
    EXPECT_TRUE(isMadeFrom(forceResetTemplate(), code));
    EXPECT_TRUE(isMadeFrom(forceResetTemplate(), forceResetTemplate())) << "with its comments";
    EXPECT_FALSE(isMadeFrom(gateTemplate(), code));
    EXPECT_FALSE(isMadeFrom(forceResetTemplate(), code + "exports.x = 1;"));
    EXPECT_FALSE(isMadeFrom(forceResetTemplate(), {}));
}

TEST(ForceReset, LeavesEverybodyElseAlone)
{
    EXPECT_EQ(decided(eventUser(flagged(QJsonValue(QJsonValue::Undefined)))), passed);
    EXPECT_EQ(decided(eventUser(flagged(QJsonValue()))), passed);
    EXPECT_EQ(decided(eventUser(flagged(flag(QJsonValue())), u"google-oauth2"_s)), passed);
    EXPECT_EQ(
        decided(eventUser(flagged(flag(u"some day"_s), u"2026-01-01T10:00:00.000Z"_s))), cleared)
        << "what cannot be decided passes";
    EXPECT_EQ(decided({{u"user"_s, QJsonValue()}, {u"connection"_s, u"auth0"_s}}), passed);
}

} // namespace
} // namespace bulkhead::gate
