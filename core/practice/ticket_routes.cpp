// SPDX-License-Identifier: Apache-2.0
#include "practice/connections.h"
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

Reply refuse(const QString &message)
{
    return managementError(400, message, u"invalid_body"_s);
}

bool hasForm(const QString &text, const QString &pattern)
{
    return QRegularExpression(pattern).match(text).hasMatch();
}

std::optional<Reply> badFormat(const QJsonObject &asked)
{
    const auto text = [&](QLatin1StringView name) {
        return asked[name].toString();
    };
    const double ttl = asked["ttl_sec"_L1].toDouble();
    if (ttl < 0 || ttl != double(qint64(ttl)))
        return badBody(u"'Expected a whole number, minimum 0' on property ttl_sec."_s);
    if (asked.contains("connection_id"_L1)
        && !hasForm(text("connection_id"_L1), u"^con_[A-Za-z0-9]{16}$"_s))
        return badBody(u"'String does not match pattern' on property connection_id."_s);
    if (asked.contains("organization_id"_L1)
        && !hasForm(text("organization_id"_L1), u"^org_[A-Za-z0-9]{16}$"_s))
        return badBody(u"'Invalid format' on property organization_id."_s);
    if (asked.contains("email"_L1) && !text("email"_L1).contains('@'_L1))
        return badBody(u"'Invalid format' on property email."_s);
    const QUrl result(text("result_url"_L1), QUrl::StrictMode);
    if (asked.contains("result_url"_L1) && (!result.isValid() || result.host().isEmpty()))
        return badBody(u"'Invalid format' on property result_url."_s);
    return {};
}

// Which fields go together.
std::optional<Reply> contradiction(const QJsonObject &asked)
{
    const auto has = [&](QLatin1StringView name) {
        return asked.contains(name);
    };
    const bool byEmail = has("connection_id"_L1) && has("email"_L1);
    const bool anyOfThese = has("connection_id"_L1) || has("email"_L1);
    if (has("user_id"_L1) == byEmail || (has("user_id"_L1) && anyOfThese))
        return badBody(u"'Expected either user_id, or connection_id and email'."_s);
    if (has("identity"_L1) && !has("user_id"_L1))
        return badBody(u"'identity' needs 'user_id'."_s);
    if (has("result_url"_L1) && (has("client_id"_L1) || has("organization_id"_L1)))
        return badBody(u"'result_url' does not go with 'client_id' or 'organization_id'."_s);
    const QJsonObject identity = asked["identity"_L1].toObject();
    for (auto field = identity.begin(); field != identity.end(); ++field) {
        if (!QStringList{u"user_id"_s, u"provider"_s, u"connection_id"_s}.contains(field.key())
            || !field->isString())
            return badBody(u"'Additional properties not allowed: identity.%1'."_s.arg(field.key()));
    }
    if (has("identity"_L1)
        && (identity["provider"_L1] != "auth0"_L1 || identity["user_id"_L1].toString().isEmpty()))
        return badBody(u"'Invalid value' on property identity."_s);
    return {};
}

// Who is meant: nobody, or a refusal.
struct Target
{
    std::optional<int> user;
    std::optional<Reply> refused;
};

Target targetOf(const State &state, const QJsonObject &asked)
{
    if (asked.contains("user_id"_L1)) {
        const auto user = state.population.byId(asked["user_id"_L1].toString());
        return user ? Target{user, {}} : Target{{}, noSuchUser()};
    }
    const TenantConnection *connection = connectionWithId(asked["connection_id"_L1].toString());
    if (!connection)
        return {{}, refuse(u"The connection does not exist."_s)};
    if (!connection->uniqueEmails)
        return {{}, refuse(u"The connection does not support this operation."_s)};
    for (const int user : state.profiles.byEmail(asked["email"_L1].toString().toLower())) {
        if (state.population.connection(user) == connection->name)
            return {user, {}};
    }
    return {{}, noSuchUser()};
}

// The database the new password is for; null when there is none, or no such identity.
const TenantConnection *databaseOf(const State &state, int user, const QJsonObject &asked)
{
    const QJsonObject wanted = asked["identity"_L1].toObject();
    const QList<Identity> identities = state.population.identities(user);
    if (wanted.isEmpty())
        return connectionNamed(identities.first().connection);
    for (const Identity &identity : identities) {
        const TenantConnection *connection = connectionNamed(identity.connection);
        if (identity.provider == "auth0"_L1 && identity.userId == wanted["user_id"_L1]
            && (!wanted.contains("connection_id"_L1)
                || wanted["connection_id"_L1] == connection->id))
            return connection;
    }
    return nullptr;
}

std::optional<Reply> refusal(const State &state, int user, const QJsonObject &asked)
{
    const TenantConnection *connection = databaseOf(state, user, asked);
    if (!connection)
        return refuse(u"The identity does not exist."_s);
    if (!connection->isDatabase() || !connection->passwords)
        return refuse(u"The user's main connection does not support this operation."_s);
    if (state.profiles.email(user).isEmpty())
        return refuse(u"The user does not have an email address."_s);
    const QString client = asked["client_id"_L1].toString(state.clientId);
    if (client != state.clientId && client != shopClientId)
        return refuse(u"The client does not exist."_s);
    if (!asked.contains("organization_id"_L1))
        return {};
    if (asked["organization_id"_L1] != practiceOrganization)
        return refuse(u"The organization does not exist."_s);
    // Its members are those who log in to the main connection.
    if (state.population.connection(user) != mainConnection)
        return refuse(u"The user does not belong to the organization."_s);
    return {};
}

Reply createTicket(State &state, const Call &call)
{
    const CheckedBody body = checkBody(call.http,
        {{u"user_id"_s, QJsonValue::String}, {u"connection_id"_s, QJsonValue::String},
            {u"email"_s, QJsonValue::String}, {u"identity"_s, QJsonValue::Object},
            {u"result_url"_s, QJsonValue::String}, {u"client_id"_s, QJsonValue::String},
            {u"organization_id"_s, QJsonValue::String}, {u"ttl_sec"_s, QJsonValue::Double},
            {u"mark_email_as_verified"_s, QJsonValue::Bool},
            {u"includeEmailInRedirect"_s, QJsonValue::Bool}});
    if (!body.problem.isEmpty())
        return refuse(body.problem);
    if (auto refused = badFormat(body.object))
        return *std::move(refused);
    if (auto refused = contradiction(body.object))
        return *std::move(refused);
    Target target = targetOf(state, body.object);
    if (!target.user)
        return *std::move(target.refused);
    if (auto refused = refusal(state, *target.user, body.object))
        return *std::move(refused);
    const QString ticket = state.origin + "/lo/reset?ticket="_L1 + randomText(32) + '#'_L1;
    const qint64 ttlS = body.object["ttl_sec"_L1].toInteger();
    state.newLink(*target.user, ResetLink::Way::Ticket, ttlS > 0 ? ttlS : defaultLinkLifeS, ticket);
    ++state.effectsOn(*target.user).tickets;
    return json(201, QJsonObject{{u"ticket"_s, ticket}});
}

} // namespace

QList<Route> ticketRoutes()
{
    return {{Zone::Management, "POST", "/api/v2/tickets/password-change",
        {u"create:user_tickets"_s}, false, {}, createTicket}};
}

} // namespace bulkhead::practice
