// SPDX-License-Identifier: Apache-2.0
#include "plan/tally.h"

#include "plan/applicability.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

const User reachable{u"auth0|a"_s, u"a@x.org"_s, {u"main"_s}};
const User social{u"google-oauth2|a"_s, u"a@x.org"_s, {}};

Result<PlanCounts> counted(int found, int unknown, const PlanChoices &choices = {})
{
    Tally tally(choices);
    for (int i = 0; i < found; ++i)
        tally.add(Resolution::Found, reachable);
    for (int i = 0; i < unknown; ++i)
        tally.add(Resolution::NotFound, {});
    return tally.finish({});
}

TEST(Tally, CountsEveryResolutionOnce)
{
    Tally tally({});
    for (const auto resolution : {Resolution::Found, Resolution::Found, Resolution::Several,
             Resolution::Merged, Resolution::Open, Resolution::Found, Resolution::Found})
        tally.add(resolution, reachable);
    tally.add(Resolution::NotFound, {});
    const auto counts = tally.finish({});
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->rows, 8);
    EXPECT_EQ(counts->users, 4);
    EXPECT_EQ(counts->unknown, 1);
    EXPECT_EQ(counts->several, 1);
    EXPECT_EQ(counts->merged, 1);
    EXPECT_EQ(counts->noMail, 0);
    EXPECT_EQ(counts->managementCalls, 4);
    EXPECT_EQ(counts->authenticationCalls, 4);
}

TEST(Tally, CountsOnlyTheCallsThatAPlanMakes)
{
    struct Case
    {
        RevocationScope scope;
        ResetMethods reset;
        qint64 management, authentication, noMail;
    };
    for (const Case &c : std::initializer_list<Case>{
             {RevocationScope::Everything, ResetMethod::Email, 2, 1, 1},
             {RevocationScope::Sessions, {}, 2, 0, 0},
             {RevocationScope::RefreshTokens, {}, 2, 0, 0},
             {RevocationScope::None, ResetMethod::Email, 0, 1, 1},
             {RevocationScope::Everything, ResetMethod::Password, 4, 0, 0}, // looked at, then set
             {RevocationScope::None, ResetMethod::Ticket, 1, 0, 1},
             {RevocationScope::None, ResetMethod::Password | ResetMethod::Flag, 4, 0, 0},
         }) {
        PlanChoices choices;
        choices.scope = c.scope;
        choices.reset = c.reset;
        Tally tally(choices);
        tally.add(Resolution::Found, reachable);
        tally.add(Resolution::Found, social);
        const auto counts = tally.finish({});
        ASSERT_TRUE(counts);
        EXPECT_EQ(counts->users, 2);
        EXPECT_EQ(counts->managementCalls, c.management);
        EXPECT_EQ(counts->authenticationCalls, c.authentication);
        EXPECT_EQ(counts->noMail, c.noMail);
    }
}

TEST(Tally, ToleratesOneUnknownInFiveAndNotOneMore)
{
    struct Case
    {
        int found, unknown;
        bool fine;
    };
    for (const Case &c : std::initializer_list<Case>{
             {1, 0, true},
             {4, 1, true},
             {3, 1, false},
             {80, 20, true},
             {79, 21, false},
             {8000, 2000, true},
             {7999, 2001, false},
         }) {
        const auto counts = counted(c.found, c.unknown);
        EXPECT_EQ(counts.has_value(), c.fine) << c.unknown << " unknown";
        if (counts)
            continue;
        EXPECT_EQ(counts.error().fault, Fault::TooManyUnknown);
        EXPECT_EQ(counts.error().detail, u"%1/%2"_s.arg(c.unknown).arg(c.found + c.unknown));
    }
}

TEST(Tally, GoesOnWithManyUnknownWhenTold)
{
    PlanChoices choices;
    choices.allowUnknown = true;
    EXPECT_TRUE(counted(1, 99, choices));
    const auto nobody = counted(0, 100, choices);
    ASSERT_FALSE(nobody);
    EXPECT_EQ(nobody.error().fault, Fault::NobodyToTreat);
}

TEST(Tally, NeedsSomebody)
{
    EXPECT_EQ(counted(0, 0).error().fault, Fault::NobodyToTreat);
    Tally tally({});
    tally.add(Resolution::Several, {});
    EXPECT_EQ(tally.finish({}).error().fault, Fault::NobodyToTreat);
    // Nothing but unknown rows is first of all a sign of the wrong tenant.
    EXPECT_EQ(counted(0, 3).error().fault, Fault::TooManyUnknown);
}

TEST(Tally, TakesAsLongAsTheSlowerApi)
{
    Tally tally({});
    for (int i = 0; i < 1000; ++i)
        tally.add(Resolution::Found, reachable);
    EXPECT_EQ(tally.finish({{0, 10}, {0, 100}})->seconds, 100);
    EXPECT_EQ(tally.finish({{0, 100}, {0, 5}})->seconds, 200);
    EXPECT_EQ(tally.finish({{0, 10}, {0, 50}})->mailSeconds, 20) << "of the mails alone";
}

TEST(Tally, CountsTheExemptAndMakesNoCallsForThem)
{
    Tally tally({});
    tally.add(Resolution::Found, reachable);
    tally.addExempt(Reason::Protected);
    tally.addExempt(Reason::Protected);
    tally.addExempt(Reason::Excluded);
    const auto counts = tally.finish({});
    ASSERT_TRUE(counts);
    EXPECT_EQ(counts->rows, 4);
    EXPECT_EQ(counts->users, 1);
    EXPECT_EQ(counts->protectedUsers, 2);
    EXPECT_EQ(counts->excludedUsers, 1);
    EXPECT_EQ(counts->managementCalls, 1);
    Tally nobody({});
    nobody.addExempt(Reason::Protected);
    EXPECT_EQ(nobody.finish({}).error().fault, Fault::NobodyToTreat);
}

TEST(Tally, CountsAUserByTheChoicesThatHoldForThatUser)
{
    User changed = reachable;
    changed.traits = Trait::EmailChanged;
    PlanChoices heedless;
    heedless.overrides = adviceNames();
    Tally tally({});
    tally.add(Resolution::Found, changed);
    tally.add(Resolution::Found, changed, heedless);
    EXPECT_EQ(tally.finish({})->authenticationCalls, 1);
    EXPECT_EQ(tally.finish({})->noMail, 1);
}

} // namespace
} // namespace bulkhead::plan
