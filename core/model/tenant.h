// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QUrl>

namespace bulkhead {

// On this machine: 127.0.0.0/8, ::1 or localhost.
[[nodiscard]] bool isLoopbackHost(const QString &host);

// Where a tenant is. `host`, `https://host[:port]`, or `http://` for 127.0.0.0/8, ::1 and localhost
// only: anything else in the clear would carry the token over the network.
class TenantAddress
{
public:
    [[nodiscard]] static Result<TenantAddress> parse(const QString &text);

    // `host[:port]`: what the operator types to confirm.
    [[nodiscard]] QString name() const;
    // scheme://host[:port], no slash at the end; keychain entries belong to it.
    [[nodiscard]] QString origin() const;
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] bool isLoopback() const;
    // https://NAME/api/v2/, also for a practice tenant on http: an audience is a name, not a URL.
    [[nodiscard]] QString defaultAudience() const;

private:
    QUrl m_url;
};

// What is known of a tenant before the first call.
struct TenantConfig
{
    TenantAddress address;
    QString clientId;
    QString audience;
    QString caFile; // empty: the system's authorities only
};

} // namespace bulkhead
