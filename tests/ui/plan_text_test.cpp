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
            u"Only a user's newest link works: a second run on the same users, or a link made by "
            u"hand, ends the one before."_s,
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

TEST(PlanSummary, SaysWhyTheOrderIsAnother)
{
    for (int reset = 0; reset < 16; ++reset) {
        PlanChoices choices{.reset = ResetMethods::fromInt(reset), .ticketLifeS = 7200};
        const QString all = planOutcome(choices, {}).join(u' ');
        const auto has = [&](ResetMethods of) {
            return bool(choices.reset & of);
        };
        EXPECT_EQ(
            all.contains(u"Auth0's article"_s), has(ResetMethod::Password | ResetMethod::Flag));
        EXPECT_EQ(
            all.contains(u"newest link works"_s), has(ResetMethod::Email | ResetMethod::Ticket));
        EXPECT_EQ(all.contains(u"valid for 2 h."_s), has(ResetMethod::Ticket));
    }
}

TEST(PlanOrder, IsTheOrderOfTheRun)
{
    EXPECT_EQ(
        planOrder({.reset = ResetMethod::Password | ResetMethod::Ticket, .extras = Extra::Block}),
        u"For each user: set a random password, then block, then revoke all sessions and refresh "
        u"tokens, then make a reset ticket."_s);
    EXPECT_EQ(
        planOrder({.scope = RevocationScope::None, .reset = {}}), u"For each user: do nothing."_s);
}

} // namespace
} // namespace bulkhead::texts
