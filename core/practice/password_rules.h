// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

namespace bulkhead::practice {

enum class PasswordPolicy : quint8 { None, Low, Fair, Good, Excellent };

// As a connection's options name it.
[[nodiscard]] QString wireName(PasswordPolicy policy);

// What a connection asks of a new password.
struct PasswordRules
{
    PasswordPolicy policy = PasswordPolicy::None;
    int minLength = 0; // 0: the policy's own
    int history = 0; // so many of the last ones are refused
    bool dictionary = false;
    bool noPersonalInfo = false;
    // The flexible policies; the older ones read 72 bytes and forget the rest in silence.
    bool refusesOver72Bytes = false;
};

// What is kept of a password: SHA-256 over the part that bcrypt reads.
[[nodiscard]] QByteArray digestOf(const QString &password);

// Auth0's words for what is wrong with it, empty when nothing is. `history` has the digests of the
// user's passwords, newest last.
[[nodiscard]] QString passwordProblem(const PasswordRules &rules, const QString &password,
    const QJsonObject &profile, const QList<QByteArray> &history);

} // namespace bulkhead::practice
