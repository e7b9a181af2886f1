// SPDX-License-Identifier: Apache-2.0
#include "practice/control.h"
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <QJsonDocument>

namespace bulkhead::practice {

using namespace Qt::StringLiterals;

namespace {

QJsonObject countsOf(const Record &record)
{
    QJsonObject routes;
    for (auto route = record.counts().begin(); route != record.counts().end(); ++route) {
        QJsonObject statuses;
        for (auto status = route->begin(); status != route->end(); ++status)
            statuses.insert(QString::number(status.key()), *status);
        routes.insert(QString::fromUtf8(route.key()), statuses);
    }
    return routes;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

// What was done to a user since the record began, and how the user is now.
QJsonObject shown(const State &state, const QString &userId, const UserEffects &effects)
{
    const AccessCount access = accessOf(state, userId);
    const int user = *state.population.byId(userId);
    const QJsonObject profile = state.profiles.profile(user);
    const QSet<QByteArray> distinct(effects.passwordDigests.begin(), effects.passwordDigests.end());
    return {{u"user_id"_s, userId}, {u"email"_s, effects.email},
        {u"revoke_accepted"_s, effects.revokeAccepted},
        {u"sessions_deleted"_s, effects.sessionsDeleted},
        {u"refresh_tokens_deleted"_s, effects.refreshTokensDeleted}, {u"mails"_s, effects.mails},
        {u"mails_lost"_s, effects.mailsLost}, {u"tickets"_s, effects.tickets},
        {u"passwords_set"_s, effects.passwordDigests.size()},
        {u"distinct_passwords"_s, distinct.size()},
        {u"unblocked_by_password"_s, effects.unblockedByPassword},
        {u"blocked_set"_s, effects.blockedSet}, {u"flags_set"_s, effects.flagsSet},
        {u"grants_deleted"_s, effects.grantsDeleted},
        {u"device_credentials_deleted"_s, effects.deviceCredentialsDeleted},
        {u"browsers_forgotten"_s, effects.browsersForgotten},
        {u"valid_link"_s, orNull(wireName(state.profiles.validLink(user)))},
        {u"blocked"_s, profile["blocked"_L1].toBool()},
        {u"last_password_reset"_s, orNull(profile["last_password_reset"_L1].toString())},
        {u"sessions"_s, access.sessions}, {u"refresh_tokens"_s, access.refreshTokens}};
}

QJsonArray usersOf(const State &state)
{
    QJsonArray users;
    for (auto user = state.record.users().begin(); user != state.record.users().end(); ++user)
        users << shown(state, user.key(), *user);
    return users;
}

QJsonArray callsOf(const Record &record)
{
    QJsonArray calls;
    for (const RecordedCall &call : record.calls()) {
        calls << QJsonObject{{u"seq"_s, call.seq}, {u"at_ms"_s, call.atMs},
            {u"method"_s, QString::fromLatin1(call.method)},
            {u"path"_s, QString::fromLatin1(call.path)},
            {u"route"_s, QString::fromLatin1(call.route)}, {u"status"_s, call.status},
            {u"user_id"_s, call.userId}, {u"email"_s, call.email}, {u"throttled"_s, call.throttled},
            {u"applied"_s, call.applied}, {u"fault"_s, QString::fromLatin1(call.fault)}};
    }
    return calls;
}

Reply showRecord(State &state, const Call &call)
{
    QJsonObject body{{u"routes"_s, countsOf(state.record)}, {u"users"_s, usersOf(state)}};
    if (call.query.value(u"calls"_s) == "1"_L1)
        body.insert(u"calls"_s, callsOf(state.record));
    return json(200, body);
}

// Other clients are worked out when somebody looks.
Reply showClients(State &state, const Call &)
{
    state.others.catchUp(state.management, state.clients, state.clock.steadyMs());
    QJsonObject clients;
    const auto &counts = state.clients.counts();
    for (auto client = counts.begin(); client != counts.end(); ++client)
        clients.insert(QString::fromLatin1(client.key()),
            QJsonObject{{u"arrived"_s, client->arrived}, {u"refused"_s, client->refused},
                {u"first_ms"_s, client->firstMs}, {u"last_ms"_s, client->lastMs}});
    return json(200, QJsonObject{{u"clients"_s, clients}});
}

Reply showUsers(State &state, const Call &call)
{
    bool isNumber = true;
    const int take =
        call.query.value(u"take"_s, QString::number(state.population.ordinary())).toInt(&isNumber);
    if (!isNumber || take < 0)
        return authenticationError(400, u"invalid_request"_s, u"take is not a number"_s);
    return {.type = "text/csv; charset=utf-8", .body = sampleCsv(state.population, take)};
}

Reply resetRecord(State &state, const Call &)
{
    state.record.clear();
    state.others.catchUp(state.management, state.clients, state.clock.steadyMs());
    state.clients.clear();
    return {.status = 204};
}

Reply setFaults(State &state, const Call &call)
{
    const QJsonDocument document = QJsonDocument::fromJson(call.http.body);
    auto rules = document.isArray() ? readFaultRules(document.array()) : std::nullopt;
    if (!rules)
        return authenticationError(400, u"invalid_request"_s, u"not a list of faults"_s);
    state.faults.set(*std::move(rules));
    return {.status = 204};
}

// Another plan, other neighbours or another network from now on; what is not named stays.
Reply setLimits(State &state, const Call &call)
{
    const QJsonDocument document = QJsonDocument::fromJson(call.http.body);
    TenantOptions changed = state.options;
    const auto number = [&](QLatin1StringView name, double before, double least) {
        return std::max(least, document.object().value(name).toDouble(before));
    };
    changed.ratePerS = number("rate"_L1, changed.ratePerS, 0.001);
    changed.burst = number("burst"_L1, changed.burst, 1);
    changed.refillStepMs = int(number("refill_step_ms"_L1, changed.refillStepMs, 1));
    changed.othersPerS = number("others_per_s"_L1, changed.othersPerS, 0);
    changed.othersBurst = int(number("others_burst"_L1, changed.othersBurst, 1));
    changed.latencyMs = int(number("latency_ms"_L1, changed.latencyMs, 0));
    changed.latencyJitterMs = int(number("jitter_ms"_L1, changed.latencyJitterMs, 0));
    if (!document.isObject())
        return authenticationError(400, u"invalid_request"_s, u"no limits"_s);
    state.options = changed;
    const qint64 now = state.clock.steadyMs();
    state.management = Bucket(changed.burst, changed.ratePerS, now, changed.refillStepMs);
    state.others = OtherClients(changed.othersPerS, changed.othersBurst, changed.seed, now);
    return {.status = 204};
}

} // namespace

AccessCount accessOf(const State &state, const QString &userId)
{
    const auto user = state.population.byId(userId);
    if (!user)
        return {};
    return {
        int(state.access.sessions(*user).size()), int(state.access.refreshTokens(*user).size())};
}

QByteArray sampleCsv(const Population &population, int take)
{
    QByteArray csv = "user_id,email\r\n";
    for (int i = 0; i < std::min(take, population.ordinary()); ++i)
        csv += population.userId(i).toUtf8() + ',' + population.email(i).toUtf8() + "\r\n";
    return csv;
}

QList<Route> controlRoutes()
{
    return {
        {Zone::Control, "GET", "/_practice/record", {}, false, {u"calls"_s}, showRecord},
        {Zone::Control, "GET", "/_practice/clients", {}, false, {}, showClients},
        {Zone::Control, "GET", "/_practice/users.csv", {}, false, {u"take"_s}, showUsers},
        {Zone::Control, "POST", "/_practice/reset-record", {}, false, {}, resetRecord},
        {Zone::Control, "POST", "/_practice/limits", {}, false, {}, setLimits},
        {Zone::Control, "POST", "/_practice/faults", {}, false, {}, setFaults},
    };
}

} // namespace bulkhead::practice
