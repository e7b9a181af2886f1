// SPDX-License-Identifier: Apache-2.0
#include "gate/rotation_tally.h"

#include <algorithm>
#include <cstdlib>

namespace bulkhead::gate {
namespace {

constexpr qint64 dayMs = 86'400'000;

} // namespace

RotationTally::RotationTally(RotationRule rule, const QStringList &protectedKeys, qint64 nowMs)
    : m_rule(std::move(rule)), m_protected(protectedKeys.begin(), protectedKeys.end()),
      m_nowMs(nowMs)
{
}

void RotationTally::add(const User &user)
{
    ++m_counts.users;
    m_seen.unite({user.connections.begin(), user.connections.end()});
    const int days = m_rule.shortestFor(user.connections);
    if (days == 0)
        return;
    ++m_counts.ruled;
    if (user.passwordChangedMs == 0)
        ++m_counts.undated;
    else if (m_nowMs - user.passwordChangedMs > days * dayMs)
        ++(isProtected(user) ? m_counts.exempt : m_counts.due);
}

QStringList RotationTally::withoutUsers() const
{
    QStringList names = m_rule.connections.keys();
    names.removeIf([this](const QString &name) { return m_seen.contains(name); });
    return names;
}

bool RotationTally::isProtected(const User &user) const
{
    return m_protected.contains(user.userId) || m_protected.contains(user.email.toLower())
        || std::any_of(user.identities.begin(), user.identities.end(),
            [this](const QString &id) { return m_protected.contains(id); });
}

bool confirms(qint64 typed, qint64 due)
{
    return typed >= 0 && std::abs(typed - due) * 100 <= typed;
}

} // namespace bulkhead::gate
