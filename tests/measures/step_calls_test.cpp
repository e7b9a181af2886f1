// SPDX-License-Identifier: Apache-2.0
#include "measures/step_calls.h"

#include "measures/shown_call.h"
#include "measures/target_fixture.h"
#include "testing/testing.h"

namespace bulkhead::measures {
namespace {

using namespace Qt::StringLiterals;
using testing::Ann;
using testing::bodyOf;

constexpr auto annPath = "/api/v2/users/waad%7Ca%2Fb%20c%2Bd%40x";

TEST(StepCalls, MostMeasuresAreOneCall)
{
    struct Row
    {
        Measure measure;
        QByteArray method, target, body;
    };
    const QByteArray path = annPath;
    const Row rows[] = {
        {Measure::RevokeAccess, "POST", path + "/revoke-access", {}},
        {Measure::DeleteSessions, "DELETE", path + "/sessions", {}},
        {Measure::DeleteRefreshTokens, "DELETE", path + "/refresh-tokens", {}},
        {Measure::Block, "PATCH", path, R"({"blocked":true})"},
        {Measure::ClearFlag, "PATCH", path, R"({"app_metadata":{"bulkhead_force_reset":null}})"},
        {Measure::ForgetMfaBrowsers, "POST",
            path + "/multifactor/actions/invalidate-remember-browser", {}},
        {Measure::DeleteGrants, "DELETE", "/api/v2/grants?user_id=waad%7Ca%2Fb%20c%2Bd%40x", {}},
    };
    Ann ann;
    for (const Row &row : rows) {
        const auto step = stepCalls(row.measure, ann.target());
        const Call call = step->next();
        EXPECT_EQ(call.request.method, row.method);
        EXPECT_EQ(call.request.target, row.target);
        EXPECT_EQ(call.request.body, row.body);
        EXPECT_TRUE(call.request.authorized);
        EXPECT_EQ(call.request.api, Api::Management);
        EXPECT_FALSE(call.ownAddressLimit || call.secretBody || isReading(call.request));
        const auto end = step->answered({}, {});
        ASSERT_TRUE(end);
        EXPECT_EQ(end->state, StepState::Done);
    }
}

TEST(StepCalls, AMailNamesConnectionAddressAndClient)
{
    Ann ann;
    const Call call = stepCalls(Measure::Email, ann.target())->next();
    EXPECT_EQ(call.request.method, "POST"_ba);
    EXPECT_EQ(call.request.target, "/dbconnections/change_password"_ba);
    EXPECT_EQ(call.request.api, Api::Authentication);
    EXPECT_FALSE(call.request.authorized);
    EXPECT_EQ(call.shape, auth0::Shape::Text);
    EXPECT_TRUE(call.ownAddressLimit);
    EXPECT_EQ(bodyOf(call),
        (QJsonObject{{u"connection"_s, u"db-one"_s}, {u"email"_s, u"Ann@example.org"_s},
            {u"client_id"_s, u"own"_s}}));
}

TEST(StepCalls, AMailFollowsTheChoices)
{
    Ann ann;
    ann.choices.resetClientId = u"shop"_s;
    ann.choices.organization = u"org_0123456789abcdef"_s;
    ann.connection.name = u"db-two"_s;
    const QJsonObject body = bodyOf(stepCalls(Measure::Email, ann.target())->next());
    EXPECT_EQ(body[u"connection"_s], u"db-two"_s);
    EXPECT_EQ(body[u"client_id"_s], u"shop"_s);
    EXPECT_EQ(body[u"organization"_s], u"org_0123456789abcdef"_s);
    ann.choices.resetClientIds = {{u"db-two"_s, {}}, {u"db-one"_s, u"other"_s}};
    ann.choices.organizations = {{u"db-two"_s, {}}};
    EXPECT_EQ(bodyOf(stepCalls(Measure::Email, ann.target())->next()).keys(),
        (QStringList{u"client_id"_s, u"connection"_s, u"email"_s}));
    ann.connection.name = u"db-one"_s;
    EXPECT_EQ(bodyOf(stepCalls(Measure::Email, ann.target())->next())[u"client_id"_s], u"other"_s);
}

TEST(StepCalls, ARefusalEndsAStepAsThePolicySays)
{
    Ann ann;
    for (const Measure measure : allMeasures) {
        if (!factsOf(measure).api)
            continue;
        const auto step = stepCalls(measure, ann.target());
        (void)step->next();
        const auto end = step->refused({}, {StepState::Failed, Reason::Forbidden, u"no"_s});
        ASSERT_TRUE(end) << wireName(measure).toStdString();
        EXPECT_EQ(end->state, StepState::Failed);
        EXPECT_EQ(end->reason, Reason::Forbidden);
        EXPECT_EQ(end->text, u"no"_s);
    }
}

TEST(ShownCall, OfEveryMeasureNamesUserOrThingAndHidesSecrets)
{
    Ann ann;
    for (const Measure measure : allMeasures) {
        if (!factsOf(measure).api)
            continue;
        const QString shown = shownCall(measure, ann.target());
        EXPECT_FALSE(shown.startsWith(u"GET"_s)) << shown.toStdString();
        EXPECT_FALSE(shown.contains(u"%7C"_s)) << shown.toStdString();
    }
    EXPECT_EQ(shownCall(Measure::Password, ann.target()),
        u"PATCH /api/v2/users/waad|a/b c+d@x {\"connection\":\"db-one\",\"password\":\"…\"}"_s);
    ann.user.traits = Trait::LinkedPassword;
    ann.choices.resetClientIds = {{u"db-one"_s, u"app9"_s}};
    const QString ticket = shownCall(Measure::Ticket, ann.target());
    for (const QString &part : {u"\"client_id\":\"app9\""_s, u"\"user_id\":\"…\""_s, u"con_1"_s})
        EXPECT_TRUE(ticket.contains(part)) << ticket.toStdString();
}

} // namespace
} // namespace bulkhead::measures
