// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_choices.h"
#include "model/tenant_survey.h"

#include <optional>
#include <vector>

namespace bulkhead::plan {

enum class Severity : quint8 { Green, Warning, Stop };

// What was found before the first call. What `names`, `number` and `measure` of a Finding hold
// stands behind each.
enum class FindingCode : quint8 {
    ScopesGranted, // names: all that the plan needs
    ScopesUnknown, // the token does not tell them
    ScopeMissing, // measure, names: what it lacks
    ScopeWithdrawn, // names: in the token, no longer in the application's grant
    SessionEndpointsThere,
    SessionEndpointsMissing,
    SessionEndpointsUnknown, // names: the scope that would tell, if it is one
    FlagActionReady,
    FlagActionMissing, // neither deployed nor bound
    FlagActionNotDeployed,
    FlagActionNotBound,
    FlagActionUnknown, // names: the scope that would tell, if it is one
    ClockRight, // number: seconds ahead of ours
    ClockOff, // the same
    TokenLasts, // number: seconds left
    TokenRenewed, // number: seconds that the run takes
    TokenTooShort, // number: seconds left; it cannot be renewed
    LimitSeen, // number: calls at once; other: calls a minute
    LimitAssumed, // the same
    OwnMailProvider, // names: which
    MailProviderOff, // names: which
    BuiltInMail, // number: mails; other: seconds that they take
    MailProviderUnknown, // names: the scope that would tell, if it is one
    ResetTemplateOn,
    ResetTemplateOff,
    ResetTemplateUnknown, // names: the scope that would tell, if it is one
    ConnectionsRead, // number: how many
    ConnectionsUnknown, // names: the scope that would tell, if it is one
    NoSelfService, // names: connections, here and below
    NoHistory,
    AddressesNotUnique,
    CustomDatabase,
    PolicyTooLong,
    SessionsLive, // number: hours that a session lives at most
    MailRateTooHigh, // of the built-in provider; number: mails; other: seconds that they take
    OrganizationsThere, // names: which, here and below
    OrganizationInvalid, // no id
    OrganizationMissing,
    OrganizationUnknown, // names: the scope that would tell, if it is one
    BrandedConnectionMissing, // names: connections that the plan has a client or organization for
};
inline constexpr FindingCode lastFindingCode = FindingCode::BrandedConnectionMissing;

struct Finding
{
    FindingCode code;
    Severity severity;
    QStringList names{};
    qint64 number = 0;
    qint64 other = 0;
    std::optional<Measure> measure{};

    friend bool operator==(const Finding &, const Finding &) = default;
};

struct PreflightFacts
{
    TenantSurvey survey;
    PlanChoices choices;
    PlanCounts counts{}; // zeros before there is a plan
    QStringList databases{}; // that users on the list have a password in; empty: any may be
};

// Pure: what stands in the way of such a plan, what to know before it, and what is well. Stops
// first, then warnings; in a fixed order.
[[nodiscard]] std::vector<Finding> preflight(const PreflightFacts &facts);
[[nodiscard]] std::vector<Finding> stopsOf(const std::vector<Finding> &findings);

[[nodiscard]] QString wireName(FindingCode code);
[[nodiscard]] QString wireName(Severity severity);

} // namespace bulkhead::plan
