// SPDX-License-Identifier: Apache-2.0
#include "run/survey_reading.h"

#include "gate/action_code.h"
#include "testing/testing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

Connection connection(const char *options)
{
    QJsonObject object{{u"name"_s, u"main"_s}, {u"id"_s, u"con_1"_s}};
    if (options)
        object.insert(
            u"options"_s, QJsonDocument::fromJson(QByteArray(options).replace('\'', '"')).object());
    return readConnection(object);
}

const Connection guessed{.name = u"main"_s, .id = u"con_1"_s};
const Connection plain{.name = u"main"_s, .id = u"con_1"_s, .optionsKnown = true};

Connection with(const std::function<void(Connection &)> &change)
{
    Connection changed = plain;
    change(changed);
    return changed;
}

TEST(SurveyReading, OptionsOfAConnection)
{
    using C = Connection;
    const std::pair<const char *, Connection> table[] = {
        {nullptr, guessed},
        {"{}", plain},
        {"{'passwordPolicy':'good'}", with([](C &c) { c.passwordPolicy = u"good"_s; })},
        {"{'password_complexity_options':{'min_length':14}}", with([](C &c) { c.minLength = 14; })},
        {"{'password_options':{'complexity':{'min_length':80}}}",
            with([](C &c) { c.minLength = 80; })},
        {"{'password_history':{'enable':true,'size':7}}", with([](C &c) { c.historySize = 7; })},
        {"{'password_history':{'enable':true}}", with([](C &c) { c.historySize = 5; })},
        {"{'password_history':{'enable':false,'size':7}}", plain},
        {"{'password_options':{'history':{'active':true,'size':3}}}",
            with([](C &c) { c.historySize = 3; })},
        {"{'enabledDatabaseCustomization':true,'import_mode':false}",
            with([](C &c) { c.customDatabase = true; })},
        {"{'enabledDatabaseCustomization':true,'import_mode':true}", plain},
        {"{'enabledDatabaseCustomization':true,'customScripts':{'change_password':'f'}}",
            with([](C &c) { c.customDatabase = c.changeScript = true; })},
        {"{'customScripts':{'login':'f','change_password':''}}", plain},
        {"{'disable_self_service_change_password':true}",
            with([](C &c) { c.selfService = false; })},
        {"{'disable_self_service_change_password':false}", plain},
        {"{'attributes':{'email':{'unique':false}}}", with([](C &c) { c.uniqueEmails = false; })},
        {"{'attributes':{'email':{'identifier':{'active':true}}}}", plain},
        {"{'authentication_methods':{'password':{'enabled':false}}}",
            with([](C &c) { c.passwordLogin = false; })},
        {"{'authentication_methods':{'passkey':{'enabled':true}}}", plain},
        {"{'password_history':7,'attributes':[],'customScripts':'x'}", plain},
    };
    for (const auto &[options, expected] : table)
        EXPECT_EQ(connection(options), expected) << (options ? options : "none");
}

