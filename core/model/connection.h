// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QString>

#include <vector>

namespace bulkhead {

// A database connection, as far as a reset depends on it (Management API, connection.options;
// shown only to a token with read:connections_options).
struct Connection
{
    QString name;
    QString id{}; // con_...
    bool optionsKnown = false; // else all below is a guess that lets everything pass
    int minLength = 0; // of a password; 0: not told
    QString passwordPolicy{}; // none, low, fair, good, excellent, or empty
    int historySize = 0; // 0: the same password may be set again
    bool customDatabase = false; // with its own store, and users not imported
    bool changeScript = false; // a custom database's own script that changes passwords
    bool selfService = true; // the login page offers "Forgot password"
    bool uniqueEmails = true; // change_password does not work otherwise
    bool passwordLogin = true; // false: passkeys or codes only

    friend bool operator==(const Connection &, const Connection &) = default;
};

[[nodiscard]] QJsonObject toJson(const Connection &connection);
[[nodiscard]] Connection connectionFromJson(const QJsonObject &object);

// The one of that name, or a guess that lets everything pass.
[[nodiscard]] Connection connectionNamed(
    const std::vector<Connection> &connections, const QString &name);

} // namespace bulkhead
