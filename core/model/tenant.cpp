// SPDX-License-Identifier: Apache-2.0
#include "model/tenant.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

// An error is shown and logged; whatever was typed before an `@` may be a password.
Error refused(Fault fault, const QString &text)
{
    return {fault, text.trimmed().mid(text.trimmed().lastIndexOf(u'@') + 1)};
}

} // namespace

bool isLoopbackHost(const QString &host)
{
    // Whole octets only: 127.999.0.1 is a name that somebody else's server may answer to.
    static const QRegularExpression v4(uR"(^127(\.(\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$)"_s);
    return host == u"localhost" || host == u"::1" || v4.match(host).hasMatch();
}

Result<TenantAddress> TenantAddress::parse(const QString &text)
{
    QString candidate = text.trimmed();
    if (!candidate.contains(u"://"))
        candidate.prepend(u"https://");
    const QUrl url(candidate, QUrl::StrictMode);
    const bool bare = (url.path().isEmpty() || url.path() == u"/") && !url.hasQuery()
        && !url.hasFragment() && !text.contains(u'@');
    if (!url.isValid() || url.host().isEmpty() || url.port() == 0 || !bare)
        return tl::unexpected(refused(Fault::AddressInvalid, text));
    if (url.scheme() != u"https" && url.scheme() != u"http")
        return tl::unexpected(refused(Fault::AddressInvalid, text));
    if (url.scheme() == u"http" && !isLoopbackHost(url.host()))
        return tl::unexpected(refused(Fault::AddressInsecure, text));
    TenantAddress address;
    address.m_url.setScheme(url.scheme());
    address.m_url.setHost(url.host());
    const int standard = url.scheme() == u"https" ? 443 : 80;
    if (url.port() > 0 && url.port() != standard)
        address.m_url.setPort(url.port());
    return address;
}

bool TenantAddress::isLoopback() const
{
    return isLoopbackHost(m_url.host());
}

QString TenantAddress::name() const
{
    return m_url.authority();
}

QString TenantAddress::origin() const
{
    return m_url.toString(QUrl::RemovePath);
}

QString TenantAddress::defaultAudience() const
{
    return u"https://%1/api/v2/"_s.arg(name());
}

} // namespace bulkhead
