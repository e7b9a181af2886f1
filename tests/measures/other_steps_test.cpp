// SPDX-License-Identifier: Apache-2.0
#include "measures/device_credentials.h"
#include "measures/force_reset_flag.h"
#include "measures/ticket.h"

#include "measures/target_fixture.h"
#include "testing/testing.h"

namespace bulkhead::measures {
namespace {

using namespace Qt::StringLiterals;
using testing::Ann;
using testing::bodyOf;
using testing::refusal;

TEST(FlagStep, HoldsTheLastChangeAsItsBaseline)
{
    Ann ann;
    FlagStep step(ann.target());
    EXPECT_TRUE(isReading(step.next().request));
    EXPECT_FALSE(
        step.answered({}, R"({"user_id":"a","last_password_reset":"2026-02-02T02:40:00.000Z"})"));
    const Call call = step.next();
    EXPECT_EQ(call.request.method, "PATCH"_ba);
    EXPECT_EQ(bodyOf(call),
        (QJsonObject{{u"app_metadata"_s,
            QJsonObject{{u"bulkhead_force_reset"_s,
                QJsonObject{{u"v"_s, 1}, {u"run"_s, u"incident-7"_s},
                    {u"set_at"_s, u"2026-02-02T02:40:00.000Z"_s},
                    {u"baseline"_s, u"2026-02-02T02:40:00.000Z"_s}}}}}}));
    const auto end = step.answered({}, R"({"user_id":"a"})");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->text, u"1770000000000"_s);
}

TEST(FlagStep, OfAUserWhoNeverChangedHasNoBaseline)
{
    Ann ann;
    FlagStep step(ann.target());
    EXPECT_FALSE(step.answered({}, R"({"user_id":"a"})"));
    const QJsonValue flag = bodyOf(step.next())[u"app_metadata"_s][u"bulkhead_force_reset"_s];
    EXPECT_TRUE(flag[u"baseline"_s].isNull());
    EXPECT_EQ(step.answered({}, "{}")->text, u"0"_s);
}

TEST(DeviceCredentialsStep, DeletesBothKindsOneByOne)
{
    DeviceCredentialsStep step(u"auth0|a"_s);
    const QByteArray list = "/api/v2/device-credentials?user_id=auth0%7Ca&type=";
    EXPECT_EQ(step.next().request.target, list + "refresh_token&page=0&per_page=100");
    EXPECT_FALSE(step.answered({}, R"([{"id":"dcr_1"},{"id":"dcr_2"}])"));
    for (const char *id : {"dcr_2", "dcr_1"}) {
        EXPECT_EQ(step.next().request.method, "DELETE"_ba);
        EXPECT_EQ(step.next().request.target, QByteArray("/api/v2/device-credentials/") + id);
        EXPECT_FALSE(step.answered({}, {}));
    }
    EXPECT_EQ(step.next().request.target, list + "refresh_token&page=0&per_page=100");
    EXPECT_FALSE(step.answered({}, R"([{"id":"dcr_1"}])")); // a listing that lags behind
    EXPECT_EQ(step.next().request.target, list + "rotating_refresh_token&page=0&per_page=100");
    const auto end = step.answered({}, "[]");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->state, StepState::Done);
}

TEST(DeviceCredentialsStep, OneThatIsGoneAlreadyIsFine)
{
    DeviceCredentialsStep step(u"auth0|a"_s);
    const End gone{StepState::Skipped, Reason::UserNotFound, {}};
    EXPECT_TRUE(step.refused(refusal(404, {}), gone)); // of the listing: the user is
    DeviceCredentialsStep other(u"auth0|a"_s);
    EXPECT_FALSE(other.answered({}, R"([{"id":"dcr_1"}])"));
    EXPECT_FALSE(other.refused(refusal(404, {}), gone));
    EXPECT_TRUE(isReading(other.next().request));
}

TEST(TicketStep, IsOneCallForAPasswordOfItsOwn)
{
    Ann ann;
    ann.choices.resetClientId = u"shop"_s;
    ann.choices.organization = u"org_1"_s;
    ann.choices.ticketLifeS = 7200;
    TicketStep step(ann.target());
    EXPECT_EQ(bodyOf(step.next()),
        (QJsonObject{{u"user_id"_s, u"waad|a/b c+d@x"_s}, {u"ttl_sec"_s, 7200},
            {u"client_id"_s, u"shop"_s}, {u"organization_id"_s, u"org_1"_s}}));
    ann.choices.resetClientIds = {{u"db-one"_s, u"other"_s}};
    ann.choices.organizations = {{u"db-one"_s, {}}};
    EXPECT_EQ(bodyOf(TicketStep(ann.target()).next()),
        (QJsonObject{{u"user_id"_s, u"waad|a/b c+d@x"_s}, {u"ttl_sec"_s, 7200},
            {u"client_id"_s, u"other"_s}}));
    EXPECT_TRUE(step.answered({}, R"({"ticket":"https://x/"})"));
}

TEST(TicketStep, WithAResultUrlNamesNoClient)
{
    Ann ann;
    ann.choices.ticketResultUrl = u"https://shop.example/"_s;
    TicketStep step(ann.target());
    EXPECT_EQ(
        bodyOf(step.next()).keys(), (QStringList{u"result_url"_s, u"ttl_sec"_s, u"user_id"_s}));
}

TEST(TicketStep, NamesTheIdentityOfALinkedPassword)
{
    Ann ann;
    ann.user.traits = Trait::LinkedPassword;
    TicketStep step(ann.target());
    EXPECT_TRUE(isReading(step.next().request));
    EXPECT_FALSE(step.answered({}, R"({"user_id":"google-oauth2|1","identities":[
        {"provider":"google-oauth2","connection":"google-oauth2","user_id":"1"},
        {"provider":"auth0","connection":"other","user_id":"x"},
        {"provider":"auth0","connection":"db-one","user_id":"5f"}]})"));
    EXPECT_EQ(bodyOf(step.next())[u"identity"_s],
        (QJsonObject{{u"user_id"_s, u"5f"_s}, {u"provider"_s, u"auth0"_s},
            {u"connection_id"_s, u"con_1"_s}}));
    EXPECT_TRUE(step.answered({}, R"({"ticket":"https://x/"})"));
}

TEST(TicketStep, SkipsAPasswordThatWasUnlinkedMeanwhile)
{
    Ann ann;
    ann.user.traits = Trait::LinkedPassword;
    TicketStep step(ann.target());
    const auto end = step.answered({}, R"({"user_id":"google-oauth2|1","identities":[]})");
    ASSERT_TRUE(end);
    EXPECT_EQ(end->state, StepState::Skipped);
    EXPECT_EQ(end->reason, Reason::NoPasswordConnection);
}

TEST(TakeTicket, ReadsTheLinkAndLeavesNoneBehind)
{
    for (const char *text : {R"({"ticket":"https://a.b/lo/reset?ticket=XYZ#"})",
             R"({ "ticket" : "https:\/\/a.b\/lo\/reset?ticket=XYZ#" })"}) {
        QByteArray body = text;
        const Secret link = takeTicket(body);
        EXPECT_EQ(link.reveal().toByteArray(), "https://a.b/lo/reset?ticket=XYZ#"_ba);
        EXPECT_FALSE(body.contains("XYZ"));
    }
    for (const char *none : {"", "{}", R"({"ticket":""})", R"({"ticket":null})", "nonsense"}) {
        QByteArray body = none;
        EXPECT_TRUE(takeTicket(body).isEmpty()) << none;
    }
}

} // namespace
} // namespace bulkhead::measures
