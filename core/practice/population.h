// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/names.h"
#include "practice/odd_users.h"

#include <QJsonObject>
#include <QList>

namespace bulkhead::practice {

// The users of the practice tenant. Nobody is stored: everything about user `index` follows from
// the seed, and id and e-mail lead back to the index, so 100,000 users cost as much as one.
class Population
{
public:
    // At most 2^24 ordinary users; each 50th sits in the partners connection and shares the e-mail
    // of somebody in the main connection. The odd ones follow them.
    Population(int users, quint32 seed);

    [[nodiscard]] int ordinary() const { return m_users; }
    [[nodiscard]] int size() const { return m_users + OddUsers::count(); }
    [[nodiscard]] quint32 seed() const { return m_seed; }
    [[nodiscard]] UserKind kind(int index) const;
    [[nodiscard]] QString userId(int index) const; // auth0|<24 hex>, unless odd
    [[nodiscard]] QString email(int index) const; // lower case, under example.com, .org or .net
    [[nodiscard]] QString connection(int index) const; // of the first identity
    [[nodiscard]] QList<Identity> identities(int index) const;
    [[nodiscard]] qint64 createdMs(int index, qint64 bornMs) const;
    // As GET /api/v2/users/{id} shows it; `bornMs` (UTC) is when the tenant's present begins.
    [[nodiscard]] QJsonObject profile(int index, qint64 bornMs) const;

    [[nodiscard]] std::optional<int> byId(const QString &userId) const;
    // Exact, case included.
    [[nodiscard]] QList<int> byEmail(const QString &email) const;

private:
    [[nodiscard]] bool isOdd(int index) const { return index >= m_users; }
    [[nodiscard]] bool isPartner(int index) const { return !isOdd(index) && index % 50 == 49; }
    [[nodiscard]] QList<int> ordinaryByEmail(const QString &email) const;
    // The user whose name and e-mail this one has: itself, but for a partner.
    [[nodiscard]] int namesake(int index) const;

    int m_users;
    quint32 m_seed;
    OddUsers m_odd;
};

} // namespace bulkhead::practice
