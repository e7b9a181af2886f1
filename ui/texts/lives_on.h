// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_choices.h"

#include <QStringList>

#include <array>

namespace bulkhead::texts {

// What an attacker may hold of a user.
enum class Hold : quint8 {
    OldPassword,
    Sessions,
    RefreshTokens,
    AccessTokens,
    AppSessions,
    ResetLinks,
    Factors,
    SocialIdentities,
    DeviceCredentials,
    Grants,
};
inline constexpr std::array allHolds{Hold::OldPassword, Hold::Sessions, Hold::RefreshTokens,
    Hold::AccessTokens, Hold::AppSessions, Hold::ResetLinks, Hold::Factors, Hold::SocialIdentities,
    Hold::DeviceCredentials, Hold::Grants};

// Refused: it is there and useless, as long as a block or the flag's Action stands.
enum class Fate : quint8 { Dies, Refused, Lives };

struct Fortune
{
    Hold hold;
    Fate fate;
    QString why; // a sentence
};

// What these choices do to everything that an attacker may hold; in the order of `allHolds`. Facts
// of Auth0's documentation; what it does not promise is not called dead.
[[nodiscard]] std::vector<Fortune> livesOn(const PlanChoices &choices);
[[nodiscard]] QString holdText(Hold hold);
[[nodiscard]] QString fateText(Fate fate);

// A line for each that does not die: the honest part.
[[nodiscard]] QStringList staysAlive(const PlanChoices &choices);

} // namespace bulkhead::texts
