// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <optional>

namespace bulkhead {

enum class IdentifierKind : quint8 { UserId, Email };

// Why a row of a list could not become an identifier. Wire names: wireName().
enum class RejectReason : quint8 {
    Empty,
    NotAnIdentifier,
    TooLong,
    BadEncoding,
    ControlCharacter,
    MissingColumn,
    BrokenQuote,
};

struct Identifier
{
    IdentifierKind kind;
    QString text; // as given, trimmed; case kept because Auth0 compares it
};

struct IdentifierOrReject
{
    std::optional<Identifier> identifier;
    RejectReason reason = RejectReason::NotAnIdentifier;
};

// `strategy|id` is a user_id (opaque behind the bar, at most 300 characters, Management API
// schema), `local@domain` is an e-mail (at most 320). What only looks odd is left to the tenant.
[[nodiscard]] IdentifierOrReject readIdentifier(const QString &text);

[[nodiscard]] QString wireName(IdentifierKind kind);
[[nodiscard]] QString wireName(RejectReason reason);

} // namespace bulkhead
