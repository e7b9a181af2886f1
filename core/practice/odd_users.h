// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/user_kinds.h"

#include <QJsonObject>

#include <optional>

namespace bulkhead::practice {

inline constexpr qint64 dayMs = 86'400'000;

// One way in; a user has one or, when linked, two. The first one's id is in the user_id.
struct Identity
{
    QString connection;
    QString provider;
    QString userId; // without the provider
    bool isSocial = false;
};

// The users that are not like the others, by number from 0. Nobody is stored here either.
class OddUsers
{
public:
    explicit OddUsers(quint32 seed) : m_seed(seed) { }

    [[nodiscard]] static int count() { return int(oddKinds().size()) * usersOfAKind; }
    [[nodiscard]] static UserKind kind(int number) { return oddKinds()[number / usersOfAKind]; }
    // Whose name it is, apart from the ordinary users' draws.
    [[nodiscard]] static quint64 person(int number) { return (1u << 28) + quint64(number); }
    [[nodiscard]] QString userId(int number) const;
    [[nodiscard]] QString email(int number) const; // empty when there is none
    [[nodiscard]] QList<Identity> identities(int number) const;
    // Makes an ordinary, unblocked and verified profile odd.
    void adorn(int number, QJsonObject &profile, qint64 bornMs) const;

    [[nodiscard]] std::optional<int> byId(const QString &userId) const;
    [[nodiscard]] QList<int> byEmail(const QString &email) const;

private:
    [[nodiscard]] QString hexId(int number) const;
    [[nodiscard]] QString googleId(int number) const;
    [[nodiscard]] Identity primary(int number) const;

    quint32 m_seed;
};

} // namespace bulkhead::practice
