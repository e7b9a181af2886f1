// SPDX-License-Identifier: Apache-2.0
#include "run/survey_reading.h"

#include "gate/action_code.h"
#include "gate/gate_name.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

constexpr qsizetype longestWords = 200;

// Auth0 has two generations of these; the newer one stands in password_options.
void readPasswordRules(const QJsonObject &options, Connection &connection)
{
    const QJsonValue newer = options.value(u"password_options");
    connection.passwordPolicy = options.value(u"passwordPolicy").toString();
    connection.minLength =
        std::max(options.value(u"password_complexity_options")[u"min_length"_s].toInt(),
            newer[u"complexity"_s][u"min_length"_s].toInt());
    const QJsonValue history = options.value(u"password_history");
    const QJsonValue newerHistory = newer[u"history"_s];
    if (history[u"enable"_s].toBool())
        connection.historySize = history[u"size"_s].toInt(5); // Auth0's default
    else if (newerHistory[u"active"_s].toBool())
        connection.historySize = newerHistory[u"size"_s].toInt(5);
}

QStringList sorted(const QJsonValue &array)
{
    QStringList all = array.toVariant().toStringList();
    all.sort();
    return all;
}

void readGrants(const QJsonArray &grants, const QString &audience, TenantSurvey &survey)
{
    for (const QJsonValue grant : grants) {
        if (grant[u"audience"_s].toString() != audience)
            continue;
        survey.grantedScopes = sorted(grant[u"scope"_s]);
        survey.allScopesGranted = grant[u"allow_all_scopes"_s].toBool();
    }
}

void readAction(const QJsonArray &actions, TenantSurvey &survey)
{
    survey.flagActionDeployed =
        std::any_of(actions.begin(), actions.end(), [](const QJsonValue &action) {
            const QByteArray code = action[u"deployed_version"_s][u"code"_s].toString().toUtf8();
            return action[u"name"_s].toString() == gate::forceResetName
                && gate::isMadeFrom(gate::forceResetTemplate(), code);
        });
}

void readBindings(const QJsonArray &bindings, TenantSurvey &survey)
{
    survey.flagActionBound =
        std::any_of(bindings.begin(), bindings.end(), [](const QJsonValue &binding) {
            return binding[u"action"_s][u"name"_s].toString() == gate::forceResetName;
        });
}

// A good answer.
void readKnown(
    SurveyPart part, const QJsonDocument &document, const QString &audience, TenantSurvey &survey)
{
    const QJsonObject object = document.object();
    switch (part) {
    case SurveyPart::Connections: // by pages
    case SurveyPart::Organizations: break; // one by one
    case SurveyPart::MailProvider:
        survey.mailProvider = object.value(u"name").toString();
        survey.mailProviderEnabled = object.value(u"enabled").toBool(true);
        break;
    case SurveyPart::ResetTemplate:
        survey.resetTemplateEnabled = object.value(u"enabled").toBool(true);
        break;
    case SurveyPart::Grants: readGrants(document.array(), audience, survey); break;
    case SurveyPart::Settings:
        survey.sessionHours = object.value(u"session_lifetime").toInt();
        break;
    case SurveyPart::SessionEndpoints: break; // that it answers at all
    case SurveyPart::FlagAction: readAction(object.value(u"actions").toArray(), survey); break;
    case SurveyPart::FlagBinding: readBindings(object.value(u"bindings").toArray(), survey); break;
    }
}

// The user is gone, which says nothing of the route.
bool speaksOfUser(const auth0::Reading &reading)
{
    return reading.code.contains(u"user"_s, Qt::CaseInsensitive)
        || reading.message.contains(u"user"_s, Qt::CaseInsensitive);
}

// Some refusals are answers: what was never changed is not there, and a plan may lack something.
bool isAnswer(SurveyPart part, const auth0::Reading &reading)
{
    const bool missing = reading.outcome == Outcome::NotFound;
    switch (part) {
    case SurveyPart::MailProvider:
    case SurveyPart::Organizations:
    case SurveyPart::ResetTemplate: return missing;
    case SurveyPart::SessionEndpoints:
        return reading.outcome == Outcome::Forbidden || (missing && !speaksOfUser(reading));
    default: return false;
    }
}

} // namespace

Connection readConnection(const QJsonObject &object)
{
    Connection connection;
    connection.name = object.value(u"name").toString();
    connection.id = object.value(u"id").toString();
    if (!object.value(u"options").isObject())
        return connection;
    const QJsonObject options = object.value(u"options").toObject();
    connection.optionsKnown = true;
    readPasswordRules(options, connection);
    connection.customDatabase = options.value(u"enabledDatabaseCustomization").toBool()
        && !options.value(u"import_mode").toBool();
    connection.changeScript =
        !options.value(u"customScripts")[u"change_password"_s].toString().isEmpty();
    connection.selfService = !options.value(u"disable_self_service_change_password").toBool();
    connection.uniqueEmails = options.value(u"attributes")[u"email"_s][u"unique"_s].toBool(true);
    connection.passwordLogin =
        options.value(u"authentication_methods")[u"password"_s][u"enabled"_s].toBool(true);
    return connection;
}

QString readConnections(const QByteArray &body, TenantSurvey &survey)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonArray page =
        document.isArray() ? document.array() : document.object().value(u"connections").toArray();
    for (const QJsonValue each : page) {
        if (each[u"strategy"_s].toString(u"auth0"_s) == u"auth0" && each[u"name"_s].isString())
            survey.connections.push_back(readConnection(each.toObject()));
    }
    return document.object().value(u"next").toString();
}

void readPart(SurveyPart part, const auth0::Reading &reading, const QByteArray &body,
    const QString &audience, const QString &scope, TenantSurvey &survey)
{
    SurveyState &state = survey.state(part);
    if (reading.outcome == Outcome::ScopeMissing) {
        state = {Knowledge::NotPermitted, scope};
    } else if (reading.outcome == Outcome::Done) {
        readKnown(part, QJsonDocument::fromJson(body), audience, survey);
        state = {Knowledge::Known, {}};
    } else if (isAnswer(part, reading)) {
        survey.sessionEndpoints = survey.sessionEndpoints && part != SurveyPart::SessionEndpoints;
        state = {Knowledge::Known, {}};
    } else {
        state = {Knowledge::Failed, reading.message.left(longestWords)};
    }
}

void readOrganization(
    const QString &id, const auth0::Reading &reading, const QString &scope, TenantSurvey &survey)
{
    const SurveyState before = survey.state(SurveyPart::Organizations);
    readPart(SurveyPart::Organizations, reading, {}, {}, scope, survey);
    if (!survey.knows(SurveyPart::Organizations))
        return;
    (reading.outcome == Outcome::Done ? survey.organizations : survey.missingOrganizations) << id;
    if (before.knowledge != Knowledge::NotAsked)
        survey.state(SurveyPart::Organizations) = before;
}

} // namespace bulkhead::run
