// SPDX-License-Identifier: Apache-2.0
#include "practice/user_kinds.h"

#include <array>

namespace bulkhead::practice {
namespace {

// In the order of the enumeration.
constexpr std::array names{"ordinary", "social", "enterprise", "passwordless-email",
    "passwordless-sms", "no-email", "unverified", "email-changed", "factor-added", "passkey-added",
    "old-factor", "shared-email", "shared-email-social", "linked", "linked-recently",
    "custom-database", "no-self-service", "shared-addresses", "passkey-only", "blocked",
    "long-policy", "flagged"};
static_assert(names.size() == size_t(UserKind::Flagged) + 1);

} // namespace

const QList<UserKind> &oddKinds()
{
    static const QList<UserKind> kinds = [] {
        QList<UserKind> all;
        for (size_t kind = 1; kind < names.size(); ++kind)
            all << UserKind(kind);
        return all;
    }();
    return kinds;
}

QString wireName(UserKind kind)
{
    return QString::fromLatin1(names[size_t(kind)]);
}

} // namespace bulkhead::practice
