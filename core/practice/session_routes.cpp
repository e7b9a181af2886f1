// SPDX-License-Identifier: Apache-2.0
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 hourMs = 3'600'000;

QJsonObject device(int user)
{
    const QString ip = u"192.0.2.%1"_s.arg(user % 250 + 1);
    const QString agent = u"Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101"_s;
    return {{u"initial_ip"_s, ip}, {u"last_ip"_s, ip}, {u"initial_asn"_s, u"64496"_s},
        {u"last_asn"_s, u"64496"_s}, {u"initial_user_agent"_s, agent},
        {u"last_user_agent"_s, agent}};
}

QJsonObject shown(const State &state, int user, const Session &session)
{
    const QString created = isoTime(session.createdMs);
    return {{u"id"_s, session.id}, {u"user_id"_s, state.population.userId(user)},
        {u"created_at"_s, created}, {u"updated_at"_s, created}, {u"authenticated_at"_s, created},
        {u"last_interacted_at"_s, created},
        {u"idle_expires_at"_s, isoTime(session.createdMs + 72 * hourMs)},
        {u"expires_at"_s, isoTime(session.createdMs + 168 * hourMs)}, {u"device"_s, device(user)},
        {u"clients"_s, QJsonArray{QJsonObject{{u"client_id"_s, QString(shopClientId)}}}},
        {u"authentication"_s,
            QJsonObject{{u"methods"_s,
                QJsonArray{QJsonObject{{u"name"_s, u"pwd"_s}, {u"timestamp"_s, created}}}}}},
        {u"cookie"_s, QJsonObject{{u"mode"_s, u"persistent"_s}}}};
}

QJsonObject shown(const State &state, int user, const RefreshToken &token)
{
    const QJsonValue session =
        token.sessionId.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(token.sessionId);
    return {{u"id"_s, token.id}, {u"user_id"_s, state.population.userId(user)},
        {u"created_at"_s, isoTime(token.createdMs)},
        {u"idle_expires_at"_s, isoTime(token.createdMs + 15 * 24 * hourMs)},
        {u"expires_at"_s, isoTime(token.createdMs + 30 * 24 * hourMs)},
        {u"last_exchanged_at"_s, QJsonValue::Null}, {u"client_id"_s, QString(shopClientId)},
        {u"session_id"_s, session}, {u"rotating"_s, true}, {u"device"_s, device(user)},
        {u"resource_servers"_s,
            QJsonArray{QJsonObject{{u"audience"_s, u"https://shop.example.com/"_s},
                {u"scopes"_s, u"openid offline_access"_s}}}},
        {u"refresh_token_metadata"_s, QJsonObject()}};
}

// Checkpoint paging: `from` is the `next` of the page before, here the last id on it.
template <typename Thing>
Reply page(
    State &state, const Call &call, const QString &name, const std::vector<Thing> &things, int user)
{
    bool isNumber = true;
    const int take = call.query.value(u"take"_s, u"50"_s).toInt(&isNumber);
    const QString totals = call.query.value(u"include_totals"_s, u"false"_s);
    if (!isNumber || take < 1 || take > 100 || (totals != "true"_L1 && totals != "false"_L1))
        return managementError(
            400, u"Query validation error: 'Invalid value'."_s, u"invalid_query_string"_s);
    auto at = things.begin();
    if (call.query.contains(u"from"_s)) {
        at = std::find_if(things.begin(), things.end(),
            [&](const Thing &thing) { return thing.id == call.query[u"from"_s]; });
        if (at == things.end())
            return managementError(
                400, u"Query validation error: 'from' is not valid."_s, u"invalid_query_string"_s);
        ++at;
    }
    QJsonArray list;
    for (; at != things.end() && list.size() < take; ++at)
        list << shown(state, user, *at);
    QJsonObject body{{name, list}};
    if (at != things.end())
        body.insert(u"next"_s, std::prev(at)->id);
    return json(200, body);
}

Reply listSessions(State &state, const Call &call)
{
    const auto user = state.population.byId(call.id);
    return user ? page(state, call, u"sessions"_s, state.access.sessions(*user), *user)
                : noSuchUser();
}

Reply listRefreshTokens(State &state, const Call &call)
{
    const auto user = state.population.byId(call.id);
    return user ? page(state, call, u"tokens"_s, state.access.refreshTokens(*user), *user)
                : noSuchUser();
}

// Carries it out and counts it with the user.
Reply accept(State &state, int user, const Revocation &what, int UserEffects::*counter)
{
    state.access.revoke(user, what);
    ++(state.effectsOn(user).*counter);
    return {.status = 202};
}

Reply deleteSessions(State &state, const Call &call)
{
    const auto user = state.population.byId(call.id);
    return user ? accept(state, *user, {true, false, {}}, &UserEffects::sessionsDeleted)
                : noSuchUser();
}

Reply deleteRefreshTokens(State &state, const Call &call)
{
    const auto user = state.population.byId(call.id);
    return user ? accept(state, *user, {false, true, {}}, &UserEffects::refreshTokensDeleted)
                : noSuchUser();
}

Reply revokeAccess(State &state, const Call &call)
{
    Revocation what;
    if (!call.http.body.isEmpty()) {
        const CheckedBody body = checkBody(call.http,
            {{u"session_id"_s, QJsonValue::String},
                {u"preserve_refresh_tokens"_s, QJsonValue::Bool}});
        if (!body.problem.isEmpty())
            return managementError(400, body.problem, u"invalid_body"_s);
        what.sessionId = body.object["session_id"_L1].toString();
        what.refreshTokens = !body.object["preserve_refresh_tokens"_L1].toBool();
        const bool named = body.object.contains("session_id"_L1);
        if ((named && what.sessionId.isEmpty()) || what.sessionId.size() > 50)
            return managementError(400,
                u"Payload validation error: 'Invalid format' on property session_id."_s,
                u"invalid_body"_s);
    }
    // The API lists no 404 for this one: a mistyped id looks accepted.
    const auto user = state.population.byId(call.id);
    return user ? accept(state, *user, what, &UserEffects::revokeAccepted) : Reply{.status = 202};
}

// Only Enterprise plans have these calls; what others answer is nowhere written, this is what a
// sibling says.
template <Reply (*answer)(State &, const Call &)> Reply entitled(State &state, const Call &call)
{
    if (!state.options.sessionEndpoints)
        return managementError(403, u"Subscription missing entitlement."_s, {});
    return answer(state, call);
}

} // namespace

QList<Route> sessionRoutes()
{
    const QStringList paging{u"from"_s, u"take"_s, u"include_totals"_s};
    const QString sessions = u"delete:sessions"_s;
    const QString tokens = u"delete:refresh_tokens"_s;
    return {
        {Zone::Management, "GET", "/api/v2/users/{id}/sessions", {u"read:sessions"_s}, false,
            paging, entitled<listSessions>},
        {Zone::Management, "GET", "/api/v2/users/{id}/refresh-tokens", {u"read:refresh_tokens"_s},
            false, paging, entitled<listRefreshTokens>},
        {Zone::Management, "POST", "/api/v2/users/{id}/revoke-access", {sessions, tokens}, true, {},
            entitled<revokeAccess>},
        {Zone::Management, "DELETE", "/api/v2/users/{id}/sessions", {sessions}, false, {},
            entitled<deleteSessions>},
        {Zone::Management, "DELETE", "/api/v2/users/{id}/refresh-tokens", {tokens}, false, {},
            entitled<deleteRefreshTokens>},
    };
}

} // namespace bulkhead::practice
