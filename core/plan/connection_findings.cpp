// SPDX-License-Identifier: Apache-2.0
#include "plan/connection_findings.h"

#include "plan/applicability.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::plan {
namespace {

// Of the connections that the plan is about: an administrator has enough to read without those that
// nobody on the list is in.
QStringList namesOf(
    const PreflightFacts &facts, const std::function<bool(const Connection &)> &concerned)
{
    const QString &chosen = facts.choices.connection;
    QStringList names;
    for (const Connection &connection : facts.survey.connections) {
        const bool onTheList =
            facts.databases.isEmpty() || facts.databases.contains(connection.name);
        if ((chosen.isEmpty() || connection.name == chosen) && onTheList && connection.optionsKnown
            && concerned(connection))
            names << connection.name;
    }
    return names;
}

void judgeReadable(const PreflightFacts &facts, std::vector<Finding> &findings)
{
    const TenantSurvey &survey = facts.survey;
    const auto &all = survey.connections;
    const bool hidden = std::any_of(all.begin(), all.end(),
        [](const Connection &connection) { return !connection.optionsKnown; });
    if (!survey.knows(SurveyPart::Connections))
        findings.push_back({FindingCode::ConnectionsUnknown, Severity::Warning,
            missingScope(survey, SurveyPart::Connections)});
    else if (hidden)
        findings.push_back(
            {FindingCode::ConnectionsUnknown, Severity::Warning, {u"read:connections_options"_s}});
    else
        findings.push_back({FindingCode::ConnectionsRead, Severity::Green, {}, qint64(all.size())});
}

} // namespace

void judgeConnections(const PreflightFacts &facts, std::vector<Finding> &findings)
{
    const ResetMethods reset = facts.choices.reset;
    if (!reset)
        return;
    judgeReadable(facts, findings);
    const auto warn = [&](bool relevant, FindingCode code,
                          const std::function<bool(const Connection &)> &concerned) {
        const QStringList names = relevant ? namesOf(facts, concerned) : QStringList();
        if (!names.isEmpty())
            findings.push_back({code, Severity::Warning, names});
    };
    warn(!reset.testFlag(ResetMethod::Ticket), FindingCode::NoSelfService,
        [](const Connection &each) { return !each.selfService && each.passwordLogin; });
    warn(true, FindingCode::NoHistory,
        [](const Connection &each) { return each.historySize == 0 && each.passwordLogin; });
    warn(reset.testFlag(ResetMethod::Email), FindingCode::AddressesNotUnique,
        [](const Connection &each) { return !each.uniqueEmails; });
    warn(true, FindingCode::CustomDatabase,
        [](const Connection &each) { return each.customDatabase; });
    warn(reset.testFlag(ResetMethod::Password), FindingCode::PolicyTooLong,
        [](const Connection &each) { return each.minLength > passwordBytesAtMost; });
}

} // namespace bulkhead::plan
