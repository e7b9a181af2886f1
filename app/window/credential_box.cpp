// SPDX-License-Identifier: Apache-2.0
#include "window/credential_box.h"

#include "secrets/find_credential.h"

namespace bulkhead {
namespace {

QString keyOf(const TenantConfig &tenant)
{
    return secrets::clientSecretKey(tenant.clientId, tenant.address);
}

} // namespace

CredentialBox::CredentialBox(Clock &clock, Told told) : m_told(std::move(told)), m_keychain(clock)
{
    m_keychain.setParent(this); // goes along into the engine's thread
}

void CredentialBox::keep(const TenantConfig &tenant, credentials::Credential credential)
{
    m_credentials.insert(
        keyOf(tenant), std::make_shared<credentials::Credential>(std::move(credential)));
}

Result<> CredentialBox::give(const TenantConfig &tenant, ui::GivenCredential given)
{
    m_unproved.clear();
    if (const auto *file = std::get_if<credentials::KeyFile>(&given)) {
        auto key = secrets::readKeyFile(*file);
        if (!key)
            return tl::unexpected(key.error());
        keep(tenant, std::move(key->credential));
    } else if (auto *token = std::get_if<credentials::ManagementToken>(&given)) {
        keep(tenant, std::move(*token));
    } else {
        keep(tenant, std::move(std::get<credentials::ClientSecret>(given)));
        m_unproved = keyOf(tenant);
    }
    m_told(ui::SecretPlace::Memory, credentials::Kind(given.index()));
    return {};
}

// Only now: a keychain keeps nothing that was mistyped. A prompt of its own holds nobody up.
void CredentialBox::accepted(const TenantConfig &tenant)
{
    if (m_unproved.isEmpty() || m_unproved != keyOf(tenant))
        return;
    const auto proved = m_credentials.value(std::exchange(m_unproved, {}));
    const Secret &secret = std::get<credentials::ClientSecret>(*proved).secret;
    m_keychain.write(keyOf(tenant), secret, [this](const Result<> &written) {
        if (written)
            m_told(ui::SecretPlace::Keychain, credentials::Kind::ClientSecret);
    });
}

void CredentialBox::find(const TenantConfig &tenant)
{
    const QString key = keyOf(tenant);
    if (const auto known = m_credentials.value(key))
        return m_told(ui::SecretPlace::Memory, kindOf(*known));
    m_keychain.read(key, [this, tenant](Result<std::optional<Secret>> found) {
        const bool there = found && found->has_value();
        if (there)
            keep(tenant, credentials::ClientSecret{std::move(**found)});
        m_told(there ? ui::SecretPlace::Keychain : ui::SecretPlace::Nowhere,
            credentials::Kind::ClientSecret);
    });
}

Result<credentials::Credential> CredentialBox::of(const TenantConfig &tenant) const
{
    const auto known = m_credentials.value(keyOf(tenant));
    if (!known)
        return failure(Fault::SecretMissing, QStringLiteral("keychain"));
    return clone(*known);
}

} // namespace bulkhead
