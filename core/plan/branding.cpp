// SPDX-License-Identifier: Apache-2.0
#include "plan/branding.h"

#include "plan/connection_findings.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

// Whoever mistypes a connection sends its users a link of somebody else's.
void judgeNames(const PreflightFacts &facts, std::vector<Finding> &findings)
{
    const auto &all = facts.survey.connections;
    QStringList unknown = facts.choices.resetClientIds.keys() + facts.choices.organizations.keys();
    unknown.removeDuplicates();
    unknown.removeIf([&](const QString &name) {
        return std::any_of(
            all.begin(), all.end(), [&](const Connection &each) { return each.name == name; });
    });
    if (facts.survey.knows(SurveyPart::Connections) && !unknown.isEmpty())
        findings.push_back({FindingCode::BrandedConnectionMissing, Severity::Warning, unknown});
}

void judgeOrganizations(
    const PreflightFacts &facts, const QStringList &ids, std::vector<Finding> &findings)
{
    const TenantSurvey &survey = facts.survey;
    if (!survey.knows(SurveyPart::Organizations))
        return findings.push_back({FindingCode::OrganizationUnknown, Severity::Warning,
            missingScope(survey, SurveyPart::Organizations)});
    QStringList missing;
    for (const QString &id : ids) {
        if (survey.missingOrganizations.contains(id))
            missing << id;
    }
    if (missing.isEmpty())
        findings.push_back({FindingCode::OrganizationsThere, Severity::Green, ids});
    else
        findings.push_back({FindingCode::OrganizationMissing, Severity::Stop, missing});
}

} // namespace

bool isOrganizationId(const QString &text)
{
    static const QRegularExpression form(u"^org_[A-Za-z0-9]{16}$"_s);
    return form.match(text).hasMatch();
}

void judgeBranding(const PreflightFacts &facts, std::vector<Finding> &findings)
{
    if (!(facts.choices.reset & (ResetMethod::Email | ResetMethod::Ticket)))
        return;
    judgeNames(facts, findings);
    QStringList ids, invalid;
    for (const QString &id : organizationsIn(facts.choices))
        (isOrganizationId(id) ? ids : invalid) << id;
    if (!invalid.isEmpty())
        findings.push_back({FindingCode::OrganizationInvalid, Severity::Stop, invalid});
    if (!ids.isEmpty())
        judgeOrganizations(facts, ids, findings);
}

} // namespace bulkhead::plan
