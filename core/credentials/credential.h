// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/private_key.h"

#include <variant>

namespace bulkhead::credentials {

// What the application was given by the tenant.
struct ClientSecret
{
    Secret secret;
};

// A Management API token that a person made and pasted, for this once: nothing can renew it.
class ManagementToken
{
public:
    // Blanks around it and a leading `Bearer` are cut off. Fails with PastedTokenUnreadable for
    // whatever has not the form of a JWT.
    [[nodiscard]] static Result<ManagementToken> fromPasted(Secret pasted);
    [[nodiscard]] const Secret &bearer() const { return m_bearer; }
    [[nodiscard]] ManagementToken clone() const { return ManagementToken(m_bearer.clone()); }

private:
    explicit ManagementToken(Secret bearer) : m_bearer(std::move(bearer)) { }

    Secret m_bearer;
};

// How this program shows a tenant who it is.
using Credential = std::variant<ClientSecret, PrivateKey, ManagementToken>;

// In the order of Credential's kinds.
enum class Kind { ClientSecret, PrivateKey, ManagementToken };
[[nodiscard]] inline Kind kindOf(const Credential &credential)
{
    return Kind(credential.index());
}

[[nodiscard]] Credential clone(const Credential &credential);

// A key that a person named; it stays where it is.
struct KeyFile
{
    QString path; // empty: none was named
    SignatureAlgorithm algorithm = SignatureAlgorithm::Rs256;

    friend bool operator==(const KeyFile &, const KeyFile &) = default;
};

} // namespace bulkhead::credentials
