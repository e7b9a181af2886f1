// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace bulkhead::practice {

// An even draw that depends on nothing but its arguments.
[[nodiscard]] quint64 draw(quint32 seed, quint64 index, quint32 salt);

// The users of the practice tenant. Nobody is stored: everything about user `index` follows from
// the seed, and id and e-mail lead back to the index, so 100,000 users cost as much as one.
class Population
{
public:
    // At most 2^24 users; each 50th sits in the partners connection and shares the e-mail of
    // somebody in the main connection.
    Population(int users, quint32 seed);

    [[nodiscard]] int size() const { return m_users; }
    [[nodiscard]] quint32 seed() const { return m_seed; }
    [[nodiscard]] QString userId(int index) const; // auth0|<24 hex>
    [[nodiscard]] QString email(int index) const; // lower case, under example.com, .org or .net
    [[nodiscard]] QString connection(int index) const;
    // As GET /api/v2/users/{id} shows it; `bornMs` (UTC) is when the tenant's present begins.
    [[nodiscard]] QJsonObject profile(int index, qint64 bornMs) const;

    [[nodiscard]] std::optional<int> byId(const QString &userId) const;
    // Exact, case included.
    [[nodiscard]] QList<int> byEmail(const QString &email) const;

private:
    [[nodiscard]] bool isPartner(int index) const { return index % 50 == 49; }
    // The user whose name and e-mail this one has: itself, but for a partner.
    [[nodiscard]] int namesake(int index) const;

    int m_users;
    quint32 m_seed;
};

// An instant as Auth0 writes it: 2026-01-31T23:59:59.000Z.
[[nodiscard]] QString isoTime(qint64 utcMs);

} // namespace bulkhead::practice
