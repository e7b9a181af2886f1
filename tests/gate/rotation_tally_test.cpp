// SPDX-License-Identifier: Apache-2.0
#include "gate/rotation_tally.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

constexpr qint64 now = 1'800'000'000'000;
constexpr qint64 day = 86'400'000;

User user(
    const QString &id, const QStringList &connections, qint64 ageMs, const QString &email = {})
{
    User made{id, email, connections};
    made.passwordChangedMs = ageMs < 0 ? 0 : now - ageMs;
    return made;
}

TEST(RotationTally, CountsWhomTheRuleWouldRefuse)
{
    RotationTally tally({90, {{u"staff"_s, 30}, {u"typo"_s, 30}}},
        {u"auth0|robot"_s, u"boss@example.com"_s, u"auth0|second"_s}, now);
    User linked = user(u"google-oauth2|1"_s, {u"main"_s}, 99 * day);
    linked.identities = {u"auth0|second"_s};
    for (const User &each : {
             user(u"auth0|young"_s, {u"main"_s}, 90 * day),
             user(u"auth0|old"_s, {u"main"_s}, 90 * day + 1),
             user(u"auth0|staff"_s, {u"staff"_s}, 31 * day),
             user(u"auth0|both"_s, {u"main"_s, u"staff"_s}, 31 * day),
             user(u"auth0|undated"_s, {u"main"_s}, -1),
             user(u"google-oauth2|x"_s, {}, -1),
             user(u"auth0|robot"_s, {u"main"_s}, 99 * day),
             user(u"auth0|boss"_s, {u"main"_s}, 99 * day, u"Boss@example.com"_s),
             linked,
         })
        tally.add(each);
    const RotationTally::Counts &counts = tally.counts();
    EXPECT_EQ(counts.users, 9);
    EXPECT_EQ(counts.ruled, 8);
    EXPECT_EQ(counts.due, 3) << "old, staff, both";
    EXPECT_EQ(counts.undated, 1);
    EXPECT_EQ(counts.exempt, 3);
    EXPECT_EQ(tally.withoutUsers(), QStringList{u"typo"_s});
}

TEST(RotationTally, IsConfirmedByItsNumberOrOneNextToIt)
{
    const struct
    {
        qint64 typed, due;
        bool confirmed;
    } table[] = {{0, 0, true}, {0, 1, false}, {1, 0, false}, {417, 417, true}, {417, 421, true},
        {417, 413, true}, {417, 422, false}, {417, 412, false}, {-1, -1, false}, {-1, 0, false},
        {10'000, 10'100, true}, {10'000, 10'101, false}};
    for (const auto &each : table)
        EXPECT_EQ(confirms(each.typed, each.due), each.confirmed) << each.typed << ' ' << each.due;
}

} // namespace
} // namespace bulkhead::gate
