// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentials/credential.h"
#include "look/look.h"
#include "model/tenant.h"

#include <QList>

#include <optional>

namespace bulkhead::ui {

// What a person calls a tenant's environment, so that one is not taken for the other.
struct EnvironmentMark
{
    QString text; // PRODUCTION, STAGING ...; empty: none
    Tone tone = Tone::Bad;

    friend bool operator==(const EnvironmentMark &, const EnvironmentMark &) = default;
};
// The tones that a mark may have, each called after its colour.
[[nodiscard]] QList<QPair<Tone, QString>> markColors();

// A tenant that was used on this computer. Nothing in it is secret.
struct TenantProfile
{
    TenantConfig tenant;
    credentials::Kind kind = credentials::Kind::ClientSecret;
    credentials::KeyFile keyFile = {}; // of a private key
    EnvironmentMark mark = {};

    [[nodiscard]] QString title() const; // mark, name and client
};

// In the settings, by client and tenant; the one used last comes first.
[[nodiscard]] QList<TenantProfile> tenantProfiles();
[[nodiscard]] std::optional<TenantProfile> profileOf(const TenantConfig &tenant);
void rememberProfile(const TenantProfile &profile);

} // namespace bulkhead::ui
