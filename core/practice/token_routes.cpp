// SPDX-License-Identifier: Apache-2.0
#include "practice/encoding.h"
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <QJsonDocument>

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

using Fields = QMap<QString, QString>;

Reply refuse(int status, const QString &error, const QString &description)
{
    return authenticationError(status, error, description);
}

Reply discovery(State &state, const Call &)
{
    return json(200,
        {{u"issuer"_s, state.issuer()},
            {u"token_endpoint"_s, QString(state.origin + "/oauth/token"_L1)},
            {u"authorization_endpoint"_s, QString(state.origin + "/authorize"_L1)},
            {u"jwks_uri"_s, QString(state.origin + "/.well-known/jwks.json"_L1)},
            {u"grant_types_supported"_s, QJsonArray{u"client_credentials"_s}},
            {u"token_endpoint_auth_methods_supported"_s,
                QJsonArray{u"client_secret_post"_s, u"private_key_jwt"_s}}});
}

std::optional<Fields> jsonFields(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return {};
    Fields fields;
    const QJsonObject object = document.object();
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (!field->isString())
            return {};
        fields.insert(field.key(), field->toString());
    }
    return fields;
}

std::optional<Fields> readFields(const HttpRequest &request)
{
    static const QStringList known{u"grant_type"_s, u"client_id"_s, u"client_secret"_s,
        u"client_assertion"_s, u"client_assertion_type"_s, u"audience"_s, u"scope"_s,
        u"organization"_s};
    const QByteArray type = request.header("content-type").split(';').first().trimmed().toLower();
    std::optional<Fields> fields;
    if (type == "application/json")
        fields = jsonFields(request.body);
    else if (type == "application/x-www-form-urlencoded")
        fields = parseForm(request.body);
    const auto isKnown = [](const QString &name) {
        return known.contains(name);
    };
    if (fields && !std::all_of(fields->keyBegin(), fields->keyEnd(), isKnown))
        return {};
    return fields;
}

QStringList granted(const State &state, const Fields &fields)
{
    if (!fields.contains(u"scope"_s))
        return state.options.scopes;
    const QStringList wanted = fields[u"scope"_s].split(' '_L1, Qt::SkipEmptyParts);
    QStringList scopes = state.options.scopes;
    scopes.removeIf([&](const QString &scope) { return !wanted.contains(scope); });
    return scopes;
}

Reply issue(State &state, const Fields &fields)
{
    const QStringList scopes = granted(state, fields);
    const QByteArray token = state.mint.issue(state.place(), state.clientId, scopes,
        state.clock.utcMs() / 1000, state.options.tokenLifeS);
    Reply reply = json(200,
        {{u"access_token"_s, QString::fromLatin1(token)}, {u"scope"_s, scopes.join(' '_L1)},
            {u"expires_in"_s, state.options.tokenLifeS}, {u"token_type"_s, u"Bearer"_s}});
    reply.headers = {{"Cache-Control", "no-store"}};
    return reply;
}

std::optional<Reply> refusedSecret(const State &state, const Fields &fields)
{
    if (fields.value(u"client_id"_s) == state.clientId
        && fields.value(u"client_secret"_s) == state.clientSecret)
        return std::nullopt;
    return refuse(401, u"access_denied"_s, u"Unauthorized"_s);
}

// A client that was registered with a key; the assertion names it, so client_id may be left out.
std::optional<Reply> refusedAssertion(State &state, const Fields &fields)
{
    constexpr auto type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_L1;
    const auto no = [](const QString &why) {
        return refuse(401, u"invalid_client"_s, why);
    };
    if (fields.value(u"client_id"_s, state.clientId) != state.clientId)
        return refuse(401, u"access_denied"_s, u"Unauthorized"_s);
    if (fields.contains(u"client_secret"_s) || !fields.contains(u"client_assertion"_s))
        return no(u"Client authentication method is private_key_jwt"_s);
    if (fields.value(u"client_assertion_type"_s) != type)
        return no(u"Invalid client_assertion_type"_s);
    const QString why = state.assertions.refusal(fields.value(u"client_assertion"_s).toLatin1(),
        {state.clientId, state.issuer()}, state.clock.utcMs() / 1000);
    return why.isEmpty() ? std::nullopt : std::optional(no(why));
}

std::optional<Reply> refusedClient(State &state, const Fields &fields)
{
    if (state.assertions.registered())
        return refusedAssertion(state, fields);
    if (fields.contains(u"client_assertion"_s) || fields.contains(u"client_assertion_type"_s))
        return refuse(401, u"invalid_client"_s, u"Client has no registered key"_s);
    return refusedSecret(state, fields);
}

// The words and their order of precedence are Auth0's.
Reply token(State &state, const Call &call)
{
    const std::optional<Fields> fields = readFields(call.http);
    if (!fields)
        return refuse(400, u"invalid_request"_s, u"The request body is malformed."_s);
    const QString grant = fields->value(u"grant_type"_s);
    if (grant.isEmpty())
        return refuse(400, u"invalid_request"_s, u"Missing required parameter: grant_type"_s);
    if (grant != "client_credentials"_L1)
        return refuse(403, u"unauthorized_client"_s,
            u"Grant type '%1' not allowed for the client."_s.arg(grant));
    if (auto refused = refusedClient(state, *fields))
        return *std::move(refused);
    const QString audience = fields->value(u"audience"_s);
    if (audience.isEmpty())
        return refuse(403, u"access_denied"_s,
            u"No audience parameter was provided, and no default audience has been configured"_s);
    if (audience != state.audience)
        return refuse(403, u"access_denied"_s, "Service not enabled within domain: "_L1 + audience);
    if (state.options.scopes.isEmpty())
        return refuse(403, u"access_denied"_s,
            u"Client is not authorized to access \"%1\". You need to create a \"client-grant\" "
            "associated to this API."_s.arg(audience));
    return issue(state, *fields);
}

} // namespace

QList<Route> tokenRoutes()
{
    return {
        {Zone::Authentication, "GET", "/.well-known/openid-configuration", {}, false, {},
            discovery},
        {Zone::Authentication, "POST", "/oauth/token", {}, false, {}, token},
    };
}

} // namespace bulkhead::practice