TEST(SurveyReading, PagesOfConnections)
{
    TenantSurvey survey;
    EXPECT_EQ(
        readConnections(R"({"connections":[{"name":"a","strategy":"auth0"}],"next":"x"})", survey),
        u"x"_s);
    EXPECT_EQ(readConnections(
                  R"({"connections":[{"name":"b"},{"strategy":"auth0"},
                      {"name":"corp","strategy":"samlp"}]})",
                  survey),
        QString());
    EXPECT_EQ(readConnections(R"([{"name":"c"}])", survey), QString());
    EXPECT_EQ(readConnections("<html>", survey), QString());
    QStringList names;
    for (const Connection &each : survey.connections)
        names << each.name;
    EXPECT_EQ(names, (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

auth0::Reading answered(Outcome outcome, const QString &message = {}, const QString &code = {})
{
    auth0::Reading reading;
    reading.outcome = outcome;
    reading.message = message;
    reading.code = code;
    return reading;
}

TenantSurvey read(SurveyPart part, const auth0::Reading &reading, const QByteArray &body = {})
{
    TenantSurvey survey;
    readPart(part, reading, body, u"https://t/api/v2/"_s, u"read:it"_s, survey);
    return survey;
}

TEST(SurveyReading, WhatEachPartSays)
{
    const auth0::Reading good = answered(Outcome::Done);
    EXPECT_EQ(read(SurveyPart::MailProvider, good, R"({"name":"ses"})").mailProvider, u"ses"_s);
    EXPECT_FALSE(read(SurveyPart::MailProvider, good, R"({"name":"ses","enabled":false})")
                     .mailProviderEnabled);
    EXPECT_TRUE(read(SurveyPart::ResetTemplate, good, R"({"enabled":true})").resetTemplateEnabled);
    EXPECT_TRUE(read(SurveyPart::ResetTemplate, good, R"({"enabled":null})").resetTemplateEnabled);
    EXPECT_FALSE(
        read(SurveyPart::ResetTemplate, good, R"({"enabled":false})").resetTemplateEnabled);
    EXPECT_EQ(read(SurveyPart::Settings, good, R"({"session_lifetime":168})").sessionHours, 168);
    const TenantSurvey grants = read(SurveyPart::Grants, good,
        R"([{"audience":"https://other/","scope":["x"]},
            {"audience":"https://t/api/v2/","scope":["read:users","delete:sessions"]}])");
    EXPECT_EQ(grants.grantedScopes, (QStringList{u"delete:sessions"_s, u"read:users"_s}));
    EXPECT_FALSE(grants.allScopesGranted);
    EXPECT_TRUE(read(
        SurveyPart::Grants, good, R"([{"audience":"https://t/api/v2/","allow_all_scopes":true}])")
                    .allScopesGranted);
    EXPECT_TRUE(read(SurveyPart::SessionEndpoints, good, R"({"sessions":[]})").sessionEndpoints);
}

TEST(SurveyReading, TheFlagsActionIsTheOneOfThatNameAndNoOther)
{
    const auth0::Reading good = answered(Outcome::Done);
    const QJsonObject ours{{u"name"_s, u"bulkhead-force-reset"_s},
        {u"deployed_version"_s,
            QJsonObject{{u"code"_s, QString::fromUtf8(gate::forceResetCode(u"Reset it."_s))}}}};
    const QByteArray there = QJsonDocument(QJsonObject{{u"actions"_s, QJsonArray{ours}}}).toJson();
    const std::pair<const char *, bool> actions[] = {
        {there.constData(), true},
        {R"({"actions":[{"name":"bulkhead-force-reset","deployed_version":{"code":"x"}}]})", false},
        {R"({"actions":[{"name":"bulkhead-force-reset"}]})", false},
        {R"({"actions":[{"name":"bulkhead-force-reset","deployed_version":null}]})", false},
        {R"({"actions":[{"name":"bulkhead-force-reset-2","deployed_version":{}}]})", false},
        {R"({"actions":[]})", false},
    };
    for (const auto &[body, expected] : actions)
        EXPECT_EQ(read(SurveyPart::FlagAction, good, body).flagActionDeployed, expected) << body;
    const std::pair<const char *, bool> bindings[] = {
        {R"({"bindings":[{"action":{"name":"x"}},{"action":{"name":"bulkhead-force-reset"}}]})",
            true},
        {R"({"bindings":[{"display_name":"bulkhead-force-reset","action":{"name":"x"}}]})", false},
        {R"({"bindings":[]})", false},
    };
    for (const auto &[body, expected] : bindings)
        EXPECT_EQ(read(SurveyPart::FlagBinding, good, body).flagActionBound, expected) << body;
}

TEST(SurveyReading, ARefusalThatIsAnAnswer)
{
    const auto missing = answered(Outcome::NotFound, u"Not found."_s);
    EXPECT_TRUE(read(SurveyPart::MailProvider, missing).hasBuiltInMail());
    const TenantSurvey untouched = read(SurveyPart::ResetTemplate, missing);
    EXPECT_TRUE(untouched.knows(SurveyPart::ResetTemplate));
    EXPECT_TRUE(untouched.resetTemplateEnabled);
    EXPECT_TRUE(untouched.sessionEndpoints);
    for (const auto &reading : {answered(Outcome::Forbidden, u"Subscription missing"_s), missing}) {
        const TenantSurvey lacking = read(SurveyPart::SessionEndpoints, reading);
        EXPECT_TRUE(lacking.knows(SurveyPart::SessionEndpoints));
        EXPECT_FALSE(lacking.sessionEndpoints);
    }
}

TEST(SurveyReading, OrganizationsAreKnownWhenAllAnswersAre)
{
    const auto good = answered(Outcome::Done), missing = answered(Outcome::NotFound),
               bad = answered(Outcome::ServerFailed, u"Oops"_s);
    TenantSurvey survey;
    readOrganization(u"org_1"_s, good, u"read:it"_s, survey);
    readOrganization(u"org_2"_s, missing, u"read:it"_s, survey);
    EXPECT_TRUE(survey.knows(SurveyPart::Organizations));
    EXPECT_EQ(survey.organizations, QStringList{u"org_1"_s});
    EXPECT_EQ(survey.missingOrganizations, QStringList{u"org_2"_s});
    for (const auto &order : {std::array{bad, good}, {good, bad}}) {
        TenantSurvey half;
        for (const auto &reading : order)
            readOrganization(u"org_1"_s, reading, u"read:it"_s, half);
        EXPECT_EQ(
            half.state(SurveyPart::Organizations), (SurveyState{Knowledge::Failed, u"Oops"_s}));
    }
}

TEST(SurveyReading, WhatTellsNothing)
{
    for (const auto &reading : {answered(Outcome::NotFound, u"The user does not exist."_s),
             answered(Outcome::NotFound, {}, u"inexistent_user"_s)}) {
        const TenantSurvey survey = read(SurveyPart::SessionEndpoints, reading);
        EXPECT_EQ(survey.state(SurveyPart::SessionEndpoints).knowledge, Knowledge::Failed);
        EXPECT_TRUE(survey.sessionEndpoints);
    }
    for (const SurveyPart part : allSurveyParts) {
        EXPECT_EQ(read(part, answered(Outcome::ScopeMissing, u"Insufficient scope"_s)).state(part),
            (SurveyState{Knowledge::NotPermitted, u"read:it"_s}));
        EXPECT_EQ(read(part, answered(Outcome::ServerFailed, u"Oops"_s)).state(part),
            (SurveyState{Knowledge::Failed, u"Oops"_s}));
    }
    EXPECT_EQ(read(SurveyPart::Grants, answered(Outcome::Forbidden, u"No"_s))
                  .state(SurveyPart::Grants)
                  .knowledge,
        Knowledge::Failed);
}

} // namespace
} // namespace bulkhead::run
