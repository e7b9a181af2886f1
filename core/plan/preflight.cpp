// SPDX-License-Identifier: Apache-2.0
#include "plan/preflight.h"

#include "plan/applicability.h"
#include "plan/branding.h"
#include "plan/connection_findings.h"
#include "plan/mail_rate.h"
#include "plan/scopes.h"

#include <algorithm>
#include <cmath>

namespace bulkhead::plan {
namespace {

using Findings = std::vector<Finding>;
using Code = FindingCode;

constexpr auto green = Severity::Green;
constexpr auto warning = Severity::Warning;
constexpr auto stop = Severity::Stop;

constexpr qint64 clockToleranceMs = 10'000;

QStringList lacking(const QStringList &needed, const QStringList &held)
{
    QStringList missing;
    for (const QString &scope : needed) {
        if (!held.contains(scope))
            missing << scope;
    }
    return missing;
}

void judgeScopes(const PreflightFacts &facts, Findings &findings)
{
    const QStringList &held = facts.survey.token.scopes;
    if (held.isEmpty())
        return findings.push_back({Code::ScopesUnknown, warning});
    QStringList needed;
    bool complete = true;
    for (const Measure measure : measuresFor(facts.choices)) {
        const QStringList missing = lacking(scopesOf(measure), held);
        complete = complete && missing.isEmpty();
        if (!missing.isEmpty())
            findings.push_back({Code::ScopeMissing, stop, missing, 0, 0, measure});
        needed << scopesOf(measure);
    }
    needed.removeDuplicates();
    if (complete)
        findings.push_back({Code::ScopesGranted, green, needed});
    if (!facts.survey.knows(SurveyPart::Grants) || facts.survey.allScopesGranted)
        return;
    QStringList withdrawn = lacking(needed, facts.survey.grantedScopes);
    withdrawn.removeIf([&](const QString &scope) { return !held.contains(scope); });
    if (!withdrawn.isEmpty())
        findings.push_back({Code::ScopeWithdrawn, warning, withdrawn});
}

void judgeSessionEndpoints(const PreflightFacts &facts, Findings &findings)
{
    if (facts.choices.scope == RevocationScope::None)
        return;
    const TenantSurvey &survey = facts.survey;
    if (!survey.knows(SurveyPart::SessionEndpoints))
        findings.push_back({Code::SessionEndpointsUnknown, warning,
            missingScope(survey, SurveyPart::SessionEndpoints)});
    else if (survey.sessionEndpoints)
        findings.push_back({Code::SessionEndpointsThere, green});
    else
        findings.push_back({Code::SessionEndpointsMissing, stop});
}

void judgeFlag(const PreflightFacts &facts, Findings &findings)
{
    if (!facts.choices.reset.testFlag(ResetMethod::Flag))
        return;
    const TenantSurvey &survey = facts.survey;
    const bool deployed = survey.flagActionDeployed;
    const bool bound = survey.flagActionBound;
    for (const SurveyPart part : {SurveyPart::FlagAction, SurveyPart::FlagBinding}) {
        if (!survey.knows(part))
            return findings.push_back({Code::FlagActionUnknown, stop, missingScope(survey, part)});
    }
    if (deployed && bound)
        findings.push_back({Code::FlagActionReady, green});
    else if (deployed)
        findings.push_back({Code::FlagActionNotBound, stop});
    else
        findings.push_back({bound ? Code::FlagActionNotDeployed : Code::FlagActionMissing, stop});
}

void judgeClock(const PreflightFacts &facts, Findings &findings)
{
    if (!facts.survey.clockAheadMs)
        return;
    const qint64 ahead = *facts.survey.clockAheadMs;
    const bool off = std::abs(ahead) > clockToleranceMs;
    findings.push_back({off ? Code::ClockOff : Code::ClockRight, off ? warning : green, {},
        qint64(std::llround(double(ahead) / 1000))});
}

void judgeToken(const PreflightFacts &facts, Findings &findings)
{
    const TokenFacts &token = facts.survey.token;
    if (token.lifeS == 0)
        return;
    if (token.leftS > facts.counts.seconds)
        findings.push_back({Code::TokenLasts, green, {}, token.leftS});
    else if (token.renewable)
        findings.push_back({Code::TokenRenewed, green, {}, facts.counts.seconds});
    else
        findings.push_back({Code::TokenTooShort, stop, {}, token.leftS, facts.counts.seconds});
}

void judgeLimit(const PreflightFacts &facts, Findings &findings)
{
    const LimitFacts &limit = facts.survey.management;
    if (limit.perS > 0)
        findings.push_back({limit.seen ? Code::LimitSeen : Code::LimitAssumed, green, {},
            qint64(limit.burst), qint64(std::llround(limit.perS * 60))});
}

void judgeProvider(const PreflightFacts &facts, Findings &findings)
{
    const TenantSurvey &survey = facts.survey;
    if (!survey.knows(SurveyPart::MailProvider)) {
        findings.push_back(
            {Code::MailProviderUnknown, warning, missingScope(survey, SurveyPart::MailProvider)});
    } else if (survey.hasBuiltInMail()) {
        const qint64 mails = facts.counts.authenticationCalls;
        const double perS = mailsPerS(survey, facts.choices);
        const bool lost = perS > builtInMailsPerSAtMost;
        findings.push_back({lost ? Code::MailRateTooHigh : Code::BuiltInMail, warning, {}, mails,
            qint64(std::ceil(double(mails) / perS))});
    } else {
        const bool on = survey.mailProviderEnabled;
        findings.push_back({on ? Code::OwnMailProvider : Code::MailProviderOff,
            on ? green : warning, {survey.mailProvider}});
    }
}

void judgeMail(const PreflightFacts &facts, Findings &findings)
{
    if (!facts.choices.reset.testFlag(ResetMethod::Email))
        return;
    judgeProvider(facts, findings);
    const TenantSurvey &survey = facts.survey;
    if (!survey.knows(SurveyPart::ResetTemplate))
        findings.push_back(
            {Code::ResetTemplateUnknown, warning, missingScope(survey, SurveyPart::ResetTemplate)});
    else if (survey.resetTemplateEnabled)
        findings.push_back({Code::ResetTemplateOn, green});
    else
        findings.push_back({Code::ResetTemplateOff, stop});
}

void judgeSessionLife(const PreflightFacts &facts, Findings &findings)
{
    const bool left = facts.choices.scope == RevocationScope::RefreshTokens
        || facts.choices.scope == RevocationScope::None;
    if (left && facts.survey.knows(SurveyPart::Settings) && facts.survey.sessionHours > 0)
        findings.push_back({Code::SessionsLive, warning, {}, facts.survey.sessionHours});
}

} // namespace

QStringList missingScope(const TenantSurvey &survey, SurveyPart part)
{
    const SurveyState &state = survey.state(part);
    return state.knowledge == Knowledge::NotPermitted ? QStringList{state.detail} : QStringList();
}

std::vector<Finding> preflight(const PreflightFacts &facts)
{
    Findings findings;
    for (const auto judge : {judgeScopes, judgeSessionEndpoints, judgeFlag, judgeMail,
             judgeConnections, judgeBranding, judgeToken, judgeClock, judgeLimit, judgeSessionLife})
        judge(facts, findings);
    std::stable_sort(findings.begin(), findings.end(),
        [](const Finding &one, const Finding &other) { return one.severity > other.severity; });
    return findings;
}

std::vector<Finding> stopsOf(const std::vector<Finding> &findings)
{
    Findings stops;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(stops),
        [](const Finding &each) { return each.severity == Severity::Stop; });
    return stops;
}

} // namespace bulkhead::plan
