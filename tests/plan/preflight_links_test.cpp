// SPDX-License-Identifier: Apache-2.0
#include "plan/mail_rate.h"
#include "plan/preflight_fixture.h"

// What a preflight says of mails and of the branding of links.
namespace bulkhead::plan {
namespace {

TEST(PreflightOfLinks, Auth0sOwnMailTakesHours)
{
    const auto findings =
        judged([](PreflightFacts &facts) { facts.survey.mailProvider.clear(); }, mail);
    EXPECT_EQ(withCode(findings, Code::BuiltInMail),
        (std::vector<Finding>{{Code::BuiltInMail, Severity::Warning, {}, 100, 750}}));
    TenantSurvey survey = good();
    EXPECT_EQ(mailsPerS(survey, {}), 10);
    survey.mailProvider.clear();
    EXPECT_DOUBLE_EQ(mailsPerS(survey, {}) * 60, 8);
    survey.state(SurveyPart::MailProvider) = {};
    EXPECT_EQ(mailsPerS(survey, {}), 10);
}

TEST(PreflightOfLinks, ThePlansOwnRateOfMailsHolds)
{
    struct Case
    {
        double perS;
        Code code;
        qint64 seconds;
    };
    for (const Case &c : {Case{0.1, Code::BuiltInMail, 1000}, {10.0 / 60, Code::BuiltInMail, 600},
             {0.2, Code::MailRateTooHigh, 500}}) {
        const auto findings = judged(
            [&](PreflightFacts &facts) {
                facts.survey.mailProvider.clear();
                facts.choices.mailPerS = c.perS;
            },
            mail);
        ASSERT_EQ(codes(findings, Severity::Warning), std::vector{c.code}) << c.perS;
        EXPECT_EQ(withCode(findings, c.code)[0].other, c.seconds) << c.perS;
    }
    EXPECT_EQ(mailsPerS(good(), {.mailPerS = 3}), 3);
}

TEST(PreflightOfLinks, OrganizationsAreIdsAndThere)
{
    const QString acme = u"org_0123456789abcdef"_s, gone = u"org_0000000000000000"_s;
    struct Case
    {
        QString organization;
        Knowledge knowledge;
        std::vector<Code> stops, warnings;
    };
    for (const Case &c : {
             Case{acme, Knowledge::Known, {}, {}},
             Case{gone, Knowledge::Known, {Code::OrganizationMissing}, {}},
             Case{u"acme"_s, Knowledge::Known, {Code::OrganizationInvalid}, {}},
             Case{u"acme"_s, Knowledge::NotAsked, {Code::OrganizationInvalid}, {}},
             Case{acme, Knowledge::NotPermitted, {}, {Code::OrganizationUnknown}},
             Case{acme, Knowledge::Failed, {}, {Code::OrganizationUnknown}},
         }) {
        const auto set = [&](PreflightFacts &facts) {
            facts.choices.organizations = {{u"main"_s, c.organization}};
            facts.survey.organizations = {acme};
            facts.survey.missingOrganizations = {gone};
            facts.survey.state(SurveyPart::Organizations) = {c.knowledge, u"read:organizations"_s};
        };
        for (const ResetMethods link : {mail, ticket}) {
            const auto findings = judged(set, link);
            EXPECT_EQ(codes(findings, Severity::Stop), c.stops) << qPrintable(c.organization);
            EXPECT_EQ(codes(findings, Severity::Warning), c.warnings) << qPrintable(c.organization);
        }
        EXPECT_TRUE(stopsOf(judged(set, password)).empty()) << "without a link it does not matter";
    }
}

TEST(PreflightOfLinks, AClientForADatabaseThatIsNotThereIsToldOf)
{
    const auto findings = judged([](PreflightFacts &facts) {
        facts.choices.resetClientIds = {{u"main"_s, u"app1"_s}, {u"mian"_s, u"app2"_s}};
    });
    EXPECT_EQ(withCode(findings, Code::BrandedConnectionMissing),
        (std::vector<Finding>{{Code::BrandedConnectionMissing, Severity::Warning, {u"mian"_s}}}));
    const auto unread = judged([](PreflightFacts &facts) {
        facts.survey.state(SurveyPart::Connections) = {};
        facts.choices.resetClientIds = {{u"mian"_s, u"app2"_s}};
    });
    EXPECT_TRUE(withCode(unread, Code::BrandedConnectionMissing).empty());
}

TEST(PreflightOfLinks, AResetTemplateThatIsOffStopsAMailAndNothingElse)
{
    const auto off = [](PreflightFacts &facts) {
        facts.survey.resetTemplateEnabled = false;
    };
    EXPECT_EQ(codes(judged(off, mail), Severity::Stop), std::vector{Code::ResetTemplateOff});
    EXPECT_TRUE(codes(judged(off, ticket), Severity::Stop).empty());
    EXPECT_EQ(
        codes(judged([](PreflightFacts &facts) { facts.survey.mailProviderEnabled = false; }, mail),
            Severity::Warning),
        std::vector{Code::MailProviderOff});
}

} // namespace
} // namespace bulkhead::plan
