// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFlags>
#include <QStringList>

#include <array>
#include <optional>

namespace bulkhead {

// What became of an identifier: nothing yet, one user, none, several (never guessed), or a user
// whom an earlier row already names.
enum class Resolution : quint8 { Open, Found, NotFound, Several, Merged };

// What decides which measures can work on a user, and what survives them.
enum class Trait : quint16 {
    Social = 1, // has an identity of a social connection
    Enterprise = 2,
    Passwordless = 4,
    LinkedPassword = 8, // its database identity stands under another primary one
    Unverified = 16, // e-mail never verified
    Blocked = 32, // by an administrator, when it was looked up
    SharedEmail = 64, // another user has the same e-mail
    EmailChanged = 256, // inside the incident's window ...
    FactorAdded = 512, // ... an MFA factor
    PasskeyAdded = 1024,
    IdentityAdded = 2048,
    EvidenceMissing = 4096, // whether any of the last four happened could not be told
};
Q_DECLARE_FLAGS(Traits, Trait)
Q_DECLARE_OPERATORS_FOR_FLAGS(Traits)
inline constexpr std::array allTraits{Trait::Social, Trait::Enterprise, Trait::Passwordless,
    Trait::LinkedPassword, Trait::Unverified, Trait::Blocked, Trait::SharedEmail,
    Trait::EmailChanged, Trait::FactorAdded, Trait::PasskeyAdded, Trait::IdentityAdded,
    Trait::EvidenceMissing};

// What appears while an attacker is in, and whether that could be told.
inline constexpr Traits contactTraits =
    Trait::EmailChanged | Trait::FactorAdded | Trait::PasskeyAdded | Trait::IdentityAdded;
inline constexpr Traits evidenceTraits = contactTraits | Trait::EvidenceMissing;

// They stand in incident files.
[[nodiscard]] QString wireName(Trait trait);
[[nodiscard]] std::optional<Trait> trait(QStringView name);

// An Auth0 user as the tenant told it, as far as a plan needs it.
struct User
{
    QString userId; // of the primary identity, e.g. auth0|...
    QString email; // may be empty
    QStringList connections; // database connections it has a password in, the primary one first
    Traits traits{};
    qint64 passwordChangedMs = 0; // UTC, when it was looked up; 0: never, or not told
    QStringList identities{}; // the linked ones, each as the user_id it would have by itself
    qint64 lastLoginMs = 0; // UTC, when it was looked up; 0: never, or not told
    QString language{}; // as the profile tells it, e.g. de or de-AT; may be empty

    friend bool operator==(const User &, const User &) = default;
};

} // namespace bulkhead
