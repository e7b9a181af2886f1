// SPDX-License-Identifier: Apache-2.0
#include "practice/profile_changes.h"

#include <algorithm>

namespace bulkhead::practice {

using namespace Qt::StringLiterals;

QString wireName(ResetLink::Way way)
{
    switch (way) {
    case ResetLink::Way::Mail: return u"mail"_s;
    case ResetLink::Way::Ticket: return u"ticket"_s;
    case ResetLink::Way::None: break;
    }
    return {};
}

Profiles::Profiles(const Population &population, const Clock &clock)
    : m_population(population), m_clock(clock), m_bornMs(clock.utcMs())
{
}

QJsonObject Profiles::profile(int user) const
{
    QJsonObject shown = m_population.profile(user, m_bornMs);
    const ProfileChange &change = changeOf(user);
    if (change.blocked == true)
        shown.insert(u"blocked"_s, true);
    else if (change.blocked == false && shown.contains("blocked"_L1))
        shown.insert(u"blocked"_s, false);
    if (change.appMetadata)
        shown.insert(u"app_metadata"_s, *change.appMetadata);
    if (change.email) {
        shown.insert(u"email"_s, *change.email);
        shown.insert(u"email_verified"_s, false);
    }
    if (change.passwordResetMs)
        shown.insert(u"last_password_reset"_s, isoTime(*change.passwordResetMs));
    if (change.updatedMs)
        shown.insert(u"updated_at"_s, isoTime(*change.updatedMs));
    if (change.loginMs)
        shown.insert(u"last_login"_s, isoTime(*change.loginMs));
    if (change.logins > 0)
        shown.insert(u"logins_count"_s, shown["logins_count"_L1].toInt() + change.logins);
    return shown;
}

QString Profiles::email(int user) const
{
    return changeOf(user).email.value_or(m_population.email(user));
}

QList<int> Profiles::byEmail(const QString &email) const
{
    QList<int> found = m_population.byEmail(email);
    found.removeIf([this](int user) { return changeOf(user).email.has_value(); });
    found += m_moved.values(email);
    std::sort(found.begin(), found.end());
    return found;
}

bool Profiles::holds(int user, const QString &connection) const
{
    const QList<Identity> all = m_population.identities(user);
    return std::any_of(all.begin(), all.end(),
        [&](const Identity &identity) { return identity.connection == connection; });
}

const ProfileChange &Profiles::changeOf(int user) const
{
    static const ProfileChange none;
    const auto change = m_changes.constFind(user);
    return change == m_changes.cend() ? none : *change;
}

ResetLink::Way Profiles::validLink(int user) const
{
    const ResetLink &link = changeOf(user).link;
    return m_clock.utcMs() < link.endsAtMs ? link.way : ResetLink::Way::None;
}

ProfileChange &Profiles::update(int user)
{
    ProfileChange &change = m_changes[user];
    change.updatedMs = m_clock.utcMs();
    return change;
}

void Profiles::moveTo(int user, const QString &email)
{
    ProfileChange &moved = update(user);
    if (moved.email)
        m_moved.remove(*moved.email, user);
    moved.email = email;
    m_moved.insert(email, user);
}

} // namespace bulkhead::practice
