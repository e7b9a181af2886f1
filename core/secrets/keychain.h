// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "base/secret.h"

#include <QObject>

#include <functional>
#include <optional>

namespace bulkhead {
class TenantAddress;
}

namespace bulkhead::secrets {

// The entry of a client secret: CLIENT_ID@ORIGIN, as in abc@https://acme.eu.auth0.com. An origin
// holds no `@`, so the last one divides: no two tenants ever share an entry.
[[nodiscard]] QString clientSecretKey(const QString &clientId, const TenantAddress &tenant);

// Where a person's secrets rest between two starts. Answers come exactly once, later, from the
// event loop of the calling thread, and not at all when the keychain is destroyed first. Every
// failure is KeychainUnavailable, with the backend's own words as detail.
class Keychain : public QObject
{
    Q_OBJECT
public:
    using Found = std::function<void(Result<std::optional<Secret>>)>;
    using Done = std::function<void(Result<>)>;

    // Nothing: the keychain was asked and has no such entry.
    virtual void read(const QString &key, Found done) = 0;
    // UTF-8; replaces an older entry.
    virtual void write(const QString &key, const Secret &secret, Done done) = 0;
    // Succeeds too when there is no such entry.
    virtual void remove(const QString &key, Done done) = 0;

signals:
    // An answer is long in coming: the desktop has probably asked the person to unlock the keyring.
    // At most once for each call.
    void waitedForUser();
};

} // namespace bulkhead::secrets
