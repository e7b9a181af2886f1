// SPDX-License-Identifier: Apache-2.0
#include "fake_setup.h"

#include "fake_tenant.h"
#include "gate/action_code.h"

#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

auth0::Answer object(const QJsonObject &body)
{
    return jsonAnswer(200, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

auth0::Answer page(const std::vector<QJsonObject> &connections, const QUrlQuery &query)
{
    const size_t from = query.queryItemValue(u"from"_s).toUInt();
    const size_t take = query.queryItemValue(u"take"_s).toUInt();
    const bool options = query.hasQueryItem(u"options"_s);
    QJsonArray shown;
    size_t at = from;
    for (; at < connections.size() && at < from + take; ++at) {
        QJsonObject each = connections[at];
        if (!options)
            each.remove(u"options"_s);
        shown << each;
    }
    QJsonObject body{{u"connections"_s, shown}};
    if (at < connections.size())
        body.insert(u"next"_s, QString::number(at));
    return object(body);
}

QString neededFor(const QString &path)
{
    const std::pair<QString, QString> table[] = {
        {u"/api/v2/connections"_s, u"read:connections"_s},
        {u"/api/v2/emails/provider"_s, u"read:email_provider"_s},
        {u"/api/v2/email-templates/reset_email"_s, u"read:email_templates"_s},
        {u"/api/v2/client-grants"_s, u"read:client_grants"_s},
        {u"/api/v2/tenants/settings"_s, u"read:tenant_settings"_s},
        {u"/api/v2/actions/actions"_s, u"read:actions"_s},
        {u"/api/v2/actions/triggers/post-login/bindings"_s, u"read:actions"_s},
    };
    if (path.startsWith(u"/api/v2/organizations/"))
        return u"read:organizations"_s;
    for (const auto &[known, scope] : table) {
        if (path == known)
            return scope;
    }
    return u"read:sessions"_s;
}

QJsonObject action(bool deployed)
{
    QJsonObject made{{u"id"_s, u"a-1"_s}, {u"name"_s, u"bulkhead-force-reset"_s}};
    if (deployed)
        made.insert(u"deployed_version"_s,
            QJsonObject{{u"code"_s, QString::fromUtf8(gate::forceResetCode(u"x"_s))}});
    return made;
}

} // namespace

auth0::Answer FakeSetup::answer(const QByteArray &target, const QString &scopes) const
{
    const QUrl url = QUrl::fromEncoded(target);
    const QString path = url.path();
    const QStringList granted = scopes.split(u' ', Qt::SkipEmptyParts);
    if (!granted.contains(neededFor(path)))
        return managementError(403, "insufficient_scope", "Insufficient scope, expected any of: x");
    if (path.endsWith(u"/connections")) {
        QUrlQuery query(url);
        if (granted.contains(u"read:connections_options"_s))
            query.addQueryItem(u"options"_s, u"1"_s);
        return page(connections, query);
    }
    if (path.endsWith(u"/provider"))
        return mailProvider.isEmpty()
            ? managementError(404, "", "Email provider has not been configured.")
            : object({{u"name"_s, mailProvider}, {u"enabled"_s, true}});
    if (path.endsWith(u"/reset_email"))
        return object({{u"template"_s, u"reset_email"_s}, {u"enabled"_s, templateEnabled}});
    if (path.endsWith(u"/client-grants")) {
        const QJsonArray all{QJsonObject{{u"audience"_s, u"https://acme.eu.auth0.com/api/v2/"_s},
            {u"scope"_s, QJsonArray::fromStringList(grants)}}};
        return jsonAnswer(200, QJsonDocument(all).toJson());
    }
    if (path.startsWith(u"/api/v2/organizations/"))
        return organizations.contains(path.section(u'/', -1))
            ? object({{u"id"_s, path.section(u'/', -1)}})
            : managementError(404, "inexistent_organization", "No organization found");
    if (path.endsWith(u"/settings"))
        return object({{u"session_lifetime"_s, 168}});
    if (path.endsWith(u"/actions"))
        return object({{u"actions"_s, QJsonArray{action(actionDeployed)}}});
    if (path.endsWith(u"/bindings"))
        return object({{u"bindings"_s,
            actionBound ? QJsonArray{QJsonObject{{u"action"_s, action(true)}}} : QJsonArray()}});
    return sessionEndpoints ? object({{u"sessions"_s, QJsonArray()}})
                            : managementError(403, "", "Subscription missing entitlement.");
}

} // namespace bulkhead::testing
