// SPDX-License-Identifier: Apache-2.0
#include "model/mail_settings.h"

#include "model/tenant.h"

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

constexpr int submissionPort = 587;
constexpr int submissionsPort = 465;

// Whatever was typed before an `@` may be a password.
QString shown(const QString &text)
{
    return text.trimmed().mid(text.trimmed().lastIndexOf(u'@') + 1);
}

} // namespace

Result<QUrl> mailServerFrom(const QString &text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    const bool tls = url.scheme() == u"smtps";
    if (!url.isValid() || (!tls && url.scheme() != u"smtp") || url.host().isEmpty())
        return failure(Fault::MailServerWrong, shown(text));
    const bool more = !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment()
        || (!url.path().isEmpty() && url.path() != u"/");
    if (more || url.port() == 0)
        return failure(Fault::MailServerWrong, shown(text));
    QUrl server;
    server.setScheme(url.scheme());
    server.setHost(url.host());
    server.setPort(url.port(tls ? submissionsPort : submissionPort));
    return server;
}

QString nameOf(const QUrl &mailServer)
{
    return mailServer.authority();
}

bool mayBeClear(const QUrl &mailServer)
{
    return mailServer.scheme() == u"smtp" && isLoopbackHost(mailServer.host());
}

QJsonObject toJson(const MailSettings &settings)
{
    return {
        {u"server"_s, settings.server.toString()},
        {u"user"_s, settings.user},
        {u"from"_s, settings.from},
        {u"reply_to"_s, settings.replyTo},
        {u"ca_file"_s, settings.caFile},
        {u"client_name"_s, settings.clientName},
        {u"contact"_s, settings.contact},
        {u"templates"_s, settings.templates},
        {u"rate_per_s"_s, settings.ratePerS},
        {u"xoauth2"_s, settings.xoauth2},
        {u"notices"_s, settings.notices},
    };
}

MailSettings mailSettingsFromJson(const QJsonObject &object)
{
    const MailSettings otherwise;
    return {
        .server = QUrl(object.value(u"server").toString()),
        .user = object.value(u"user").toString(),
        .from = object.value(u"from").toString(),
        .replyTo = object.value(u"reply_to").toString(),
        .caFile = object.value(u"ca_file").toString(),
        .clientName = object.value(u"client_name").toString(),
        .contact = object.value(u"contact").toString(),
        .templates = object.value(u"templates").toString(),
        .ratePerS = object.value(u"rate_per_s").toDouble(otherwise.ratePerS),
        .xoauth2 = object.value(u"xoauth2").toBool(),
        .notices = object.value(u"notices").toBool(),
    };
}

} // namespace bulkhead
