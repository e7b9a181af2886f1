// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entries.h"
#include "model/tenant_survey.h"

#include <memory>

namespace bulkhead::ui::incidents {

[[nodiscard]] inline PlanChoices choose(RevocationScope scope,
    ResetMethods reset = ResetMethod::Email, const QString &connection = {},
    const QString &resetClientId = {})
{
    return {
        .scope = scope, .reset = reset, .connection = connection, .resetClientId = resetClientId};
}

// Ledgers as the program would have them. In a run ada is done, bo has failed (his e-mail was
// skipped for it), and cy is pending: done when it is finished, cancelled when it is cancelled.
struct Shape
{
    bool practice = false;
    PlanChoices choices{};
    PlanCounts counts{.rows = 3,
        .users = 3,
        .tenantUsers = 1000,
        .managementCalls = 3,
        .authenticationCalls = 3,
        .seconds = 60};
    std::optional<TenantSurvey> survey{}; // as the tenant told before the plan
    std::optional<journal::GateState> gate{}; // as it was seen last; none: none was chosen
    bool stranded = false; // bo has no e-mail address
    bool held = false; // cy's e-mail changed during the attack
};

inline constexpr journal::IncidentState allStates[] = {journal::IncidentState::New,
    journal::IncidentState::Imported, journal::IncidentState::Planned,
    journal::IncidentState::Running, journal::IncidentState::Paused, journal::IncidentState::Halted,
    journal::IncidentState::Cancelled, journal::IncidentState::Finished};

[[nodiscard]] std::vector<journal::Entry> entries(
    journal::IncidentState state, const Shape &shape = {});
[[nodiscard]] std::shared_ptr<journal::Ledger> ledger(
    journal::IncidentState state, const Shape &shape = {});

[[nodiscard]] journal::GateChoices gateChoices(); // of that gate
[[nodiscard]] journal::Entry gateSeen(journal::GateState state);

// The tenant of all of them.
inline const QString tenantName = QStringLiteral("acme.eu.auth0.com");

} // namespace bulkhead::ui::incidents
