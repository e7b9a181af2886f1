// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace bulkhead {

// The two APIs of a tenant; their rate limits are independent (Auth0 rate limit policy).
enum class Api : quint8 { Management, Authentication };
inline constexpr std::array allApis{Api::Management, Api::Authentication};

enum class RevocationScope : quint8 { Everything, Sessions, RefreshTokens, None };
enum class ResetMethod : quint8 { None, Email };

// One thing done to one user. The order here is the order of the wire names in the JSON report.
enum class Measure : quint8 { RevokeAccess, DeleteSessions, DeleteRefreshTokens, Email };
inline constexpr std::array allMeasures{
    Measure::RevokeAccess, Measure::DeleteSessions, Measure::DeleteRefreshTokens, Measure::Email};

enum class MeasureGroup : quint8 { Revoke, Reset };

struct MeasureFacts
{
    Api api;
    MeasureGroup group;
    // Repeating it harms nobody. A second reset mail kills the first one's link, so mail is not.
    bool idempotent;
};

[[nodiscard]] MeasureFacts factsOf(Measure measure);
[[nodiscard]] QString wireName(Measure measure);
[[nodiscard]] QString wireName(RevocationScope scope);
[[nodiscard]] QString wireName(ResetMethod method);
[[nodiscard]] std::optional<RevocationScope> revocationScope(QStringView name);
[[nodiscard]] std::optional<ResetMethod> resetMethod(QStringView name);

// The measures for one user in the order in which they run: revoked first, mailed only after that.
[[nodiscard]] std::vector<Measure> measuresFor(RevocationScope scope, ResetMethod method);

} // namespace bulkhead
