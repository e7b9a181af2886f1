// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"
#include "secrets/desktop_keychain.h"

#include <QHash>

namespace bulkhead {

// What tenants are shown, until the program ends; a client secret goes on living in the keychain
// once a tenant has taken it.
class CredentialBox : public QObject
{
    Q_OBJECT
public:
    using Told = std::function<void(ui::SecretPlace, credentials::Kind)>;
    // `told` hears where something is kept: after each command but keep(), and once more when the
    // keychain has taken it.
    CredentialBox(Clock &clock, Told told);

    void keep(const TenantConfig &tenant, credentials::Credential credential);
    // An error when the key's file is none.
    [[nodiscard]] Result<> give(const TenantConfig &tenant, ui::GivenCredential given);
    void find(const TenantConfig &tenant);
    // The tenant has taken it.
    void accepted(const TenantConfig &tenant);
    [[nodiscard]] Result<credentials::Credential> of(const TenantConfig &tenant) const;
    [[nodiscard]] secrets::Keychain &keychain() { return m_keychain; }

private:
    Told m_told;
    secrets::DesktopKeychain m_keychain;
    QHash<QString, std::shared_ptr<credentials::Credential>> m_credentials; // by keychain key
    QString m_unproved; // the key of a typed secret that no tenant has taken yet
};

} // namespace bulkhead
