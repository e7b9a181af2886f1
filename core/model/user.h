// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

namespace bulkhead {

// What became of an identifier: nothing yet, one user, none, several (never guessed), or a user
// whom an earlier row already names.
enum class Resolution : quint8 { Open, Found, NotFound, Several, Merged };

// An Auth0 user as the tenant told it, as far as a plan needs it.
struct User
{
    QString userId; // of the primary identity, e.g. auth0|...
    QString email; // may be empty
    QStringList connections; // database connections it has a password in, the primary one first

    friend bool operator==(const User &, const User &) = default;
};

} // namespace bulkhead
