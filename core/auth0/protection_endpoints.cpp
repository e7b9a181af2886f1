// SPDX-License-Identifier: Apache-2.0
#include "auth0/protection_endpoints.h"

#include "auth0/request_parts.h"

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

constexpr auto settingsPath = "/api/v2/attack-protection/breached-password-detection";

} // namespace

Request breachedPasswords()
{
    return management("GET"_ba, settingsPath);
}

Request setBreachedPasswords(const QJsonObject &settings)
{
    return management("PATCH"_ba, settingsPath, compact(settings));
}

} // namespace bulkhead::auth0
