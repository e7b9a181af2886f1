// SPDX-License-Identifier: Apache-2.0
#include "practice/connections.h"
#include "practice/kind_history.h"
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/state.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

enum : quint32 { FactorId = 300 };

QJsonObject shown(const State &state, int user, qsizetype number, const Factor &factor)
{
    const quint64 drawn = draw(state.population.seed(), quint64(user), FactorId + quint32(number));
    const QString created = isoTime(factor.createdMs);
    QJsonObject object{
        {u"id"_s, u"%1|dev_%2"_s.arg(factor.type, u"%1"_s.arg(drawn, 16, 16, '0'_L1))},
        {u"type"_s, factor.type}, {u"confirmed"_s, true}, {u"created_at"_s, created}};
    if (factor.type != "password"_L1)
        object.insert(u"enrolled_at"_s, created);
    if (factor.type == "passkey"_L1) {
        object.insert(u"credential_device_type"_s, u"multi_device"_s);
        object.insert(u"identity_user_id"_s, state.population.userId(user));
        object.insert(u"relying_party_identifier"_s, u"login.example.com"_s);
    }
    return object;
}

bool hasPassword(const State &state, int user)
{
    for (const Identity &identity : state.population.identities(user)) {
        const TenantConnection *connection = connectionNamed(identity.connection);
        if (connection->isDatabase() && connection->passwords)
            return true;
    }
    return false;
}

Reply listMethods(State &state, const Call &call)
{
    const auto user = state.population.byId(call.id);
    if (!user)
        return noSuchUser();
    const qint64 bornMs = state.profiles.bornMs();
    QList<Factor> factors;
    if (hasPassword(state, *user))
        factors << Factor{u"password"_s, state.population.createdMs(*user, bornMs)};
    factors += factorsOf(state.population.kind(*user), bornMs);
    factors += state.profiles.changeOf(*user).factors;
    QJsonArray all;
    for (const Factor &factor : factors)
        all << shown(state, *user, all.size(), factor);
    return listed(call, u"authenticators"_s, all);
}

// The API lists no 404 for this one.
Reply forgetBrowsers(State &state, const Call &call)
{
    if (const auto user = state.population.byId(call.id))
        ++state.effectsOn(*user).browsersForgotten;
    return {.status = 204};
}

} // namespace

QList<Route> factorRoutes()
{
    return {
        {Zone::Management, "GET", "/api/v2/users/{id}/authentication-methods",
            {u"read:authentication_methods"_s}, false,
            {u"page"_s, u"per_page"_s, u"include_totals"_s}, listMethods},
        {Zone::Management, "POST",
            "/api/v2/users/{id}/multifactor/actions/invalidate-remember-browser",
            {u"update:users"_s}, false, {}, forgetBrowsers},
    };
}

} // namespace bulkhead::practice
