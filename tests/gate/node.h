// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonObject>

#include <vector>

namespace bulkhead::testing {

// Runs the codes of Actions in Node, as tests/gate/run_action.js says.
struct ActionRun
{
    std::vector<QByteArray> codes;
    QJsonArray users{};
    QString text{}; // that is expected
    QStringList without{};
    qint64 nowMs = 0; // UTC; 0: the machine's

    // One array of three words for each user.
    [[nodiscard]] QJsonArray decisions() const;
    [[nodiscard]] double millisecondsEach(int repeat) const;
};

// Of an event: database users have the strategy auth0.
[[nodiscard]] QJsonObject eventUser(const QJsonObject &user,
    const QString &strategy = QStringLiteral("auth0"), const QString &connection = {});

} // namespace bulkhead::testing
