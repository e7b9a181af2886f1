// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFlags>
#include <QString>

#include <array>
#include <optional>

namespace bulkhead {

// The two APIs of a tenant; their rate limits are independent (Auth0 rate limit policy).
enum class Api : quint8 { Management, Authentication };
inline constexpr std::array allApis{Api::Management, Api::Authentication};

enum class RevocationScope : quint8 { Everything, Sessions, RefreshTokens, None };

// How a password gets reset. A random password and a flag end what the old one can do; a mail or a
// ticket lets the user in again. At most one of the last two: minting a link kills the one before.
enum class ResetMethod : quint8 { Password = 1, Flag = 2, Email = 4, Ticket = 8 };
Q_DECLARE_FLAGS(ResetMethods, ResetMethod)
Q_DECLARE_OPERATORS_FOR_FLAGS(ResetMethods)
inline constexpr std::array allResetMethods{
    ResetMethod::Password, ResetMethod::Flag, ResetMethod::Email, ResetMethod::Ticket};

// What may be done besides, off by default.
enum class Extra : quint8 {
    Block = 1,
    ForgetMfaBrowsers = 2,
    DeleteGrants = 4,
    DeleteDeviceCredentials = 8, // legacy; works where the plan lacks session endpoints
    ClearFlag = 16, // the force-reset flag of an earlier run; never together with setting it
};
Q_DECLARE_FLAGS(Extras, Extra)
Q_DECLARE_OPERATORS_FOR_FLAGS(Extras)
inline constexpr std::array allExtras{Extra::Block, Extra::ForgetMfaBrowsers, Extra::DeleteGrants,
    Extra::DeleteDeviceCredentials, Extra::ClearFlag};

// One thing done to one user. The numbers stand in incident files: append, never renumber.
enum class Measure : quint8 {
    RevokeAccess,
    DeleteSessions,
    DeleteRefreshTokens,
    Email,
    Password,
    Flag,
    Ticket,
    Block,
    ForgetMfaBrowsers,
    DeleteGrants,
    DeleteDeviceCredentials,
    ClearFlag,
    Delivery, // a letter by the organisation's own mail server: no call to the tenant
};
inline constexpr std::array allMeasures{Measure::RevokeAccess, Measure::DeleteSessions,
    Measure::DeleteRefreshTokens, Measure::Email, Measure::Password, Measure::Flag, Measure::Ticket,
    Measure::Block, Measure::ForgetMfaBrowsers, Measure::DeleteGrants,
    Measure::DeleteDeviceCredentials, Measure::ClearFlag, Measure::Delivery};

enum class MeasureGroup : quint8 { Revoke, Reset, Extra };

struct MeasureFacts
{
    std::optional<Api> api; // nothing: not a call to the tenant
    MeasureGroup group;
    // Repeating it harms nobody. A second reset mail kills the first one's link, so mail is not; a
    // ticket whose answer was lost has reached nobody, so it is. Nobody gets two letters unasked.
    bool idempotent;
    // It opens a way in again, so it waits until all else is done for that user.
    bool letsIn = false;
};

[[nodiscard]] MeasureFacts factsOf(Measure measure);
[[nodiscard]] QString wireName(Measure measure);
[[nodiscard]] QString wireName(RevocationScope scope);
[[nodiscard]] QString wireName(ResetMethod method);
[[nodiscard]] QString wireName(Extra extra);
// `none`, or the methods' names with commas between them.
[[nodiscard]] QString wireName(ResetMethods methods);
[[nodiscard]] std::optional<RevocationScope> revocationScope(QStringView name);
// Nothing for an unknown or repeated name, and for email together with ticket.
[[nodiscard]] std::optional<ResetMethods> resetMethods(QStringView names);
[[nodiscard]] std::optional<Extra> extra(QStringView name);

} // namespace bulkhead
