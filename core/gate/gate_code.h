// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "gate/action_code.h"
#include "gate/hash_list.h"
#include "model/identifier.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace bulkhead::gate {

// What a user is compared by: a user id as it is, an e-mail address in lower case.
[[nodiscard]] QString keyOf(const Identifier &identifier);
// Of identifiers as a list has them.
[[nodiscard]] QStringList keysOf(const QStringList &texts);

// A user whom the gate refuses.
struct Listed
{
    QString key;
    qint64 cutOffMs = 0; // a later one than the gate's, UTC; else the gate's counts
    bool held = false; // whatever the password, until somebody releases the user
};

// Connections whose users are refused whether they are listed or not.
struct ConnectionRule
{
    QStringList connections{}; // names of databases
    qint64 cutOffMs = 0; // a later one than the gate's, UTC; else the gate's counts
    bool held = false; // whatever the password; who signed up after the gate's cut-off passes
};

struct GateContent
{
    QString denyText;
    qint64 cutOffMs = 0; // UTC by the tenant's clock: who changes the password later passes
    bool letStrandedIn = false;
    std::vector<Listed> listed{}; // in any order, each key as often as it comes
    QStringList protectedKeys{}; // always pass
    ConnectionRule rule{};
};

// As hashOf().
using Hash = std::function<quint64(const QString &salt, const QString &key)>;

// A salt with which no protected user looks like a listed one. `draw` gives one after the other.
[[nodiscard]] bool saltFits(
    const GateContent &content, const QString &salt, const Hash &hash = hashOf);
[[nodiscard]] QString saltFor(const GateContent &content,
    const std::function<QString()> &draw = randomSalt, const Hash &hash = hashOf);

// The codes of the gate's Actions, one after the other as long as they may be; the same for the
// same content and salt. ActionTooLong (detail: how many) when the protected leave no room.
[[nodiscard]] Result<std::vector<QByteArray>> compileGate(
    const GateContent &content, const QString &salt, qsizetype bytesAtMost = codeBytesAtMost);

} // namespace bulkhead::gate
