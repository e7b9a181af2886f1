// SPDX-License-Identifier: Apache-2.0
#include "plan/preflight_fixture.h"

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

TEST(Preflight, AGoodTenantIsGreen)
{
    const auto findings = judged(nothing, password | flag | mail);
    EXPECT_TRUE(codes(findings, Severity::Stop).empty());
    EXPECT_TRUE(codes(findings, Severity::Warning).empty());
    EXPECT_EQ(codes(findings, Severity::Green),
        (std::vector{Code::ScopesGranted, Code::SessionEndpointsThere, Code::FlagActionReady,
            Code::OwnMailProvider, Code::ResetTemplateOn, Code::ConnectionsRead, Code::TokenLasts,
            Code::ClockRight, Code::LimitSeen}));
    EXPECT_EQ(withCode(findings, Code::LimitSeen)[0].number, 50);
    EXPECT_EQ(withCode(findings, Code::LimitSeen)[0].other, 960);
}

TEST(Preflight, NothingIsSaidOfWhatThePlanDoesNotUse)
{
    const auto findings = judged(nothing, {}, RevocationScope::None);
    EXPECT_EQ(codes(findings, Severity::Green),
        (std::vector{Code::ScopesGranted, Code::TokenLasts, Code::ClockRight, Code::LimitSeen}));
}

TEST(Preflight, ScopesAreMissedByTheMeasureThatNeedsThem)
{
    const auto findings = judged([](PreflightFacts &facts) {
        facts.survey.token.scopes = {u"read:users"_s, u"delete:sessions"_s};
    });
    EXPECT_EQ(withCode(findings, Code::ScopeMissing),
        (std::vector<Finding>{
            {Code::ScopeMissing, Severity::Stop, {u"update:users"_s}, 0, 0, Measure::Password},
            {Code::ScopeMissing, Severity::Stop, {u"delete:refresh_tokens"_s}, 0, 0,
                Measure::RevokeAccess}}));
    EXPECT_TRUE(withCode(findings, Code::ScopesGranted).empty());
}

TEST(Preflight, AGrantThatWasTakenAwayIsKnownBeforeTheTokenEnds)
{
    const auto findings = judged(
        [](PreflightFacts &facts) { facts.survey.grantedScopes.removeAll(u"delete:sessions"_s); });
    EXPECT_EQ(withCode(findings, Code::ScopeWithdrawn),
        (std::vector<Finding>{{Code::ScopeWithdrawn, Severity::Warning, {u"delete:sessions"_s}}}));
    const auto all = judged([](PreflightFacts &facts) {
        facts.survey.grantedScopes.clear();
        facts.survey.allScopesGranted = true;
    });
    EXPECT_TRUE(withCode(all, Code::ScopeWithdrawn).empty());
}

TEST(Preflight, SessionEndpointsThatThePlanLacksStopARevocation)
{
    const auto lacking = [](PreflightFacts &facts) {
        facts.survey.sessionEndpoints = false;
    };
    for (const auto scope :
        {RevocationScope::Everything, RevocationScope::Sessions, RevocationScope::RefreshTokens})
        EXPECT_EQ(codes(judged(lacking, mail, scope), Severity::Stop),
            std::vector{Code::SessionEndpointsMissing});
    EXPECT_TRUE(codes(judged(lacking, mail, RevocationScope::None), Severity::Stop).empty());
    const auto unknown = judged([](PreflightFacts &facts) {
        facts.survey.state(SurveyPart::SessionEndpoints) = {
            Knowledge::NotPermitted, u"read:sessions"_s};
    });
    EXPECT_EQ(withCode(unknown, Code::SessionEndpointsUnknown),
        (std::vector<Finding>{
            {Code::SessionEndpointsUnknown, Severity::Warning, {u"read:sessions"_s}}}));
}

