// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/http_message.h"

#include <QMap>
#include <QSet>
#include <QStringList>

namespace bulkhead::practice {

struct State;

// Whose rules a path obeys: rate-limit bucket, token, shape of errors.
enum class Zone : quint8 {
    Control, // /_practice/: no token, no bucket, no latency, no fault, not in the record
    Authentication,
    Management, // /api/v2/: needs a token
};

// One request on its way to its route.
struct Call
{
    const HttpRequest &http;
    QString id; // what `{id}` in the pattern stands for, decoded
    QMap<QString, QString> query;
    QSet<QString> scopes; // of the caller's token
};

// One row of the table of everything the tenant can do; the handler checks what is its own, changes
// the state and answers.
struct Route
{
    Zone zone;
    QByteArray method;
    QByteArray pattern; // `{id}` is one encoded segment
    QStringList scopes; // of a Management route; holding one of them suffices ...
    bool allScopes; // ... or all of them are needed
    QStringList parameters; // of the query; any other is refused
    Reply (*answer)(State &state, const Call &call);
};

[[nodiscard]] QList<Route> tokenRoutes();
[[nodiscard]] QList<Route> userRoutes();
[[nodiscard]] QList<Route> sessionRoutes();
[[nodiscard]] QList<Route> passwordRoutes();
[[nodiscard]] QList<Route> logRoutes();
[[nodiscard]] QList<Route> userPatchRoutes();
[[nodiscard]] QList<Route> ticketRoutes();
[[nodiscard]] QList<Route> connectionRoutes();
[[nodiscard]] QList<Route> factorRoutes();
[[nodiscard]] QList<Route> deviceRoutes();
[[nodiscard]] QList<Route> mailSettingsRoutes();
[[nodiscard]] QList<Route> settingsRoutes();
[[nodiscard]] QList<Route> actionRoutes();
[[nodiscard]] QList<Route> bindingRoutes();
[[nodiscard]] QList<Route> protectionRoutes();
[[nodiscard]] QList<Route> peopleRoutes();
[[nodiscard]] QList<Route> controlRoutes();
// All of them.
[[nodiscard]] QList<Route> everyRoute();

} // namespace bulkhead::practice
