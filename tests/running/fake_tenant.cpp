// SPDX-License-Identifier: Apache-2.0
#include "fake_tenant.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {

using auth0::Answer;
using auth0::Transfer;

const char *nameOf(Kind kind)
{
    constexpr std::array names{"discovery", "token", "count", "read", "revoke", "mail", "log",
        "change", "ticket", "tidy", "survey"};
    return names[size_t(kind)];
}

Answer jsonAnswer(int status, const QByteArray &body)
{
    return {Transfer::Answered, status, {{"content-type", "application/json"}}, body, {}};
}

Answer page(int status)
{
    return {Transfer::Answered, status, {{"content-type", "text/html"}},
        "<!DOCTYPE html><html><head><title>Somewhere else</title></head></html>", {}};
}

Answer managementError(int status, const char *code, const char *message)
{
    return jsonAnswer(status,
        QJsonDocument(QJsonObject{{u"statusCode"_s, status}, {u"error"_s, u"Error"_s},
                          {u"message"_s, QString::fromLatin1(message)},
                          {u"errorCode"_s, QString::fromLatin1(code)}})
            .toJson(QJsonDocument::Compact));
}

Answer noAnswer(Transfer transfer)
{
    return {transfer, 0, {}, {}, u"acme.eu.auth0.com"_s};
}

bool FakeBucket::take(qint64 nowMs)
{
    m_level = std::min(m_size, m_level + double(nowMs - m_at) * m_perS / 1000);
    m_at = nowMs;
    if (m_level < 1)
        return false;
    m_level -= 1;
    return true;
}

QList<QPair<QByteArray, QByteArray>> FakeBucket::headers(qint64 utcMs) const
{
    const auto reset = utcMs / 1000 + qint64(std::ceil(1 / m_perS));
    return {{"x-ratelimit-limit", QByteArray::number(int(m_size))},
        {"x-ratelimit-remaining", QByteArray::number(int(m_level))},
        {"x-ratelimit-reset", QByteArray::number(reset)}};
}

FakeTenant::FakeTenant(Clock &clock)
    : m_clock(clock), m_wire(clock), m_startMs(clock.utcMs() - clock.steadyMs())
{
}

void FakeTenant::populate(int users)
{
    for (int i = 0; i < users; ++i) {
        const QString number = u"%1"_s.arg(i, 4, 10, QLatin1Char('0'));
        people.push_back({u"auth0|"_s + number, u'u' + number + u"@example.org"_s});
    }
}

Person &FakeTenant::person(const QString &idOrEmail)
{
    const auto found = std::find_if(people.begin(), people.end(),
        [&](const Person &each) { return each.id == idOrEmail || each.email == idOrEmail; });
    if (found == people.end())
        throw std::out_of_range("no such person: " + idOrEmail.toStdString());
    return *found;
}

FakeBucket &FakeTenant::bucketOf(const Call &call, bool manages)
{
    const auto own = groups.find(call.kind == Kind::Count ? Kind::Read : call.kind);
    if (manages && own != groups.end())
        return own->second;
    return manages ? management : authentication;
}

std::vector<const Call *> FakeTenant::callsOf(Kind kind) const
{
    std::vector<const Call *> found;
    for (const Call &call : calls) {
        if (call.kind == kind)
            found.push_back(&call);
    }
    return found;
}

Call FakeTenant::callOf(const auth0::Request &request, const Secret &bearer) const
{
    Call call{Kind::Discovery, int(calls.size()) + 1, m_clock.steadyMs(), {}, request,
        request.authorized ? bearer.reveal().toByteArray() : QByteArray()};
    const QUrl url = QUrl::fromEncoded(request.target);
    const QString path = url.path(QUrl::FullyDecoded);
    constexpr auto users = "/api/v2/users/"_L1;
    if (path == "/oauth/token"_L1)
        call.kind = Kind::Token;
    else if (path.endsWith("/logs"_L1)) {
        call.kind = Kind::Log;
        call.whom = path.startsWith(users) ? path.mid(users.size()).section(u'/', 0, 0) : QString();
    } else if (path == "/api/v2/users"_L1)
        call.kind = Kind::Count;
    else if (path == "/dbconnections/change_password"_L1) {
        call.kind = Kind::Mail;
        call.whom = QJsonDocument::fromJson(request.body).object().value(u"email").toString();
    } else if (path == "/api/v2/users-by-email"_L1) {
        call.kind = Kind::Read;
        call.whom = QUrlQuery(url).queryItemValue(u"email"_s, QUrl::FullyDecoded);
    } else if (path.startsWith(users)) {
        call.kind = request.method == "GET" && path.endsWith("/sessions"_L1) ? Kind::Survey
            : request.method == "GET"                                        ? Kind::Read
            : request.method == "PATCH"                                      ? Kind::Change
            : path.contains(u"/multifactor/"_s)                              ? Kind::Tidy
                                                                             : Kind::Revoke;
        call.whom = path.mid(users.size()).section(u'/', 0, 0);
    } else if (path == "/api/v2/tickets/password-change"_L1) {
        call.kind = Kind::Ticket;
        call.whom = QJsonDocument::fromJson(request.body).object().value(u"user_id").toString();
    } else if (path == "/api/v2/grants"_L1 || path.startsWith("/api/v2/device-credentials"_L1)) {
        call.kind = Kind::Tidy;
        call.whom = QUrlQuery(url).queryItemValue(u"user_id"_s, QUrl::FullyDecoded);
    } else if (path.startsWith("/api/v2/"_L1)) {
        call.kind = Kind::Survey;
    }
    return call;
}

