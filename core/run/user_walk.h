// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/endpoints.h"
#include "model/user.h"

#include <QSet>

#include <vector>

namespace bulkhead::run {

// Pure: how all users of a tenant are read although a search gives no more than its first thousand.
// In the order of their creation; after each thousand a new search begins where the last one ended.
// Whom it cannot reach: users whom the tenant's search does not know, which are those created just
// now and those of a custom database who have never been imported, and all after a thousand who
// were created in the same millisecond.
class UserWalk
{
public:
    // The page to be read now; not after the end.
    [[nodiscard]] auth0::Request next() const { return auth0::usersByAge(m_since, m_page); }
    // Those of its answer whom no page before had.
    [[nodiscard]] std::vector<User> take(const QByteArray &body);
    [[nodiscard]] bool isOver() const { return m_over; }
    // As the tenant told at the beginning. 0: not yet.
    [[nodiscard]] qint64 total() const { return m_total; }

private:
    [[nodiscard]] bool isNew(const QString &userId, const QString &created);
    void goOn(qsizetype onPage);

    QString m_since;
    int m_page = 0;
    bool m_over = false;
    qint64 m_total = 0;
    QString m_latest; // created_at of the youngest so far
    QSet<QString> m_ofLatest; // the user ids of that very moment
};

} // namespace bulkhead::run
