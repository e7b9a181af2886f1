// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/preflight.h"
#include "plan/scopes.h"
#include "testing/testing.h"

#include <algorithm>

namespace bulkhead::plan {

using namespace Qt::StringLiterals;

using Code = FindingCode;

inline constexpr ResetMethods password = ResetMethod::Password, mail = ResetMethod::Email,
                              ticket = ResetMethod::Ticket, flag = ResetMethod::Flag;

inline QStringList everyScope()
{
    QStringList scopes;
    for (const Measure measure : allMeasures)
        scopes << scopesOf(measure);
    scopes.removeDuplicates();
    return scopes;
}

// A tenant on which nothing stands in the way.
inline TenantSurvey good()
{
    TenantSurvey survey{
        .atMs = 1,
        .connections =
            {{.name = u"main"_s, .id = u"con_1"_s, .optionsKnown = true, .historySize = 5}},
        .mailProvider = u"ses"_s,
        .grantedScopes = everyScope(),
        .sessionHours = 168,
        .flagActionDeployed = true,
        .flagActionBound = true,
        .token = {everyScope(), 86'400, 86'000, true},
        .clockAheadMs = 900,
        .management = {50, 16, true},
    };
    for (const SurveyPart part : allSurveyParts)
        survey.state(part) = {Knowledge::Known, {}};
    return survey;
}

inline PlanChoices choices(ResetMethods reset, RevocationScope scope = RevocationScope::Everything)
{
    return {.scope = scope, .reset = reset};
}

inline std::vector<Finding> judged(const std::function<void(PreflightFacts &)> &change,
    ResetMethods reset = password | mail, RevocationScope scope = RevocationScope::Everything)
{
    PreflightFacts facts{
        good(), choices(reset, scope), {.users = 100, .authenticationCalls = 100, .seconds = 600}};
    change(facts);
    return preflight(facts);
}

inline std::vector<Finding> withCode(const std::vector<Finding> &findings, Code code)
{
    std::vector<Finding> found;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(found),
        [&](const Finding &each) { return each.code == code; });
    return found;
}

inline std::vector<Code> codes(const std::vector<Finding> &findings, Severity severity)
{
    std::vector<Code> found;
    for (const Finding &each : findings) {
        if (each.severity == severity)
            found.push_back(each.code);
    }
    return found;
}

inline void nothing(PreflightFacts &) { }

} // namespace bulkhead::plan
