// SPDX-License-Identifier: Apache-2.0
#include "practice/connections.h"
#include "practice/replies.h"
#include "practice/route.h"
#include "practice/state.h"

#include <QRegularExpression>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

// What is wrong with the body, in the server's words; empty when nothing is.
QString problemOf(const CheckedBody &body)
{
    static const QRegularExpression organization(u"^org_[A-Za-z0-9]{16}$"_s);
    if (!body.problem.isEmpty())
        return body.problem;
    const TenantConnection *connection = connectionNamed(body.object["connection"_L1].toString());
    const QString org = body.object["organization"_L1].toString();
    if (!body.object["email"_L1].toString().contains('@'_L1))
        return u"email is not valid"_s;
    if (!connection || !connection->isDatabase())
        return u"connection not found"_s;
    if (!connection->selfService)
        return u"self-service password change is disabled for this connection"_s;
    if (!connection->uniqueEmails || !connection->passwords)
        return u"connection does not support password reset by email"_s;
    if (body.object.contains("organization"_L1) && !organization.match(org).hasMatch())
        return u"organization is not valid"_s;
    return {};
}

// The built-in provider is for trying out: what it does not send is lost, though the link that came
// before it is dead.
bool lose(State &state, int user, const LogEvent &event)
{
    if (!state.options.builtInMail || state.builtInMails.has(state.clock.steadyMs())) {
        state.builtInMails.take();
        return false;
    }
    LogEvent lost = event;
    lost.type = u"fn"_s;
    lost.details = {{u"to"_s, event.email}, {u"email_type"_s, u"reset_email"_s},
        {u"error"_s, u"Too many emails sent by the built-in provider"_s}};
    state.log.add(lost);
    ++state.effectsOn(user).mailsLost;
    return true;
}

void mailTo(State &state, int user, const QString &connection, const QString &clientId)
{
    const LogEvent event{state.clock.utcMs(), u"scpr"_s, state.population.userId(user),
        state.profiles.email(user), connection, clientId, {}, {}};
    state.log.add(event);
    const bool lost = lose(state, user, event);
    state.newLink(user, lost ? ResetLink::Way::None : ResetLink::Way::Mail, defaultLinkLifeS);
    state.effectsOn(user).mails += !lost;
}

// Nobody is told whether the user exists: only those who do get a mail.
void mail(State &state, const QString &email, const QString &connection, const QString &clientId)
{
    for (const int user : state.profiles.byEmail(email)) {
        if (state.profiles.holds(user, connection))
            mailTo(state, user, connection, clientId);
    }
}

Reply change(State &state, const CheckedBody &body)
{
    const QString problem = problemOf(body);
    if (!problem.isEmpty())
        return authenticationError(400, u"invalid_request"_s, problem);
    // Database connections store e-mails in lower case.
    mail(state, body.object["email"_L1].toString().toLower(),
        body.object["connection"_L1].toString(), body.object["client_id"_L1].toString());
    return {.status = 200,
        .type = "text/html; charset=utf-8",
        .body = "We've just sent you an email to reset your password."};
}

Reply changePassword(State &state, const Call &call)
{
    const CheckedBody body = checkBody(call.http,
        {{u"connection"_s, QJsonValue::String}, {u"email"_s, QJsonValue::String},
            {u"client_id"_s, QJsonValue::String}, {u"organization"_s, QJsonValue::String}});
    const qint64 now = state.clock.steadyMs();
    const QString key =
        call.http.peer.toString() + ' '_L1 + body.object["email"_L1].toString().toLower();
    Bucket &bucket = state.mailBucket(key);
    const bool passes = bucket.has(now);
    if (passes)
        bucket.take();
    Reply reply = passes ? change(state, body)
                         : authenticationError(429, u"too_many_requests"_s,
                             u"Too many requests. Check the X-RateLimit-Limit, "
                             "X-RateLimit-Remaining and X-RateLimit-Reset headers."_s);
    reply.headers = rateHeaders(bucket.state(now), state.clock.utcMs());
    return reply;
}

} // namespace

QList<Route> passwordRoutes()
{
    return {{Zone::Authentication, "POST", "/dbconnections/change_password", {}, false, {},
        changePassword}};
}

} // namespace bulkhead::practice
