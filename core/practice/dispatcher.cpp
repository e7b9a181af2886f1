// SPDX-License-Identifier: Apache-2.0
#include "practice/dispatcher.h"

#include "practice/encoding.h"
#include "practice/fault_shape.h"
#include "practice/replies.h"
#include "practice/state.h"

#include <QJsonDocument>

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

Reply error(Zone zone, int status, const QString &code, const QString &message)
{
    return zone == Zone::Management ? managementError(status, message, code)
                                    : authenticationError(status, code, message);
}

// Paths that are in no table still belong to one of the two APIs.
Zone zoneOf(const HttpRequest &request, const Route *route)
{
    if (route)
        return route->zone;
    return request.path.startsWith("/api/v2/") ? Zone::Management : Zone::Authentication;
}

// Where the caller names an e-mail: GET users-by-email, POST change_password.
QString emailOf(const HttpRequest &request)
{
    if (const auto query = parseForm(request.query); query && query->contains(u"email"_s))
        return query->value(u"email"_s);
    if (!request.body.contains("\"email\""))
        return {};
    return QJsonDocument::fromJson(request.body).object()["email"_L1].toString();
}

QByteArray clientOf(const HttpRequest &request)
{
    const QByteArray agent = request.header("user-agent");
    return agent.left(agent.indexOf(' ') < 0 ? agent.size() : agent.indexOf(' ')).left(64);
}

RecordedCall entry(const HttpRequest &request, const Router::Found &found)
{
    RecordedCall call;
    call.method = request.method;
    call.path = request.path;
    if (found.route)
        call.route = found.route->method + ' ' + found.route->pattern;
    if (request.path.startsWith("/api/v2/users/"))
        call.userId = found.id;
    call.email = emailOf(request);
    return call;
}

Reply callRoute(State &state, const HttpRequest &request, const Router::Found &found,
    const QSet<QString> &scopes = {})
{
    const Zone zone = found.route->zone;
    const auto query = parseForm(request.query);
    if (found.badUri)
        return error(zone, 400, u"invalid_uri"_s, u"Path validation error: 'Invalid id'."_s);
    if (!query)
        return error(zone, 400, u"invalid_query_string"_s, u"Query validation error."_s);
    for (auto field = query->begin(); field != query->end(); ++field) {
        if (!found.route->parameters.contains(field.key()))
            return error(zone, 400, u"invalid_query_string"_s,
                u"Query validation error: 'Additional properties not allowed: %1'."_s.arg(
                    field.key()));
    }
    return found.route->answer(state, {request, found.id, *query, scopes});
}

} // namespace

Dispatcher::Dispatcher(State &state) : m_state(state), m_router(everyRoute()) { }

Delivery Dispatcher::handle(const HttpRequest &request)
{
    const Router::Found found = m_router.find(request.method, request.path);
    if (found.route && found.route->zone == Zone::Control)
        return {callRoute(m_state, request, found), 0, {}};
    return practise(request, found);
}

Delivery Dispatcher::practise(const HttpRequest &request, const Router::Found &found)
{
    RecordedCall call = entry(request, found);
    call.atMs = m_state.clock.steadyMs();
    const std::optional<FaultRule> fault = m_state.faults.strike(call);
    Delivery delivery{.delayMs = latency()};
    if (!fault || isCarriedOut(*fault)) {
        delivery.reply = process(request, found);
        call.applied = delivery.reply.status < 300;
        if (call.applied && found.route->zone == Zone::Management && request.method != "GET")
            m_state.log.add({.atMs = m_state.clock.utcMs(),
                .type = u"sapi"_s,
                .clientId = m_state.clientId,
                .path = QString::fromUtf8(request.path)});
    }
    if (fault) {
        call.fault = wireName(fault->kind);
        shape(delivery, *fault);
    }
    call.status = hasAnswer(delivery) ? delivery.reply.status : 0;
    call.throttled = call.status == 429;
    m_state.record.add(std::move(call));
    return delivery;
}

Reply Dispatcher::process(const HttpRequest &request, const Router::Found &found)
{
    const Zone zone = zoneOf(request, found.route);
    const qint64 now = m_state.clock.steadyMs();
    Bucket &bucket = zone == Zone::Management ? m_state.management : m_state.authentication;
    Reply reply;
    if (zone == Zone::Management)
        m_state.others.catchUp(bucket, m_state.clients, now);
    const bool admittedByBucket = bucket.has(now);
    if (zone == Zone::Management)
        m_state.clients.count(clientOf(request), !admittedByBucket, now);
    if (!admittedByBucket) {
        reply = error(zone, 429, u"too_many_requests"_s, u"Global limit has been reached"_s);
    } else {
        bucket.take();
        if (!found.route)
            reply = managementError(404, u"Not Found"_s, {});
        else
            reply = admitted(request, found);
    }
    // A route with a bucket of its own has put that one's headers there.
    const bool hasOwn = std::any_of(reply.headers.begin(), reply.headers.end(),
        [](const auto &header) { return isRateHeader(header.first); });
    if (!hasOwn)
        reply.headers += rateHeaders(bucket.state(now), m_state.clock.utcMs());
    return reply;
}

Reply Dispatcher::admitted(const HttpRequest &request, const Router::Found &found)
{
    const Route &route = *found.route;
    if (route.zone != Zone::Management)
        return callRoute(m_state, request, found);
    const QByteArray header = request.header("authorization");
    if (header.isEmpty())
        return managementError(401, u"Missing authentication"_s, {});
    if (header.left(7).toLower() != "bearer ")
        return managementError(401, u"Bad HTTP authentication header format"_s, {});
    const auto token =
        m_state.mint.check(header.mid(7), m_state.place(), m_state.clock.utcMs() / 1000);
    if (!token.refusal.isEmpty())
        return managementError(401, token.refusal, u"invalid_token"_s);
    qsizetype held = 0;
    for (const QString &scope : route.scopes)
        held += token.scopes.contains(scope);
    if (held == 0 || (route.allScopes && held < route.scopes.size()))
        return managementError(403,
            "Insufficient scope, expected any of: "_L1 + route.scopes.join(','_L1),
            u"insufficient_scope"_s);
    return callRoute(m_state, request, found, token.scopes);
}

int Dispatcher::latency()
{
    const int jitter = m_state.options.latencyJitterMs;
    if (jitter <= 0)
        return m_state.options.latencyMs;
    const quint64 drawn = draw(m_state.options.seed, m_state.answers++, 0);
    return m_state.options.latencyMs + int(drawn % quint64(jitter + 1));
}

} // namespace bulkhead::practice
