// SPDX-License-Identifier: Apache-2.0
#include "texts/plan_text.h"
#include "ui/every_value.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using bulkhead::testing::everyValue;

TEST(Duration, IsAsExactAsItIsUseful)
{
    const std::pair<qint64, QString> table[] = {{0, u"0 s"_s}, {119, u"119 s"_s}, {120, u"2 min"_s},
        {121, u"3 min"_s}, {7140, u"119 min"_s}, {7200, u"2 h 00 min"_s}, {11'100, u"3 h 05 min"_s},
        {360'000, u"100 h 00 min"_s}};
    for (const auto &[seconds, text] : table)
        EXPECT_EQ(duration(seconds), text) << seconds;
}

TEST(PlanSummary, SaysWhatWillBeDoneToHowMany)
{
    PlanCounts counts;
    counts.users = 1200;
    counts.unknown = 1;
    counts.several = 2;
    counts.noMail = 3;
    counts.managementCalls = 1200;
    counts.authenticationCalls = 1197;
    counts.seconds = 1200;
    const QStringList lines = planSummary({}, counts);
    EXPECT_EQ(lines,
        (QStringList{u"1,200 users will be treated: revoke all sessions and refresh tokens, then "
                     u"send a reset e-mail."_s,
            u"1 identifier is not known to the tenant and is skipped."_s,
            u"2 e-mail addresses belong to several users; nobody is guessed, list their user ids "
            u"to include them."_s,
            u"3 users cannot get a link: no database password, no address, or one that is not safe."_s,
            u"Calls: 1,200 to the Management API, 1,197 to the Authentication API."_s,
            u"Time at the tenant's rate: about 20 min."_s}));
}

TEST(PlanSummary, EveryChoiceIsASentence)
{
    QStringList seen;
    for (const RevocationScope scope : everyValue<RevocationScope>()) {
        for (int reset = 0; reset < 16; ++reset) {
            PlanChoices choices;
            choices.scope = scope;
            choices.reset = ResetMethods::fromInt(reset);
            PlanCounts counts;
            counts.users = 1;
            const QString first = planSummary(choices, counts).first();
            EXPECT_TRUE(first.startsWith(u"1 user will be treated: "_s) && first.endsWith(u'.'));
            EXPECT_FALSE(seen.contains(first)) << first.toStdString();
            seen << first;
            EXPECT_EQ(first.contains(u"mail"_s), choices.reset.testFlag(ResetMethod::Email));
        }
    }
}

// The honest part: whatever the plan leaves usable is named.
TEST(StaysAlive, NamesWhatThePlanLeavesUsable)
{
    for (const RevocationScope scope : everyValue<RevocationScope>()) {
        for (int reset = 0; reset < 16; ++reset) {
            PlanChoices choices;
            choices.scope = scope;
            choices.reset = ResetMethods::fromInt(reset);
            const QString all = staysAlive(choices).join(u' ');
            const bool sessions =
                scope == RevocationScope::Everything || scope == RevocationScope::Sessions;
            const bool tokens =
                scope == RevocationScope::Everything || scope == RevocationScope::RefreshTokens;
            EXPECT_EQ(all.contains(u"sessions"_s, Qt::CaseInsensitive), !sessions);
            EXPECT_EQ(all.contains(u"refresh tokens"_s, Qt::CaseInsensitive), !tokens);
            const bool password = choices.reset.testFlag(ResetMethod::Password);
            EXPECT_EQ(all.contains(u"old password"_s), !password); // a link alone ends nothing
            EXPECT_EQ(all.contains(u"new password"_s), password);
            EXPECT_TRUE(all.contains(u"Access tokens"_s));
            EXPECT_TRUE(all.contains(u"Passkeys"_s));
        }
    }
}

} // namespace
} // namespace bulkhead::texts