TEST(Preflight, AFlagIsAStopUntilItsActionIsFoundDeployedAndBound)
{
    struct Case
    {
        bool deployed, bound;
        Knowledge action, binding;
        Code expected;
    };
    constexpr auto known = Knowledge::Known;
    for (const Case &c : {
             Case{true, true, known, known, Code::FlagActionReady},
             Case{true, false, known, known, Code::FlagActionNotBound},
             Case{false, true, known, known, Code::FlagActionNotDeployed},
             Case{false, false, known, known, Code::FlagActionMissing},
             Case{true, true, Knowledge::NotPermitted, known, Code::FlagActionUnknown},
             Case{true, true, known, Knowledge::Failed, Code::FlagActionUnknown},
             Case{true, true, Knowledge::NotAsked, Knowledge::NotAsked, Code::FlagActionUnknown},
         }) {
        const auto set = [&](PreflightFacts &facts) {
            facts.survey.flagActionDeployed = c.deployed;
            facts.survey.flagActionBound = c.bound;
            facts.survey.state(SurveyPart::FlagAction).knowledge = c.action;
            facts.survey.state(SurveyPart::FlagBinding).knowledge = c.binding;
        };
        const auto findings = judged(set, flag);
        ASSERT_EQ(withCode(findings, c.expected).size(), 1u) << int(c.expected);
        EXPECT_EQ(stopsOf(findings).empty(), c.expected == Code::FlagActionReady);
        EXPECT_TRUE(stopsOf(judged(set, password)).empty())
            << "without the flag it does not matter";
    }
}

