// SPDX-License-Identifier: Apache-2.0
#include "journal/entries.h"
#include "texts/timeline_text.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using namespace journal::entries;

constexpr auto revoke = Measure::RevokeAccess;
constexpr auto mail = Measure::Email;

// A second between two entries.
std::vector<TimelineLine> told(std::vector<journal::Entry> entries)
{
    for (size_t i = 0; i < entries.size(); ++i)
        entries[i].atMs = startMs + qint64(i) * 1000;
    return timelineOf(entries);
}

TEST(Timeline, BeginsWithTheListAndTheTenant)
{
    const auto lines = told({listed(0, 1234, u"auth0|a"_s), duplicate(0, 1240),
        found(0, {u"auth0|a"_s, u"a@x"_s, {}})});
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[0].text, u"Listed on line 1,234."_s);
    EXPECT_EQ(lines[1].text, u"Listed again on line 1,240."_s);
    EXPECT_EQ(lines[2].text, u"The tenant knows this user as auth0|a."_s);
    EXPECT_EQ(lines[2].atMs, startMs + 2000);
    for (const auto &line : lines) {
        EXPECT_FALSE(line.measure);
        EXPECT_EQ(line.attempt, 0);
        EXPECT_EQ(line.tookMs, -1);
    }
}

TEST(Timeline, EveryResolutionIsTold)
{
    EXPECT_EQ(told({notFound(0)})[0].text, u"The tenant does not know this user."_s);
    EXPECT_EQ(
        told({several(0, {u"a"_s, u"b"_s})})[0].text, u"Several users have this e-mail address."_s);
    EXPECT_EQ(told({merged(0, 1)})[0].text, u"Another line names the same user."_s);
}

TEST(Timeline, ACallAndItsAnswerAreOneLine)
{
    const auto lines = told({intent(0, revoke, 1), done(0, revoke, 204)});
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].measure, revoke);
    EXPECT_EQ(lines[0].attempt, 1);
    EXPECT_EQ(lines[0].text, u"Accepted by the tenant."_s);
    EXPECT_EQ(lines[0].httpStatus, 204);
    EXPECT_EQ(lines[0].tookMs, 1000);
    EXPECT_EQ(lines[0].state, StepState::Done);
}

TEST(Timeline, ACallWithoutAnAnswerSaysSo)
{
    const auto lines = told({intent(0, mail, 1)});
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].text, u"Sent. No answer is on record."_s);
    EXPECT_EQ(lines[0].tookMs, -1);
}

TEST(Timeline, EveryAttemptIsThere)
{
    const auto lines = told({intent(0, revoke, 1), answered(0, revoke, Outcome::Throttled, 429),
        intent(0, revoke, 1), answered(0, revoke, Outcome::ServerFailed, 503), intent(0, revoke, 2),
        done(0, revoke, 204), intent(0, mail, 1), answered(0, mail, Outcome::Unknown, 0)});
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_EQ(lines[0].httpStatus, 429);
    EXPECT_EQ(lines[1].state, StepState::Pending); // harmless: it is repeated
    EXPECT_EQ(lines[2].attempt, 2);
    EXPECT_EQ(lines[3].measure, mail);
    EXPECT_EQ(lines[3].state, StepState::Unknown); // a mail is not
}

TEST(Timeline, AConclusionWithoutACallIsALineOfItsOwn)
{
    const auto lines =
        told({intent(0, revoke, 1), concluded(0, revoke, StepState::Failed, Reason::Refused, 400),
            concluded(0, mail, StepState::Skipped, Reason::RevocationFailed, 0)});
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].state, StepState::Failed);
    EXPECT_EQ(lines[1].measure, mail);
    EXPECT_EQ(lines[1].attempt, 0);
    EXPECT_EQ(lines[1].text, u"A measure before it did not succeed."_s);
}

TEST(Timeline, TheTenantsWordsAreToldAndAPersonsDecision)
{
    auto refused = concluded(0, revoke, StepState::Failed, Reason::Refused, 400);
    refused.text = u"bad id"_s;
    const auto lines = told({intent(0, revoke, 1), refused, reopened(0, revoke), intent(0, mail, 1),
        answered(0, mail, Outcome::Unknown, 0),
        concluded(0, mail, StepState::Done, Reason::SettledByOperator, 0)});
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_EQ(lines[0].text, u"The tenant refused the call. It said: bad id"_s);
    EXPECT_EQ(lines[1].text, u"Taken up again."_s);
    EXPECT_EQ(lines[3].text, u"A person settled this."_s);
    EXPECT_EQ(lines[3].state, StepState::Done);
}

journal::Entry noted(journal::Entry entry, const QString &note)
{
    entry.text = note;
    return entry;
}

TEST(Timeline, ABlockThatIsPutBackIsACallOfItsOwn)
{
    const auto password = Measure::Password;
    const auto lines = told(
        {noted(intent(0, password, 1), u"blocked"_s), answered(0, password, Outcome::Refused, 400),
            noted(intent(0, password, 2), u"blocked"_s), answered(0, password, Outcome::Done, 200),
            noted(intent(0, password, 3), u"blocked again"_s),
            answered(0, password, Outcome::Done, 200), done(0, password, 200)});
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_FALSE(lines[0].blocksAgain || lines[1].blocksAgain);
    EXPECT_EQ(lines[1].attempt, 2); // the policy had refused the first
    EXPECT_TRUE(lines[2].blocksAgain);
    EXPECT_EQ(lines[2].attempt, 1);
    EXPECT_EQ(lines[3].text, u"Read back: the user is blocked again."_s);
    EXPECT_EQ(lines[3].attempt, 0);
}

TEST(Timeline, APasswordThatIsSetAnewAfterACrashIsNoOtherCall)
{
    const auto password = Measure::Password;
    const auto lines = told(
        {noted(intent(0, password, 1), u"blocked"_s), answered(0, password, Outcome::Done, 200),
            noted(intent(0, password, 2), u"blocked"_s), answered(0, password, Outcome::Done, 200),
            noted(intent(0, password, 3), u"blocked again"_s)});
    ASSERT_EQ(lines.size(), 3u);
    EXPECT_EQ(lines[1].call, 1);
    EXPECT_EQ(lines[1].attempt, 2);
    EXPECT_TRUE(lines[2].blocksAgain);
}

TEST(Timeline, DeviceCredentialsAreCountedCallByCall)
{
    const auto devices = Measure::DeleteDeviceCredentials;
    const auto lines = told(
        {intent(0, devices, 1), answered(0, devices, Outcome::Done, 204), intent(0, devices, 2),
            answered(0, devices, Outcome::ServerFailed, 503), intent(0, devices, 3),
            answered(0, devices, Outcome::NotFound, 404), done(0, devices, 200)});
    ASSERT_EQ(lines.size(), 4u);
    EXPECT_EQ(lines[0].call, 1);
    EXPECT_EQ(lines[1].call, 2);
    EXPECT_EQ(lines[1].attempt, 1);
    EXPECT_EQ(lines[2].call, 2);
    EXPECT_EQ(lines[2].attempt, 2);
    EXPECT_EQ(lines[2].text, u"It was gone already."_s);
    EXPECT_EQ(lines[3].text, u"Looked again: none is left."_s);
}

TEST(Timeline, WhatConcernsNobodyIsLeftOut)
{
    EXPECT_TRUE(told({created(), planned({}), started(), ended(journal::RunEnd::Paused)}).empty());
}

} // namespace
} // namespace bulkhead::texts
