// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>

namespace bulkhead::testing {

inline const QString surveyScopes =
    QStringLiteral(" read:connections read:connections_options read:email_provider "
                   "read:email_templates read:client_grants read:tenant_settings read:sessions "
                   "read:actions read:organizations");

// How a tenant is set up, as its Management API tells it to who has the scopes.
struct FakeSetup
{
    std::vector<QJsonObject> connections{
        {{QStringLiteral("id"), QStringLiteral("con_0000000000000001")},
            {QStringLiteral("name"), QStringLiteral("Username-Password-Authentication")},
            {QStringLiteral("strategy"), QStringLiteral("auth0")},
            {QStringLiteral("options"),
                QJsonObject{{QStringLiteral("passwordPolicy"), QStringLiteral("good")}}}}};
    QString mailProvider = QStringLiteral("smtp"); // empty: Auth0's own
    bool templateEnabled = true;
    QStringList grants{QStringLiteral("read:users")};
    bool sessionEndpoints = true;
    QStringList organizations{QStringLiteral("org_0123456789abcdef")};
    bool actionDeployed = true, actionBound = true;

    [[nodiscard]] auth0::Answer answer(const QByteArray &target, const QString &scopes) const;
};

} // namespace bulkhead::testing
