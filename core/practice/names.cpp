// SPDX-License-Identifier: Apache-2.0
#include "practice/names.h"

#include <QDateTime>

#include <array>

namespace bulkhead::practice {
namespace {

// The numbers are part of every population: who changes one changes everybody's name.
enum : quint32 { Given = 3, Family, Domain };

constexpr std::array givenNames{"Ada", "Alan", "Barbara", "Claude", "Donald", "Edsger", "Frances",
    "Grace", "Hedy", "Ines", "John", "Katherine", "Leslie", "Margaret", "Niklaus", "Olga", "Peter",
    "Radia", "Sophie", "Tim", "Ursula", "Vint", "Wanda", "Yukihiro", "Zofia"};
constexpr std::array familyNames{"Abel", "Bauer", "Castro", "Dubois", "Eriksen", "Fischer",
    "Garcia", "Haddad", "Ito", "Jensen", "Kowalski", "Lopez", "Mbeki", "Nakamura", "Okafor",
    "Petrov", "Quinn", "Rossi", "Silva", "Tanaka", "Ueda", "Varga", "Weber", "Young", "Zhang"};
constexpr std::array domains{"example.com", "example.org", "example.net"};

template <typename Names> QString pick(const Names &names, quint64 number)
{
    return QString::fromLatin1(names[number % names.size()]);
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

QString Name::address(const QString &tag) const
{
    return QStringLiteral("%1.%2.%3@%4").arg(given.toLower(), family.toLower(), tag, domain);
}

Name nameOf(quint32 seed, quint64 person)
{
    return {pick(givenNames, draw(seed, person, Given)),
        pick(familyNames, draw(seed, person, Family)), pick(domains, draw(seed, person, Domain))};
}

QString isoTime(qint64 utcMs)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace bulkhead::practice