void FakeTenant::send(
    auth0::Request request, const Secret &bearer, std::function<void(Answer)> done)
{
    const Call call = callOf(request, bearer);
    if (arriving)
        arriving(call);
    calls.push_back(call);
    m_wire.latencyMs = latencyMs;
    m_wire.script = [this, call](const auth0::Request &) {
        return answerTo(call);
    };
    m_wire.send(std::move(request), bearer, std::move(done));
}

std::optional<Answer> FakeTenant::answerTo(const Call &call)
{
    const auto wrong = goesWrong ? goesWrong(call) : std::nullopt;
    if (!wrong) {
        Answer answer = act(call);
        const auto now = QDateTime::fromMSecsSinceEpoch(utcMs(), Qt::UTC);
        if (tellsTime)
            answer.headers.emplaceBack("Date",
                QLocale::c().toString(now, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1());
        return answer;
    }
    if (wrong->acts)
        (void)act(call);
    if (wrong->latencyMs > 0)
        m_wire.latencyMs = wrong->latencyMs;
    return wrong->answer;
}

qint64 FakeTenant::utcMs() const
{
    return m_startMs + m_clock.steadyMs() + aheadMs;
}

Answer FakeTenant::act(const Call &call)
{
    const bool manages = call.request.api == Api::Management;
    FakeBucket &bucket = bucketOf(call, manages);
    const qint64 now = m_clock.steadyMs();
    if (manages && m_tokens.value(call.bearer, -1) <= now)
        return managementError(401, "invalid_token", "Invalid token");
    if (!bucket.take(now)) {
        ++throttled;
        Answer answer = managementError(429, "too_many_requests", "Global limit has been reached");
        answer.headers += bucket.headers(utcMs());
        return answer;
    }
    if (call.kind == Kind::Mail)
        return mail(call);
    Answer answer = manages        ? manage(call)
        : call.kind == Kind::Token ? issueToken(call)
                                   : jsonAnswer(200, "{\"issuer\":\"" + issuer.toUtf8() + "\"}");
    answer.headers += bucket.headers(utcMs());
    return answer;
}

Answer FakeTenant::issueToken(const Call &call)
{
    const QJsonObject asked = QJsonDocument::fromJson(call.request.body).object();
    if (!knows(asked))
        return jsonAnswer(401, R"({"error":"access_denied","error_description":"Unauthorized"})");
    const QByteArray claims =
        QJsonDocument(QJsonObject{{u"iss"_s, tokenIssuer}, {u"n"_s, int(calls.size())}})
            .toJson(QJsonDocument::Compact);
    constexpr auto encoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
    const QByteArray number = QByteArray::number(int(calls.size()));
    const QByteArray token = opaqueTokens
        ? "opaque-" + number
        : "eyJhbGciOiJSUzI1NiJ9." + claims.toBase64(encoding) + ".c2ln";
    m_tokens.insert(token, m_clock.steadyMs() + qint64(tokenLifeS) * 1000);
    QJsonObject body{{u"access_token"_s, QString::fromLatin1(token)}, {u"expires_in"_s, tokenLifeS},
        {u"token_type"_s, u"Bearer"_s}};
    if (!opaqueTokens)
        body.insert(u"scope"_s, scopes);
    return jsonAnswer(200, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

QByteArray FakeTenant::makeToken(const QString &ofIssuer, qint64 lifeS)
{
    const QByteArray claims = QJsonDocument(
        QJsonObject{{u"iss"_s, ofIssuer}, {u"exp"_s, utcMs() / 1000 + lifeS},
            {u"scope"_s, scopes}}).toJson(QJsonDocument::Compact);
    const QByteArray token = "eyJhbGciOiJSUzI1NiJ9."
        + claims.toBase64(QByteArray::Base64UrlEncoding).replace("=", "") + ".c2ln";
    m_tokens.insert(token, m_clock.steadyMs() + lifeS * 1000);
    return token;
}

namespace {

QJsonObject profile(const Person &person)
{
    QJsonArray identities;
    for (const QString &connection : person.connections)
        identities.append(QJsonObject{{u"provider"_s, u"auth0"_s}, {u"connection"_s, connection}});
    for (const QJsonValue identity : person.linked)
        identities.append(identity);
    QJsonObject user{
        {u"user_id"_s, person.id}, {u"email"_s, person.email}, {u"identities"_s, identities}};
    if (person.blocked)
        user.insert(u"blocked"_s, true);
    const auto tell = [&user](const QString &key, qint64 ms) {
        if (ms > 0)
            user.insert(
                key, QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs));
    };
    tell(u"last_password_reset"_s, person.passwordResetMs);
    tell(u"last_login"_s, person.lastLoginMs);
    for (auto member = person.profile.begin(); member != person.profile.end(); ++member)
        user.insert(member.key(), member.value());
    return user;
}

Person *personOf(std::vector<Person> &people, const QString &id)
{
    const auto found = std::find_if(
        people.begin(), people.end(), [&](const Person &each) { return each.id == id; });
    return found == people.end() ? nullptr : &*found;
}

} // namespace

Answer FakeTenant::read(const Call &call)
{
    if (call.request.target.startsWith("/api/v2/users-by-email")) {
        QJsonArray hits;
        for (const Person &each : people) {
            if (each.email == call.whom)
                hits.append(profile(each));
        }
        return jsonAnswer(200, QJsonDocument(hits).toJson(QJsonDocument::Compact));
    }
    for (const Person &each : people) {
        if (each.id == call.whom && call.request.target.contains("/authentication-methods"))
            return jsonAnswer(200, QJsonDocument(each.methods).toJson(QJsonDocument::Compact));
        if (each.id == call.whom)
            return jsonAnswer(200, QJsonDocument(profile(each)).toJson(QJsonDocument::Compact));
    }
    return managementError(404, "inexistent_user", "The user does not exist.");
}

Answer FakeTenant::manage(const Call &call)
{
    if (call.kind == Kind::Count)
        return jsonAnswer(200, "{\"total\":" + QByteArray::number(qsizetype(people.size())) + '}');
    if (call.kind == Kind::Read)
        return read(call);
    if (call.kind == Kind::Log)
        return log(call);
    if (call.kind == Kind::Change)
        return change(call);
    if (call.kind == Kind::Ticket)
        return ticket(call);
    if (call.kind == Kind::Tidy)
        return tidy(call);
    if (call.kind == Kind::Survey)
        return setup.answer(call.request.target, scopes);
    for (Person &each : people) {
        if (each.id != call.whom)
            continue;
        const QByteArray &target = call.request.target;
        ++(target.endsWith("/revoke-access")   ? each.accessRevoked
                : target.endsWith("/sessions") ? each.sessionsDeleted
                                               : each.tokensDeleted);
    }
    return {Transfer::Answered, 202, {}, {}, {}};
}

Answer FakeTenant::change(const Call &call)
{
    Person *person = personOf(people, call.whom);
    if (!person)
        return managementError(404, "inexistent_user", "The user does not exist.");
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    if (body.contains(u"password"_s)) {
        if (!refusedPassword.isEmpty())
            return managementError(400, "", refusedPassword.constData());
        ++person->passwordsSet;
        person->passwords << body.value(u"password").toString();
        person->blocked = false; // as Auth0 does
        person->passwordResetMs = utcMs();
    }
    if (body.value(u"blocked").toBool()) {
        person->blocked = true;
        ++person->timesBlocked;
    }
    const QJsonObject metadata = body.value(u"app_metadata").toObject();
    if (metadata.contains(u"bulkhead_force_reset"_s)) {
        person->flag = metadata.value(u"bulkhead_force_reset");
        ++(person->flag.isNull() ? person->flagsCleared : person->flagsSet);
    }
    return jsonAnswer(200, QJsonDocument(profile(*person)).toJson(QJsonDocument::Compact));
}

Answer FakeTenant::ticket(const Call &call)
{
    Person *person = personOf(people, call.whom);
    if (!person)
        return managementError(404, "inexistent_user", "The user does not exist.");
    ++person->tickets;
    if (contained && !contained(*person))
        person->containedWhenMailed = false;
    return jsonAnswer(201,
        "{\"ticket\":\"https://acme.eu.auth0.com/lo/reset?ticket=T" + QByteArray::number(call.nth)
            + "#\"}");
}

Answer FakeTenant::tidy(const Call &call)
{
    const QByteArray &target = call.request.target;
    if (target.startsWith("/api/v2/device-credentials/")) {
        const QString id = QString::fromLatin1(target.mid(target.lastIndexOf('/') + 1));
        for (Person &each : people)
            each.devices.removeAll(id);
        return {Transfer::Answered, 204, {}, {}, {}};
    }
    Person *person = personOf(people, call.whom);
    if (call.request.method == "GET") {
        QJsonArray devices;
        const bool rotating = target.contains("rotating");
        for (const QString &id : person ? person->devices : QStringList()) {
            if (id.startsWith(u"dcr_r"_s) == rotating)
                devices << QJsonObject{{u"id"_s, id}};
        }
        if (person)
            ++person->devicesListed;
        return jsonAnswer(200, QJsonDocument(devices).toJson(QJsonDocument::Compact));
    }
    if (person)
        ++(target.startsWith("/api/v2/grants") ? person->grantsDeleted : person->browsersForgotten);
    return {Transfer::Answered, 204, {}, {}, {}};
}

Answer FakeTenant::mail(const Call &call)
{
    auto &address = *m_addresses.emplace(call.whom, m_addresses.value(call.whom, {10, 1.0 / 60}));
    if (!address.take(m_clock.steadyMs())) {
        Answer answer =
            jsonAnswer(429, R"({"error":"too_many_requests","error_description":"Too many"})");
        answer.headers += address.headers(utcMs());
        return answer;
    }
    const QJsonObject body = QJsonDocument::fromJson(call.request.body).object();
    for (Person &each : people) {
        if (each.email != call.whom)
            continue; // 200 also for strangers
        ++each.mails;
        if (contained && !contained(each))
            each.containedWhenMailed = false;
        m_log.push_back({utcMs(), each.id, body.value(u"connection").toString(),
            body.value(u"client_id").toString()});
    }
    Answer answer{Transfer::Answered, 200, {{"content-type", "text/html"}},
        "We've just sent you an email to reset your password.", {}};
    answer.headers += address.headers(utcMs());
    return answer;
}

Answer FakeTenant::searchedLog(const Call &call) const
{
    const QUrlQuery query(QUrl::fromEncoded(call.request.target));
    QJsonArray events;
    if (!query.hasQueryItem(u"q"_s)) {
        if (logBeginsMs > 0)
            events << QJsonObject{{u"type"_s, u"s"_s},
                {u"date"_s,
                    QDateTime::fromMSecsSinceEpoch(logBeginsMs, Qt::UTC)
                        .toString(Qt::ISODateWithMs)}};
        return jsonAnswer(200, QJsonDocument(events).toJson(QJsonDocument::Compact));
    }
    const int from = query.queryItemValue(u"page"_s).toInt() * 100;
    for (int i = from; i < from + 100 && i < changesByApplications.size(); ++i)
        events << changesByApplications[i];
    return jsonAnswer(200, QJsonDocument(events).toJson(QJsonDocument::Compact));
}

Answer FakeTenant::log(const Call &call) const
{
    if (call.request.target.contains("&q=") || call.request.target.endsWith("sort=date%3A1"))
        return searchedLog(call);
    const qint64 shownMs = utcMs() - logLagMs;
    const auto date = [](qint64 ms) {
        return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
    };
    QJsonArray events;
    if (call.whom.isEmpty() && !quiet)
        events.append(QJsonObject{{u"type"_s, u"s"_s}, {u"date"_s, date(shownMs)}});
    for (auto each = m_log.rbegin(); each != m_log.rend(); ++each) {
        if (each->atMs <= shownMs && (call.whom.isEmpty() || each->userId == call.whom))
            events.append(QJsonObject{{u"type"_s, u"scpr"_s}, {u"date"_s, date(each->atMs)},
                {u"user_id"_s, each->userId}, {u"connection"_s, each->connection},
                {u"client_id"_s, each->clientId}});
    }
    for (const Person &each : people) {
        for (const QJsonValue event : each.id == call.whom ? each.history : QJsonArray())
            events << event;
    }
    return jsonAnswer(200, QJsonDocument(events).toJson(QJsonDocument::Compact));
}

} // namespace bulkhead::testing
