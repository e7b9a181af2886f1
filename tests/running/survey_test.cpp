// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

using namespace Qt::StringLiterals;

// What the tenant is asked before a plan, and that nothing of it stands in a plan's way.
namespace bulkhead::testing {
namespace {

constexpr int users = 6;
// Before a plan no organization is named; the token tells its scopes, so with a plan the grants are
// not asked for.
constexpr int questions = int(allSurveyParts.size()) - 1;
constexpr int questionsOfPlan = int(allSurveyParts.size()) - 1;
const PlanChoices everything{
    .reset = ResetMethod::Flag | ResetMethod::Email, .organization = u"org_0123456789abcdef"_s};

class SurveyTest : public ::testing::Test
{
protected:
    SurveyTest() { bench.tenant.scopes += surveyScopes; }

    Ending check()
    {
        bench.beginCheck();
        return bench.finish();
    }
    [[nodiscard]] TenantSurvey found() const { return surveyFromJson(bench.ledger().survey()); }
    [[nodiscard]] int asked() const { return bench.tenant.count(Kind::Survey); }

    Bench bench{users};
};

TEST_F(SurveyTest, ReadsEveryPartWithOneCallEach)
{
    bench.tenant.aheadMs = 60'000;
    ASSERT_EQ(check().end, run::End::Done);
    EXPECT_EQ(asked(), questions);
    const TenantSurvey survey = found();
    for (const SurveyPart part : allSurveyParts)
        EXPECT_EQ(survey.knows(part), part != SurveyPart::Organizations)
            << wireName(part).toStdString();
    EXPECT_EQ(survey.connections, bench.ledger().connections());
    ASSERT_EQ(survey.connections.size(), 1u);
    EXPECT_TRUE(survey.connections[0].optionsKnown);
    EXPECT_EQ(survey.mailProvider, u"smtp"_s);
    EXPECT_EQ(survey.grantedScopes, QStringList{u"read:users"_s});
    EXPECT_EQ(survey.sessionHours, 168);
    EXPECT_TRUE(survey.flagActionDeployed && survey.flagActionBound);
    EXPECT_EQ(survey.token.lifeS, 86'400);
    EXPECT_NEAR(double(survey.token.leftS), 86'400, 5);
    EXPECT_TRUE(survey.token.scopes.contains(u"read:actions"_s));
    EXPECT_NEAR(double(survey.clockAheadMs.value_or(0)), 60'000, 1500);
    EXPECT_EQ(survey.management, (LimitFacts{50, 16, true}));
    EXPECT_GT(survey.atMs, 0);
}

TEST_F(SurveyTest, ChangesNothingInTheTenantAndIsInTheFile)
{
    ASSERT_EQ(check().end, run::End::Done);
    for (const Call &call : bench.tenant.calls)
        EXPECT_TRUE(call.request.method == "GET" || call.kind == Kind::Token);
    const TenantSurvey survey = found();
    const auto sent = bench.ledger().calls(Api::Management).sent;
    EXPECT_EQ(
        sent + bench.ledger().calls(Api::Authentication).sent, qint64(bench.tenant.calls.size()));
    bench.closeIncident();
    bench.openIncident();
    EXPECT_EQ(found(), survey);
    EXPECT_EQ(bench.ledger().calls(Api::Management).sent, sent);
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Imported);
}

TEST_F(SurveyTest, APlanBeginsWithOne)
{
    ASSERT_EQ(bench.plan().end, run::End::Done);
    EXPECT_EQ(asked(), 5); // what matters to it
    EXPECT_EQ(bench.tenant.count(Kind::Read), users);
    EXPECT_TRUE(bench.ledger().planned());
    EXPECT_TRUE(found().knows(SurveyPart::Connections));
    qint64 counted = 0;
    for (const Api api : allApis)
        counted += bench.ledger().calls(api).sent;
    EXPECT_EQ(counted, qint64(bench.tenant.calls.size())) << "a call counted twice, or not at all";
}

TEST_F(SurveyTest, APlanAsksOnlyWhatMattersToIt)
{
    const std::pair<PlanChoices, int> table[] = {
        {{.scope = RevocationScope::None, .reset = {}, .extras = Extra::Block}, 1},
        {{.reset = {}}, 2},
        {{.reset = ResetMethod::Password}, 3},
        {{.reset = ResetMethod::Email}, 5},
        {{.reset = ResetMethod::Flag}, 5},
        {everything, questionsOfPlan},
    };
    for (const auto &[choices, calls] : table) {
        Bench other(users);
        other.tenant.scopes += surveyScopes;
        ASSERT_EQ(other.plan(choices).end, run::End::Done);
        EXPECT_EQ(other.tenant.count(Kind::Survey), calls) << wireName(choices.reset).toStdString();
    }
}

TEST_F(SurveyTest, NoCallIsMadeThatTheTokenDoesNotAllow)
{
    for (const QString &scope : surveyScopes.split(u' ', Qt::SkipEmptyParts)) {
        Bench other(users);
        other.tenant.scopes += surveyScopes;
        other.tenant.scopes.replace(u' ' + scope, QString());
        other.beginCheck();
        ASSERT_EQ(other.finish().end, run::End::Done);
        for (const Call *call : other.tenant.callsOf(Kind::Survey))
            EXPECT_FALSE(call->request.target.isEmpty());
        const TenantSurvey survey = surveyFromJson(other.ledger().survey());
        int lacking = 0;
        for (const SurveyPart part : allSurveyParts) {
            if (survey.state(part) == SurveyState{Knowledge::NotPermitted, scope})
                ++lacking;
            else
                EXPECT_EQ(survey.knows(part), part != SurveyPart::Organizations)
                    << wireName(part).toStdString();
        }
        EXPECT_EQ(lacking,
            scope == u"read:connections_options" || scope == u"read:organizations" ? 0
                : scope == u"read:actions"                                         ? 2
                                                                                   : 1);
        EXPECT_EQ(other.tenant.count(Kind::Survey), questions - lacking);
        EXPECT_EQ(survey.connections.empty(), scope == u"read:connections");
        if (!survey.connections.empty()) {
            EXPECT_EQ(survey.connections[0].optionsKnown, scope != u"read:connections_options");
        }
    }
}

// Once each, by their ids alone; the plan's when a tenant is checked again.
TEST_F(SurveyTest, AsksForTheOrganizationsOfThePlan)
{
    const QString there = u"org_0123456789abcdef"_s, gone = u"org_0000000000000000"_s;
    const PlanChoices choices{.reset = ResetMethod::Email,
        .organization = there,
        .organizations = {{u"a"_s, gone}, {u"b"_s, there}, {u"c"_s, u"acme"_s}}};
    ASSERT_EQ(bench.plan(choices).end, run::End::Done);
    EXPECT_EQ(asked(), 7);
    for (int time = 0; time < 2; ++time) {
        EXPECT_TRUE(found().knows(SurveyPart::Organizations));
        EXPECT_EQ(found().organizations, QStringList{there});
        EXPECT_EQ(found().missingOrganizations, QStringList{gone});
        ASSERT_EQ(check().end, run::End::Done);
    }
    EXPECT_EQ(bench.run().error->detail, u"organization_invalid, organization_missing"_s);
    bench.tenant.scopes.remove(u" read:organizations"_s);
    bench.closeIncident();
    bench.openIncident();
    ASSERT_EQ(check().end, run::End::Done);
    EXPECT_EQ(found().state(SurveyPart::Organizations),
        (SurveyState{Knowledge::NotPermitted, u"read:organizations"_s}));
}

TEST_F(SurveyTest, ATokenThatTellsNoScopesIsTried)
{
    bench.tenant.opaqueTokens = true;
    bench.tenant.scopes = u"read:users read:actions"_s;
    ASSERT_EQ(check().end, run::End::Done);
    EXPECT_EQ(asked(), questions);
    const TenantSurvey survey = found();
    EXPECT_EQ(survey.state(SurveyPart::MailProvider),
        (SurveyState{Knowledge::NotPermitted, u"read:email_provider"_s}));
    EXPECT_TRUE(survey.knows(SurveyPart::FlagAction));
    EXPECT_TRUE(survey.token.scopes.isEmpty());
}

TEST_F(SurveyTest, AllConnectionsHoweverMany)
{
    bench.tenant.setup.connections.clear();
    for (int i = 0; i < 250; ++i)
        bench.tenant.setup.connections.push_back(
            {{u"name"_s, u"db-%1"_s.arg(i)}, {u"strategy"_s, u"auth0"_s}});
    ASSERT_EQ(check().end, run::End::Done);
    EXPECT_EQ(asked(), questions + 2);
    EXPECT_EQ(bench.ledger().connections().size(), 250u);
    EXPECT_EQ(bench.ledger().connections().back().name, u"db-249"_s);
}

TEST_F(SurveyTest, TheProbeNeedsAUserWhoIsNamed)
{
    Bench mails;
    mails.tenant.populate(2);
    mails.list({mails.tenant.people[0].email, mails.tenant.people[1].email});
    mails.tenant.scopes += surveyScopes;
    ASSERT_EQ(mails.plan({.reset = {}}).end, run::End::Done);
    EXPECT_EQ(mails.tenant.count(Kind::Survey), 1); // nobody is mailed or has a new password
    EXPECT_EQ(
        surveyFromJson(mails.ledger().survey()).state(SurveyPart::SessionEndpoints), SurveyState{});
    mails.tenant.calls.clear();
    mails.beginCheck(); // now they are known
    ASSERT_EQ(mails.finish().end, run::End::Done);
    EXPECT_EQ(mails.tenant.count(Kind::Survey), questions);
}

TEST_F(SurveyTest, APauseLeavesNoHalfSurvey)
{
    bench.beginCheck();
    ASSERT_TRUE(bench.until([&] { return asked() >= 1; }));
    bench.engine->pause();
    EXPECT_EQ(bench.finish().end, run::End::Paused);
    EXPECT_TRUE(bench.ledger().survey().isEmpty());
    ASSERT_EQ(check().end, run::End::Done);
    EXPECT_FALSE(bench.ledger().survey().isEmpty());
}

// Any part may be answered with any nonsense, and for ever: the plan is made all the same.
// What the tenant last told decides; nothing is sent and nothing is begun.
TEST_F(SurveyTest, ARunIsRefusedUntilWhatStopsItIsGone)
{
    bench.tenant.setup.actionBound = false;
    ASSERT_NO_FATAL_FAILURE(bench.planned({.reset = ResetMethod::Flag}));
    EXPECT_TRUE(bench.ledger().planned());
    for (int again = 0; again < 2; ++again) {
        const Ending ending = bench.run();
        ASSERT_EQ(ending.end, run::End::Halted);
        EXPECT_EQ(*ending.error, (Error{Fault::PreflightStop, u"flag_action_not_bound"_s}));
    }
    EXPECT_EQ(bench.tenant.count(Kind::Change) + bench.tenant.count(Kind::Revoke), 0);
    EXPECT_EQ(bench.ledger().state(), journal::IncidentState::Planned);
    bench.tenant.setup.actionBound = true;
    EXPECT_EQ(bench.run().end, run::End::Halted) << "nobody has looked again";
    ASSERT_EQ(check().end, run::End::Done);
    ASSERT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(bench.users(StepState::Done), users);
}

} // namespace
} // namespace bulkhead::testing
