// SPDX-License-Identifier: Apache-2.0
#include "practice/population.h"

#include "practice/tenant.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

enum Salt : quint32 { IdHigh = 1, IdLow, Given, Family, Domain, Namesake, Flags, Past, Offset };

constexpr int counterBits = 24;
constexpr quint32 counterMask = (1u << counterBits) - 1;
constexpr qint64 dayMs = 86'400'000;

constexpr std::array givenNames{"ada", "alan", "barbara", "claude", "donald", "edsger", "frances",
    "grace", "hedy", "ines", "john", "katherine", "leslie", "margaret", "niklaus", "olga", "peter",
    "radia", "sophie", "tim", "ursula", "vint", "wanda", "yukihiro", "zofia"};
constexpr std::array familyNames{"abel", "bauer", "castro", "dubois", "eriksen", "fischer",
    "garcia", "haddad", "ito", "jensen", "kowalski", "lopez", "mbeki", "nakamura", "okafor",
    "petrov", "quinn", "rossi", "silva", "tanaka", "ueda", "varga", "weber", "young", "zhang"};
constexpr std::array domains{"example.com", "example.org", "example.net"};

template <typename Names> QString pick(const Names &names, quint64 number)
{
    return QString::fromLatin1(names[number % names.size()]);
}

QString capital(QString name)
{
    name[0] = name[0].toUpper();
    return name;
}

} // namespace

quint64 draw(quint32 seed, quint64 index, quint32 salt)
{
    // splitmix64 (public domain, S. Vigna)
    quint64 z =
        (quint64(seed) << 32 | salt) * 0x9e3779b97f4a7c15u + (index + 1) * 0xd1b54a32d192ed03u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

QString isoTime(qint64 utcMs)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs, QTimeZone::utc()).toString(Qt::ISODateWithMs);
}

Population::Population(int users, quint32 seed)
    : m_users(std::clamp(users, 0, int(counterMask) + 1)), m_seed(seed)
{
}

QString Population::userId(int index) const
{
    // Like the object ids of a real tenant: random at the front, counting at the end.
    const quint64 counter = (quint64(index) + draw(m_seed, 0, Offset)) & counterMask;
    const quint64 low = (draw(m_seed, quint64(index), IdLow) << counterBits | counter) & 0xffffffff;
    return u"auth0|%1%2"_s.arg(draw(m_seed, quint64(index), IdHigh), 16, 16, '0'_L1)
        .arg(low, 8, 16, '0'_L1);
}

QString Population::email(int index) const
{
    const int person = namesake(index);
    return pick(givenNames, draw(m_seed, quint64(person), Given)) + '.'_L1
        + pick(familyNames, draw(m_seed, quint64(person), Family)) + '.'_L1
        + QString::number(person) + '@'_L1 + pick(domains, draw(m_seed, quint64(person), Domain));
}

QString Population::connection(int index) const
{
    return isPartner(index) ? partnersConnection : mainConnection;
}

QJsonObject Population::profile(int index, qint64 bornMs) const
{
    const quint64 person = quint64(namesake(index));
    const quint64 flags = draw(m_seed, quint64(index), Flags);
    const qint64 createdMs = bornMs - qint64(100 + flags % 1000) * dayMs;
    const qint64 loginMs =
        bornMs - qint64(draw(m_seed, quint64(index), Past) % (30 * quint64(dayMs)));
    const QString id = userId(index);
    const QString given = capital(pick(givenNames, draw(m_seed, person, Given)));
    const QString family = capital(pick(familyNames, draw(m_seed, person, Family)));
    QJsonObject user{{u"user_id"_s, id}, {u"email"_s, email(index)},
        {u"email_verified"_s, (flags >> 16) % 10 != 0},
        {u"name"_s, QString(given + ' '_L1 + family)}, {u"given_name"_s, given},
        {u"family_name"_s, family}, {u"nickname"_s, given.toLower()},
        {u"created_at"_s, isoTime(createdMs)}, {u"updated_at"_s, isoTime(loginMs)},
        {u"last_login"_s, isoTime(loginMs)}, {u"last_ip"_s, u"192.0.2.%1"_s.arg(flags % 250 + 1)},
        {u"logins_count"_s, int(flags % 300 + 1)}, {u"app_metadata"_s, QJsonObject()},
        {u"user_metadata"_s, QJsonObject()},
        {u"identities"_s,
            QJsonArray{QJsonObject{{u"connection"_s, connection(index)},
                {u"provider"_s, u"auth0"_s}, {u"user_id"_s, id.mid(6)}, {u"isSocial"_s, false}}}}};
    if ((flags >> 24) % 20 == 0) // absent unless an administrator blocked the user
        user.insert(u"blocked"_s, true);
    if ((flags >> 32) % 2 == 0) // absent until the first change
        user.insert(u"last_password_reset"_s, isoTime(createdMs + dayMs));
    return user;
}

std::optional<int> Population::byId(const QString &userId) const
{
    bool isHex = false;
    const quint64 low = userId.right(6).toULongLong(&isHex, 16);
    const quint64 index = (low - draw(m_seed, 0, Offset)) & counterMask;
    if (!isHex || index >= quint64(m_users) || this->userId(int(index)) != userId)
        return {};
    return int(index);
}

QList<int> Population::byEmail(const QString &email) const
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
