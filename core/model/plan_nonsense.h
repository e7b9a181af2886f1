// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_choices.h"

namespace bulkhead {

// What no plan can hold, whatever the list and the tenant.
enum class Nonsense : quint8 {
    NothingToDo,
    FlagSetAndCleared, // which undo each other
    TwoLinks, // the newer one kills the other
    TicketLife, // outside of what is below
    ResultUrlInvalid, // not an absolute web address
    ResultUrlBranded, // Auth0 takes a result URL or a client or an organization
    EndWithoutBeginning, // of the attack
    EndBeforeBeginning,
    BrandingUnclear, // see branding.h
    MailRate, // none, or less than 0.01 a second
};

inline constexpr double mailsPerSAtLeast = 0.01;
inline constexpr qint64 ticketLifeAtLeastS = 360;
inline constexpr qint64 ticketLifeAtMostS = 30 * 24 * 3600;

// In the order above; empty when the choices make sense together. What belongs to a method that was
// not chosen is not looked at.
[[nodiscard]] std::vector<Nonsense> nonsenseIn(const PlanChoices &choices);

// UTC milliseconds of an ISO 8601 time. Nothing without its zone: two machines would read it
// differently.
[[nodiscard]] std::optional<qint64> instant(const QString &text);
// The same the other way round, in UTC.
[[nodiscard]] QString instantText(qint64 utcMs);

} // namespace bulkhead
