// SPDX-License-Identifier: Apache-2.0
#include "practice/connections.h"
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <QJsonDocument>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

Reply showKinds(State &state, const Call &)
{
    const Population &people = state.population;
    QByteArray csv = "user_id,email,kind\r\n";
    for (int user = people.ordinary(); user < people.size(); ++user)
        csv += people.userId(user).toUtf8() + ',' + people.email(user).toUtf8() + ','
            + wireName(people.kind(user)).toUtf8() + "\r\n";
    return {.type = "text/csv; charset=utf-8", .body = csv};
}

// The database that holds the user's password; null when there is none.
const TenantConnection *databaseOf(const State &state, int user)
{
    for (const Identity &identity : state.population.identities(user)) {
        const TenantConnection *connection = connectionNamed(identity.connection);
        if (connection->isDatabase() && connection->passwords)
            return connection;
    }
    return nullptr;
}

LogEvent event(const State &state, int user, const QString &type, const QString &connection)
{
    return {.atMs = state.clock.utcMs(),
        .type = type,
        .userId = state.population.userId(user),
        .email = state.profiles.email(user),
        .connection = connection,
        .clientId = shopClientId};
}

// What a person does with the account; false when that is not possible.
bool resetPassword(State &state, int user, const QJsonObject &asked)
{
    const TenantConnection *database = databaseOf(state, user);
    const ResetLink &link = state.profiles.changeOf(user).link;
    const bool byTicket = asked.contains("ticket"_L1);
    const bool works = state.profiles.validLink(user) == ResetLink::Way::Ticket
        && link.ticket == digestOf(asked["ticket"_L1].toString());
    if (!database || (byTicket && !works))
        return false;
    ProfileChange &change = state.profiles.update(user);
    change.link = {}; // a link works once
    if (!database->customDatabase)
        change.passwordResetMs = state.clock.utcMs();
    state.endSessionsOf(user, database->name);
    state.log.add(event(state, user, u"scp"_s, database->name));
    return true;
}

bool logIn(State &state, int user, const QJsonObject &)
{
    const QString connection = state.population.connection(user);
    if (state.profiles.profile(user)["blocked"_L1].toBool()) {
        LogEvent refused = event(state, user, u"f"_s, connection);
        refused.details = {{u"error"_s, QJsonObject{{u"message"_s, u"user is blocked"_s}}}};
        state.log.add(refused);
        return true;
    }
    ProfileChange &change = state.profiles.update(user);
    change.loginMs = state.clock.utcMs();
    ++change.logins;
    state.access.logIn(user);
    state.log.add(event(state, user, u"s"_s, connection));
    return true;
}

bool changeEmail(State &state, int user, const QJsonObject &)
{
    state.profiles.moveTo(user, u"moved.%1@example.com"_s.arg(user));
    state.log.add(event(state, user, u"sce"_s, state.population.connection(user)));
    return true;
}

// An administrator at the dashboard.
bool setBlocked(State &state, int user, bool blocked)
{
    state.profiles.update(user).blocked = blocked;
    state.log.add({.atMs = state.clock.utcMs(),
        .type = u"sapi"_s,
        .clientId = u"practice-dashboard"_s,
        .path = "/api/v2/users/"_L1 + state.population.userId(user)});
    return true;
}

bool block(State &state, int user, const QJsonObject &)
{
    return setBlocked(state, user, true);
}

bool unblock(State &state, int user, const QJsonObject &)
{
    return setBlocked(state, user, false);
}

bool enrolFactor(State &state, int user, const QJsonObject &)
{
    state.profiles.change(user).factors << Factor{u"totp"_s, state.clock.utcMs()};
    const QString connection = state.population.connection(user);
    state.log.add(event(state, user, u"gd_enrollment_complete"_s, connection));
    return true;
}

using Act = bool (*)(State &, int, const QJsonObject &);

Reply act(State &state, const Call &call)
{
    static const QMap<QString, Act> acts{{u"reset-password"_s, resetPassword}, {u"login"_s, logIn},
        {u"change-email"_s, changeEmail}, {u"block"_s, block}, {u"unblock"_s, unblock},
        {u"enrol-factor"_s, enrolFactor}};
    const QJsonObject asked = QJsonDocument::fromJson(call.http.body).object();
    const auto user = state.population.byId(asked["user_id"_L1].toString());
    const Act what = acts.value(asked["act"_L1].toString());
    if (!user || !what || !what(state, *user, asked))
        return authenticationError(400, u"invalid_request"_s, u"this user cannot do that"_s);
    return {.status = 204};
}

} // namespace

QList<Route> peopleRoutes()
{
    return {
        {Zone::Control, "GET", "/_practice/kinds.csv", {}, false, {}, showKinds},
        {Zone::Control, "POST", "/_practice/act", {}, false, {}, act},
    };
}

} // namespace bulkhead::practice
