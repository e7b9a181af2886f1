// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/rotation_code.h"
#include "model/user.h"

#include <QSet>

namespace bulkhead::gate {

// Pure: whom a rotation rule would refuse at the next login, counted on real users before it is
// switched on. What the Action decides in the tenant, on the same facts.
class RotationTally
{
public:
    // `nowMs`: UTC by the tenant's clock.
    RotationTally(RotationRule rule, const QStringList &protectedKeys, qint64 nowMs);

    void add(const User &user);

    struct Counts
    {
        qint64 users = 0; // all that were added
        qint64 ruled = 0; // of them, with a password in a connection that has a rule
        qint64 due = 0; // of those, would have to change it now
        qint64 undated = 0; // of those, nobody tells when it was changed: never refused
        qint64 exempt = 0; // of those, protected, and too old
    };
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    // Connections that the rule names and nobody who was added has a password in.
    [[nodiscard]] QStringList withoutUsers() const;

private:
    [[nodiscard]] bool isProtected(const User &user) const;

    RotationRule m_rule;
    QSet<QString> m_protected;
    QSet<QString> m_seen; // connections
    qint64 m_nowMs;
    Counts m_counts;
};

// Whether the number that a person has read and typed still is the number: a tenant that lives may
// have moved by one in a hundred meanwhile.
[[nodiscard]] bool confirms(qint64 typed, qint64 due);

} // namespace bulkhead::gate
