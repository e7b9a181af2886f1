// SPDX-License-Identifier: Apache-2.0
#include "measures/password.h"

#include "measures/target_fixture.h"
#include "testing/testing.h"

namespace bulkhead::measures {
namespace {

using namespace Qt::StringLiterals;
using testing::Ann;
using testing::bodyOf;
using testing::refusal;

constexpr auto profile = R"({"user_id":"waad|a","last_password_reset":"2026-02-02T02:40:00.000Z"})";
constexpr auto blocked = R"({"user_id":"waad|a","blocked":true})";
constexpr qint64 profileMs = 1'770'000'000'000;
const End failed{StepState::Failed, Reason::Refused, u"words"_s};

TEST(PasswordStep, LooksAndThenSetsAPasswordInItsConnection)
{
    Ann ann;
    PasswordStep step(ann.target());
    EXPECT_TRUE(isReading(step.next().request));
    EXPECT_FALSE(step.answered({}, R"({"user_id":"waad|a"})"));
    const Call call = step.next();
    EXPECT_EQ(call.request.method, "PATCH"_ba);
    EXPECT_TRUE(call.secretBody);
    EXPECT_EQ(call.note, QString());
    const QJsonObject body = bodyOf(call);
    EXPECT_EQ(body.keys(), (QStringList{u"connection"_s, u"password"_s}));
    EXPECT_EQ(body[u"connection"_s], u"db-one"_s);
    EXPECT_GE(body[u"password"_s].toString().size(), 32);
    EXPECT_NE(bodyOf(step.next())[u"password"_s], body[u"password"_s]); // never sent twice
    const auto end = step.answered({}, profile);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->state, StepState::Done);
    EXPECT_EQ(end->text, QString::number(profileMs)); // the baseline of what the owner does later
    EXPECT_FALSE(step.owes());
}

TEST(PasswordStep, BlocksABlockedUserAgainAndReadsItBack)
{
    Ann ann;
    PasswordStep step(ann.target());
    (void)step.next();
    EXPECT_FALSE(step.answered({}, blocked));
    EXPECT_EQ(step.next().note, u"blocked"_s); // durable before the first call that may lift it
    EXPECT_FALSE(step.owes());
    EXPECT_FALSE(step.answered({}, profile));
    EXPECT_TRUE(step.owes());
    EXPECT_EQ(step.next().request.body, R"({"blocked":true})"_ba);
    EXPECT_EQ(step.next().note, u"blocked again"_s);
    EXPECT_FALSE(step.answered({}, blocked));
    EXPECT_TRUE(step.owes());
    EXPECT_TRUE(isReading(step.next().request));
    const auto end = step.answered({}, blocked);
    ASSERT_TRUE(end);
    EXPECT_EQ(end->state, StepState::Done);
}

TEST(PasswordStep, RemembersWhomAnEarlierAttemptFoundBlocked)
{
    Ann ann;
    ann.foundBlocked = true; // and that attempt has lifted it
    PasswordStep step(ann.target());
    (void)step.next();
    EXPECT_FALSE(step.answered({}, profile));
    EXPECT_FALSE(step.answered({}, profile));
    EXPECT_EQ(step.next().request.body, R"({"blocked":true})"_ba);
}

TEST(PasswordStep, SaysWhenABlockIsGone)
{
    for (const bool readBack : {false, true}) {
        Ann ann;
        PasswordStep step(ann.target());
        (void)step.answered({}, blocked);
        (void)step.answered({}, profile);
        std::optional<End> end;
        if (readBack) {
            (void)step.answered({}, blocked);
            end = step.answered({}, profile); // it is not
        } else {
            end = step.refused(refusal(400, u"no"_s), failed);
        }
        ASSERT_TRUE(end);
        EXPECT_EQ(end->state, StepState::Failed);
        EXPECT_EQ(end->reason, Reason::BlockNotRestored);
    }
}

TEST(PasswordStep, TriesOneMorePasswordAgainstAPolicy)
{
    for (const char *name : {"PasswordStrengthError: Password is too weak",
             "PasswordHistoryError: Password has previously been used",
             "PasswordDictionaryError: Password is too common",
             "PasswordNoUserInfoError: Password contains user information"}) {
        Ann ann;
        PasswordStep step(ann.target());
        (void)step.answered({}, profile);
        const auto reading = refusal(400, QString::fromLatin1(name));
        EXPECT_FALSE(step.refused(reading, failed)) << name;
        EXPECT_TRUE(step.next().secretBody);
        const auto end = step.refused(reading, failed);
        ASSERT_TRUE(end);
        EXPECT_EQ(end->reason, Reason::PasswordRejected);
        EXPECT_EQ(end->text, u"words"_s);
    }
}

TEST(PasswordStep, DoesNotTryAgainWhenItIsNotAboutThePassword)
{
    Ann ann;
    for (const char *words : {"Connection does not exist.", "", "The user does not exist.",
             "Cannot change email or password for users in a disabled connection."}) {
        PasswordStep step(ann.target());
        (void)step.answered({}, profile);
        const auto end = step.refused(refusal(400, QString::fromLatin1(words)), failed);
        ASSERT_TRUE(end) << words;
        EXPECT_EQ(end->reason, Reason::Refused);
    }
}

} // namespace
} // namespace bulkhead::measures
