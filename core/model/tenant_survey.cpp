// SPDX-License-Identifier: Apache-2.0
#include "model/tenant_survey.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

constexpr std::array knowledges{
    Knowledge::NotAsked, Knowledge::Known, Knowledge::NotPermitted, Knowledge::Failed};

QJsonObject partsJson(const TenantSurvey &survey)
{
    QJsonObject object;
    for (const SurveyPart part : allSurveyParts) {
        const SurveyState &state = survey.state(part);
        object.insert(wireName(part),
            QJsonObject{{u"state"_s, wireName(state.knowledge)}, {u"detail"_s, state.detail}});
    }
    return object;
}

SurveyState stateFrom(const QJsonValue &value)
{
    const QString name = value[u"state"_s].toString();
    const auto known = std::find_if(knowledges.begin(), knowledges.end(),
        [&](Knowledge each) { return wireName(each) == name; });
    return {
        known == knowledges.end() ? Knowledge::NotAsked : *known, value[u"detail"_s].toString()};
}

QJsonObject tokenJson(const TokenFacts &token)
{
    return {{u"scopes"_s, QJsonArray::fromStringList(token.scopes)}, {u"life_s"_s, token.lifeS},
        {u"left_s"_s, token.leftS}, {u"renewable"_s, token.renewable}};
}

TokenFacts tokenFrom(const QJsonValue &value)
{
    return {.scopes = value[u"scopes"_s].toVariant().toStringList(),
        .lifeS = value[u"life_s"_s].toInteger(),
        .leftS = value[u"left_s"_s].toInteger(),
        .renewable = value[u"renewable"_s].toBool(true)};
}

} // namespace

QString wireName(SurveyPart part)
{
    switch (part) {
    case SurveyPart::Connections: return u"connections"_s;
    case SurveyPart::MailProvider: return u"mail_provider"_s;
    case SurveyPart::ResetTemplate: return u"reset_template"_s;
    case SurveyPart::Grants: return u"grants"_s;
    case SurveyPart::Settings: return u"settings"_s;
    case SurveyPart::SessionEndpoints: return u"session_endpoints"_s;
    case SurveyPart::FlagAction: return u"flag_action"_s;
    case SurveyPart::FlagBinding: return u"flag_binding"_s;
    case SurveyPart::Organizations: return u"organizations"_s;
    }
    Q_UNREACHABLE();
}

QString wireName(Knowledge knowledge)
{
    switch (knowledge) {
    case Knowledge::NotAsked: return u"not_asked"_s;
    case Knowledge::Known: return u"known"_s;
    case Knowledge::NotPermitted: return u"not_permitted"_s;
    case Knowledge::Failed: return u"failed"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const TenantSurvey &survey)
{
    QJsonArray connections;
    for (const Connection &connection : survey.connections)
        connections << toJson(connection);
    QJsonObject object{
        {u"at_ms"_s, survey.atMs},
        {u"parts"_s, partsJson(survey)},
        {u"connections"_s, connections},
        {u"mail_provider"_s, survey.mailProvider},
        {u"mail_provider_enabled"_s, survey.mailProviderEnabled},
        {u"reset_template_enabled"_s, survey.resetTemplateEnabled},
        {u"granted_scopes"_s, QJsonArray::fromStringList(survey.grantedScopes)},
        {u"all_scopes_granted"_s, survey.allScopesGranted},
        {u"session_hours"_s, survey.sessionHours},
        {u"session_endpoints"_s, survey.sessionEndpoints},
        {u"flag_action_deployed"_s, survey.flagActionDeployed},
        {u"flag_action_bound"_s, survey.flagActionBound},
        {u"organizations"_s, QJsonArray::fromStringList(survey.organizations)},
        {u"missing_organizations"_s, QJsonArray::fromStringList(survey.missingOrganizations)},
        {u"token"_s, tokenJson(survey.token)},
        {u"management_limit"_s,
            QJsonObject{{u"burst"_s, survey.management.burst}, {u"per_s"_s, survey.management.perS},
                {u"seen"_s, survey.management.seen}}},
    };
    if (survey.clockAheadMs)
        object.insert(u"clock_ahead_ms"_s, *survey.clockAheadMs);
    return object;
}

TenantSurvey surveyFromJson(const QJsonObject &object)
{
    TenantSurvey survey{
        .atMs = object.value(u"at_ms").toInteger(),
        .mailProvider = object.value(u"mail_provider").toString(),
        .mailProviderEnabled = object.value(u"mail_provider_enabled").toBool(true),
        .resetTemplateEnabled = object.value(u"reset_template_enabled").toBool(true),
        .grantedScopes = object.value(u"granted_scopes").toVariant().toStringList(),
        .allScopesGranted = object.value(u"all_scopes_granted").toBool(),
        .sessionHours = object.value(u"session_hours").toInt(),
        .sessionEndpoints = object.value(u"session_endpoints").toBool(true),
        .flagActionDeployed = object.value(u"flag_action_deployed").toBool(),
        .flagActionBound = object.value(u"flag_action_bound").toBool(),
        .organizations = object.value(u"organizations").toVariant().toStringList(),
        .missingOrganizations = object.value(u"missing_organizations").toVariant().toStringList(),
        .token = tokenFrom(object.value(u"token")),
    };
    for (const SurveyPart part : allSurveyParts)
        survey.state(part) = stateFrom(object.value(u"parts")[wireName(part)]);
    for (const QJsonValue connection : object.value(u"connections").toArray())
        survey.connections.push_back(connectionFromJson(connection.toObject()));
    const QJsonValue limit = object.value(u"management_limit");
    survey.management = {
        limit[u"burst"_s].toDouble(), limit[u"per_s"_s].toDouble(), limit[u"seen"_s].toBool()};
    if (object.contains(u"clock_ahead_ms"_s))
        survey.clockAheadMs = object.value(u"clock_ahead_ms").toInteger();
    return survey;
}

} // namespace bulkhead
