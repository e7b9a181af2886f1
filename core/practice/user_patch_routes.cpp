// SPDX-License-Identifier: Apache-2.0
#include "practice/connections.h"
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <QJsonDocument>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

constexpr auto forceReset = "bulkhead_force_reset"_L1;

// What app_metadata may not say, because it would lie over the profile.
bool isReserved(const QString &key)
{
    static const QStringList reserved{u"__tenant"_s, u"_id"_s, u"blocked"_s, u"clientID"_s,
        u"created_at"_s, u"email"_s, u"email_verified"_s, u"globalClientID"_s,
        u"global_client_id"_s, u"identities"_s, u"lastIP"_s, u"lastLogin"_s, u"loginsCount"_s,
        u"metadata"_s, u"multifactor"_s, u"multifactor_last_modified"_s, u"updated_at"_s,
        u"user_id"_s};
    return reserved.contains(key);
}

// Of the sensitive fields one may change in a call; the words name both.
std::optional<Reply> clash(const QJsonObject &asked)
{
    for (const QString &other : {u"email"_s, u"email_verified"_s, u"username"_s}) {
        if (asked.contains("password"_L1) && asked.contains(other)) {
            const bool userName = other == "username"_L1;
            return managementError(400,
                u"Cannot update %1 and %2 simultaneously"_s.arg(
                    userName ? other : u"password"_s, userName ? u"password"_s : other),
                u"invalid_body"_s);
        }
    }
    return {};
}

std::optional<Reply> problemOf(const QJsonObject &asked)
{
    for (const QString &text : {u"password"_s, u"connection"_s}) {
        if (asked.contains(text) && asked[text].toString().isEmpty())
            return badBody(
                u"'String is too short (0 chars), minimum 1' on property %1."_s.arg(text));
    }
    for (const QString &key : asked["app_metadata"_L1].toObject().keys()) {
        if (isReserved(key))
            return badBody(u"'Reserved property: %1' on property app_metadata."_s.arg(key));
    }
    if (asked.isEmpty() || asked.keys() == QStringList{u"connection"_s})
        return badBody(u"'Too few properties defined (0), minimum 1'."_s);
    return {};
}

// update:users_app_metadata is for that one key.
bool mayWrite(const Call &call, const QJsonObject &asked)
{
    return call.scopes.contains(u"update:users"_s)
        || asked.keys() == QStringList{u"app_metadata"_s};
}

Reply unsupported(const QString &message)
{
    return managementError(400, message, u"operation_not_supported"_s);
}

// The password itself is looked at here and nowhere else; what is kept is a digest.
std::optional<Reply> setPassword(State &state, int user, const QJsonObject &asked)
{
    const QString name = asked["connection"_L1].toString(state.population.connection(user));
    const TenantConnection *connection = connectionNamed(name);
    if (!connection)
        return managementError(400, u"Connection does not exist."_s, u"invalid_body"_s);
    if (!connection->isDatabase() || !connection->passwords)
        return unsupported(u"Connection is not supported for this operation."_s);
    if (!state.profiles.holds(user, name))
        return unsupported(u"The user has no identity in this connection."_s);
    const QString password = asked["password"_L1].toString();
    const QString problem = passwordProblem(connection->rules, password,
        state.profiles.profile(user), state.profiles.changeOf(user).passwords);
    if (!problem.isEmpty())
        return managementError(400, problem, {});
    const bool wasBlocked = state.profiles.profile(user)["blocked"_L1].toBool();
    ProfileChange &change = state.profiles.update(user);
    change.passwords << digestOf(password);
    if (!connection->customDatabase)
        change.passwordResetMs = state.clock.utcMs();
    change.blocked = false;
    state.endSessionsOf(user, name);
    UserEffects &effects = state.effectsOn(user);
    effects.passwordDigests << change.passwords.last();
    effects.unblockedByPassword += wasBlocked;
    return {};
}

// First level only; null takes a key away, {} takes all.
void setMetadata(State &state, int user, const QJsonObject &given)
{
    QJsonObject metadata = given.isEmpty()
        ? QJsonObject()
        : state.profiles.profile(user)["app_metadata"_L1].toObject();
    for (auto field = given.begin(); field != given.end(); ++field) {
        if (field->isNull())
            metadata.remove(field.key());
        else
            metadata.insert(field.key(), *field);
    }
    state.profiles.update(user).appMetadata = metadata;
    UserEffects &effects = state.effectsOn(user);
    effects.flagsSet += given.contains(forceReset) && !given[forceReset].isNull();
}

void setBlocked(State &state, int user, bool blocked)
{
    state.profiles.update(user).blocked = blocked;
    state.effectsOn(user).blockedSet += blocked;
}

Reply patchUser(State &state, const Call &call)
{
    if (auto refused = clash(QJsonDocument::fromJson(call.http.body).object()))
        return *std::move(refused);
    const auto [asked, problem] = checkBody(call.http,
        {{u"password"_s, QJsonValue::String}, {u"connection"_s, QJsonValue::String},
            {u"blocked"_s, QJsonValue::Bool}, {u"app_metadata"_s, QJsonValue::Object}});
    if (!problem.isEmpty())
        return managementError(400, problem, u"invalid_body"_s);
    if (auto refused = problemOf(asked))
        return *std::move(refused);
    if (!mayWrite(call, asked))
        return managementError(
            403, u"Insufficient scope, expected any of: update:users"_s, u"insufficient_scope"_s);
    const auto user = state.population.byId(call.id);
    if (!user)
        return noSuchUser();
    // A password lifts a block, also the one of the same call: who wants both has to send two.
    if (asked.contains("password"_L1)) {
        if (auto refused = setPassword(state, *user, asked))
            return *std::move(refused);
    } else if (asked.contains("blocked"_L1)) {
        setBlocked(state, *user, asked["blocked"_L1].toBool());
    }
    if (asked.contains("app_metadata"_L1))
        setMetadata(state, *user, asked["app_metadata"_L1].toObject());
    return json(200, state.profiles.profile(*user));
}

} // namespace

QList<Route> userPatchRoutes()
{
    return {{Zone::Management, "PATCH", "/api/v2/users/{id}",
        {u"update:users"_s, u"update:users_app_metadata"_s}, false, {}, patchUser}};
}

} // namespace bulkhead::practice
