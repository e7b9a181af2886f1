// SPDX-License-Identifier: Apache-2.0
#include "model/tenant_survey.h"

#include "testing/testing.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

TenantSurvey full()
{
    TenantSurvey survey{
        .atMs = 1'770'000'000'123,
        .connections = {{.name = u"main"_s,
            .id = u"con_1"_s,
            .optionsKnown = true,
            .minLength = 12,
            .passwordPolicy = u"good"_s,
            .historySize = 5,
            .selfService = false}},
        .mailProvider = u"ses"_s,
        .mailProviderEnabled = false,
        .resetTemplateEnabled = false,
        .grantedScopes = {u"delete:sessions"_s, u"read:users"_s},
        .allScopesGranted = true,
        .sessionHours = 168,
        .sessionEndpoints = false,
        .flagActionDeployed = true,
        .flagActionBound = true,
        .organizations = {u"org_1"_s},
        .missingOrganizations = {u"org_2"_s, u"org_3"_s},
        .token = {{u"read:users"_s}, 86'400, 86'000, false},
        .clockAheadMs = -42,
        .management = {50, 16.5, true},
    };
    for (const SurveyPart part : allSurveyParts)
        survey.state(part) = {Knowledge::Known, {}};
    survey.state(SurveyPart::Grants) = {Knowledge::NotPermitted, u"read:client_grants"_s};
    survey.state(SurveyPart::Settings) = {Knowledge::Failed, u"Not today"_s};
    survey.state(SurveyPart::SessionEndpoints) = {};
    return survey;
}

TEST(TenantSurvey, ComesBackFromItsTextAsItWas)
{
    const QByteArray text = QJsonDocument(toJson(full())).toJson();
    EXPECT_EQ(surveyFromJson(QJsonDocument::fromJson(text).object()), full());
}

TEST(TenantSurvey, ThatWasNeverMadeKnowsNothing)
{
    const TenantSurvey none = surveyFromJson({});
    EXPECT_EQ(none, TenantSurvey());
    for (const SurveyPart part : allSurveyParts)
        EXPECT_FALSE(none.knows(part));
    EXPECT_FALSE(none.hasBuiltInMail());
    EXPECT_TRUE(surveyFromJson(toJson(TenantSurvey())) == TenantSurvey());
}

TEST(TenantSurvey, BuiltInMailIsAProviderThatIsKnownNotToBeThere)
{
    TenantSurvey survey;
    survey.state(SurveyPart::MailProvider) = {Knowledge::NotPermitted, {}};
    EXPECT_FALSE(survey.hasBuiltInMail());
    survey.state(SurveyPart::MailProvider) = {Knowledge::Known, {}};
    EXPECT_TRUE(survey.hasBuiltInMail());
    survey.mailProvider = u"smtp"_s;
    EXPECT_FALSE(survey.hasBuiltInMail());
}

TEST(TenantSurvey, EveryPartAndKnowledgeHasItsOwnName)
{
    QStringList names;
    for (const SurveyPart part : allSurveyParts)
        names << wireName(part);
    for (const auto each :
        {Knowledge::NotAsked, Knowledge::Known, Knowledge::NotPermitted, Knowledge::Failed})
        names << wireName(each);
    EXPECT_FALSE(names.contains(QString()));
    EXPECT_EQ(names.removeDuplicates(), 0);
}

} // namespace
} // namespace bulkhead
