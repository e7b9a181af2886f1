// SPDX-License-Identifier: Apache-2.0
#include "practice/population.h"

#include "practice/tenant.h"

#include <QJsonArray>

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

// 3 to 5 are those of the names.
enum : quint32 { IdHigh = 1, IdLow, Namesake = 6, Flags, Past, Offset };

constexpr int counterBits = 24;
constexpr quint32 counterMask = (1u << counterBits) - 1;

// What an application keeps with its users, and nobody else may lose.
QJsonObject metadata(quint64 flags)
{
    const QString plan = (flags >> 40) % 3 == 0 ? u"gold"_s : u"silver"_s;
    return {{u"plan"_s, plan}, {u"roles"_s, QJsonArray{u"buyer"_s, u"editor"_s}},
        {u"limits"_s, QJsonObject{{u"orders"_s, int((flags >> 42) % 90 + 10)}}}};
}

QJsonArray shown(const QList<Identity> &identities)
{
    QJsonArray all;
    for (const Identity &identity : identities) {
        all << QJsonObject{{u"connection"_s, identity.connection},
            {u"provider"_s, identity.provider}, {u"user_id"_s, identity.userId},
            {u"isSocial"_s, identity.isSocial}};
    }
    return all;
}

} // namespace

Population::Population(int users, quint32 seed)
    : m_users(std::clamp(users, 0, int(counterMask) + 1)), m_seed(seed), m_odd(seed)
{
}

UserKind Population::kind(int index) const
{
    return isOdd(index) ? OddUsers::kind(index - m_users) : UserKind::Ordinary;
}

QString Population::userId(int index) const
{
    if (isOdd(index))
        return m_odd.userId(index - m_users);
    // Like the object ids of a real tenant: random at the front, counting at the end.
    const quint64 counter = (quint64(index) + draw(m_seed, 0, Offset)) & counterMask;
    const quint64 low = (draw(m_seed, quint64(index), IdLow) << counterBits | counter) & 0xffffffff;
    return u"auth0|%1%2"_s.arg(draw(m_seed, quint64(index), IdHigh), 16, 16, '0'_L1)
        .arg(low, 8, 16, '0'_L1);
}

QString Population::email(int index) const
{
    if (isOdd(index))
        return m_odd.email(index - m_users);
    const int person = namesake(index);
    return nameOf(m_seed, quint64(person)).address(QString::number(person));
}

QString Population::connection(int index) const
{
    if (isOdd(index))
        return identities(index).first().connection;
    return isPartner(index) ? partnersConnection : mainConnection;
}

QList<Identity> Population::identities(int index) const
{
    if (isOdd(index))
        return m_odd.identities(index - m_users);
    return {{connection(index), u"auth0"_s, userId(index).mid(6)}};
}

qint64 Population::createdMs(int index, qint64 bornMs) const
{
    return bornMs - qint64(100 + draw(m_seed, quint64(index), Flags) % 1000) * dayMs;
}

QJsonObject Population::profile(int index, qint64 bornMs) const
{
    const quint64 flags = draw(m_seed, quint64(index), Flags);
    const qint64 created = createdMs(index, bornMs);
    const qint64 loginMs =
        bornMs - qint64(draw(m_seed, quint64(index), Past) % (30 * quint64(dayMs)));
    const Name name =
        nameOf(m_seed, isOdd(index) ? OddUsers::person(index - m_users) : quint64(namesake(index)));
    QJsonObject user{{u"user_id"_s, userId(index)}, {u"email"_s, email(index)},
        {u"email_verified"_s, isOdd(index) || (flags >> 16) % 10 != 0}, {u"name"_s, name.full()},
        {u"given_name"_s, name.given}, {u"family_name"_s, name.family},
        {u"nickname"_s, name.given.toLower()}, {u"created_at"_s, isoTime(created)},
        {u"updated_at"_s, isoTime(loginMs)}, {u"last_login"_s, isoTime(loginMs)},
        {u"last_ip"_s, u"192.0.2.%1"_s.arg(flags % 250 + 1)},
        {u"logins_count"_s, int(flags % 300 + 1)}, {u"app_metadata"_s, metadata(flags)},
        {u"user_metadata"_s, QJsonObject()}, {u"identities"_s, shown(identities(index))}};
    if (!isOdd(index) && (flags >> 24) % 20 == 0) // absent unless an administrator blocked the user
        user.insert(u"blocked"_s, true);
    if ((flags >> 32) % 2 == 0) // absent until the first change
        user.insert(u"last_password_reset"_s, isoTime(created + dayMs));
    if (isOdd(index))
        m_odd.adorn(index - m_users, user, bornMs);
    return user;
}

std::optional<int> Population::byId(const QString &userId) const
{
    bool isHex = false;
    const quint64 low = userId.right(6).toULongLong(&isHex, 16);
    const quint64 index = (low - draw(m_seed, 0, Offset)) & counterMask;
    if (isHex && index < quint64(m_users) && this->userId(int(index)) == userId)
        return int(index);
    if (const auto odd = m_odd.byId(userId))
        return m_users + *odd;
    return {};
}

QList<int> Population::byEmail(const QString &email) const
{
    QList<int> found = ordinaryByEmail(email);
    for (const int odd : m_odd.byEmail(email))
        found << m_users + odd;
    return found;
}

QList<int> Population::ordinaryByEmail(const QString &email) const
{
    const qsizetype at = email.indexOf('@'_L1);
    const qsizetype dot = email.lastIndexOf('.'_L1, at);
    bool isNumber = false;
    const int person = at < 0 ? -1 : email.mid(dot + 1, at - dot - 1).toInt(&isNumber);
    if (!isNumber || person < 0 || person >= m_users || this->email(person) != email)
        return {};
    QList<int> found;
    const int partner = person / 50 * 50 + 49;
    if (!isPartner(person))
        found << person;
    if (partner < m_users && namesake(partner) == person)
        found << partner;
    return found;
}

int Population::namesake(int index) const
{
    if (!isPartner(index))
        return index;
    return index - 1 - int(draw(m_seed, quint64(index), Namesake) % 49);
}

} // namespace bulkhead::practice
