// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "measures/step_calls.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace bulkhead::measures::testing {

// A user with an id that needs every kind of encoding.
struct Ann
{
    PlanChoices choices;
    User user{QStringLiteral("waad|a/b c+d@x"), QStringLiteral("Ann@example.org"),
        {QStringLiteral("db-one")}};
    Connection connection{.name = QStringLiteral("db-one"), .id = QStringLiteral("con_1")};
    bool foundBlocked = false;

    [[nodiscard]] Target target() const
    {
        return {.user = user,
            .choices = choices,
            .connection = connection,
            .ownClientId = QStringLiteral("own"),
            .incidentId = QStringLiteral("incident-7"),
            .foundBlocked = foundBlocked,
            .nowMs = 1'770'000'000'000};
    }
};

[[nodiscard]] inline QJsonObject bodyOf(const Call &call)
{
    return QJsonDocument::fromJson(call.request.body).object();
}

[[nodiscard]] inline auth0::Reading refusal(int status, const QString &message)
{
    auth0::Reading reading;
    reading.outcome = status == 404 ? Outcome::NotFound : Outcome::Refused;
    reading.status = status;
    reading.message = message;
    return reading;
}

} // namespace bulkhead::measures::testing
