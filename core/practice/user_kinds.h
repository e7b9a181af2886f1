// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace bulkhead::practice {

// What is odd about a user. Three of each kind follow the ordinary users of every population.
enum class UserKind : quint8 {
    Ordinary,
    Social, // no password here
    Enterprise, // no password here, an id full of signs that have to be encoded
    PasswordlessEmail,
    PasswordlessSms, // no e-mail
    NoEmail, // database, a user name only
    Unverified,
    EmailChanged, // in the hours before the tenant was born
    FactorAdded, // the same
    PasskeyAdded, // the same
    OldFactor, // harmless: added long ago
    SharedEmail, // database; has the address of the one below
    SharedEmailSocial,
    Linked, // primary google-oauth2, secondary auth0
    LinkedRecently, // primary auth0; google-oauth2 came in the hours before the tenant was born
    CustomDatabase,
    NoSelfService,
    SharedAddresses, // three children, one address, one database
    PasskeyOnly,
    Blocked,
    LongPolicy,
    Flagged, // still carries the flag of an older run
};

inline constexpr int usersOfAKind = 3;

// In the order in which they follow the ordinary users.
[[nodiscard]] const QList<UserKind> &oddKinds();
// As kinds.csv has it: `passwordless-sms`.
[[nodiscard]] QString wireName(UserKind kind);

} // namespace bulkhead::practice