TEST(Preflight, AClockMayBeTenSecondsOff)
{
    for (const auto &[ms, off] : {std::pair<qint64, bool>{0, false}, {10'000, false},
             {-10'000, false}, {10'001, true}, {-10'001, true}, {3'600'000, true}}) {
        const auto findings =
            judged([ms = ms](PreflightFacts &facts) { facts.survey.clockAheadMs = ms; });
        EXPECT_EQ(withCode(findings, Code::ClockOff).size(), off ? 1u : 0u) << ms;
        EXPECT_EQ(withCode(findings, Code::ClockRight).size(), off ? 0u : 1u) << ms;
    }
    const auto silent = judged([](PreflightFacts &facts) { facts.survey.clockAheadMs.reset(); });
    EXPECT_TRUE(withCode(silent, Code::ClockRight).empty());
    EXPECT_EQ(withCode(judged([](PreflightFacts &facts) { facts.survey.clockAheadMs = -42'600; }),
                  Code::ClockOff)[0]
                  .number,
        -43);
}

TEST(Preflight, ATokenThatEndsEarlierIsRenewedUnlessItWasPasted)
{
    const auto with = [](qint64 leftS, bool renewable) {
        return judged([=](PreflightFacts &facts) {
            facts.survey.token.leftS = leftS;
            facts.survey.token.renewable = renewable;
        });
    };
    EXPECT_EQ(withCode(with(601, false), Code::TokenLasts).size(), 1u);
    EXPECT_EQ(withCode(with(600, true), Code::TokenRenewed)[0].severity, Severity::Green);
    EXPECT_EQ(withCode(with(600, false), Code::TokenTooShort),
        (std::vector<Finding>{{Code::TokenTooShort, Severity::Stop, {}, 600, 600}}));
}

TEST(Preflight, WarnsOfDatabasesThatGoTheirOwnWays)
{
    using C = Connection;
    struct Case
    {
        std::function<void(C &)> change;
        ResetMethods reset;
        std::vector<Code> expected;
    };
    const Case cases[] = {
        {[](C &c) { c.selfService = false; }, password, {Code::NoSelfService}},
        {[](C &c) { c.selfService = false; }, flag, {Code::NoSelfService}},
        {[](C &c) { c.selfService = false; }, password | mail, {Code::NoSelfService}},
        {[](C &c) { c.selfService = false; }, password | ticket, {}},
        {[](C &c) { c.historySize = 0; }, mail, {Code::NoHistory}},
        {[](C &c) { c.historySize = 0; }, {}, {}},
        {[](C &c) { c.uniqueEmails = false; }, mail, {Code::AddressesNotUnique}},
        {[](C &c) { c.uniqueEmails = false; }, ticket, {}},
        {[](C &c) { c.customDatabase = true; }, password, {Code::CustomDatabase}},
        {[](C &c) { c.minLength = 73; }, password, {Code::PolicyTooLong}},
        {[](C &c) { c.minLength = 72; }, password, {}},
        {[](C &c) { c.minLength = 73; }, mail, {}},
        {[](C &c) { c.optionsKnown = false; }, mail, {Code::ConnectionsUnknown}},
        {[](C &c) { c.optionsKnown = false; }, {}, {}},
    };
    int row = 0;
    for (const Case &c : cases) {
        const auto findings =
            judged([&](PreflightFacts &facts) { c.change(facts.survey.connections[0]); }, c.reset);
        EXPECT_EQ(codes(findings, Severity::Warning), c.expected) << row;
        if (!c.expected.empty() && c.expected[0] != Code::ConnectionsUnknown) {
            EXPECT_EQ(withCode(findings, c.expected[0])[0].names, QStringList{u"main"_s}) << row;
        }
        const auto elsewhere = judged(
            [&](PreflightFacts &facts) {
                c.change(facts.survey.connections[0]);
                facts.survey.connections.push_back(good().connections[0]);
                facts.survey.connections[1].name = u"other"_s;
                facts.choices.connection = u"other"_s;
            },
            c.reset);
        if (!c.expected.empty()) {
            EXPECT_EQ(withCode(elsewhere, c.expected[0]).empty(),
                c.expected[0] != Code::ConnectionsUnknown)
                << row << ": the plan is about another connection";
        }
        ++row;
    }
}

TEST(Preflight, IsSilentOfConnectionsThatNobodyOnTheListIsIn)
{
    const auto withUsersIn = [](const QStringList &databases) {
        return withCode(judged([&](PreflightFacts &facts) {
            facts.survey.connections[0].historySize = 0;
            facts.databases = databases;
        }),
            Code::NoHistory);
    };
    EXPECT_TRUE(withUsersIn({u"other"_s}).empty());
    EXPECT_EQ(withUsersIn({u"other"_s, u"main"_s}).size(), 1u);
    EXPECT_EQ(withUsersIn({}).size(), 1u) << "nobody has been looked up yet";
}

TEST(Preflight, SaysHowLongSessionsThatAreLeftAloneLive)
{
    for (const auto &[scope, said] :
        {std::pair{RevocationScope::Everything, false}, {RevocationScope::Sessions, false},
            {RevocationScope::RefreshTokens, true}, {RevocationScope::None, true}}) {
        const auto found = withCode(judged(nothing, mail, scope), Code::SessionsLive);
        ASSERT_EQ(found.size(), said ? 1u : 0u);
        if (said) {
            EXPECT_EQ(found[0].number, 168);
        }
    }
}

TEST(Preflight, OfATenantThatTellsNothingStopsOnlyTheFlag)
{
    const auto silent = [](PreflightFacts &facts) {
        facts.survey = {};
    };
    EXPECT_TRUE(stopsOf(judged(silent)).empty());
    EXPECT_TRUE(codes(judged(silent), Severity::Green).empty());
    EXPECT_EQ(codes(judged(silent, flag), Severity::Stop), std::vector{Code::FlagActionUnknown});
}

TEST(Preflight, StopsComeFirst)
{
    const auto findings = judged([](PreflightFacts &facts) {
        facts.survey.resetTemplateEnabled = false;
        facts.survey.clockAheadMs = 60'000;
    });
    EXPECT_EQ(findings.front().code, Code::ResetTemplateOff);
    EXPECT_EQ(findings[1].code, Code::ClockOff);
    EXPECT_TRUE(std::is_sorted(findings.begin(), findings.end(),
        [](const Finding &one, const Finding &other) { return one.severity > other.severity; }));
}

TEST(Preflight, EveryFindingHasAName)
{
    QStringList names;
    for (int code = 0; code <= int(lastFindingCode); ++code)
        names << wireName(FindingCode(code));
    EXPECT_FALSE(names.contains(QString()));
    EXPECT_EQ(names.removeDuplicates(), 0);
}

} // namespace
} // namespace bulkhead::plan
