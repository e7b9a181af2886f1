// SPDX-License-Identifier: Apache-2.0
#include "gate/hash_list.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <vector>

namespace bulkhead::gate {

quint64 hashOf(const QString &salt, const QString &key)
{
    const QByteArray digest =
        QCryptographicHash::hash((salt + key).toUtf8(), QCryptographicHash::Sha256);
    return qFromBigEndian<quint64>(digest.constData()) >> 16;
}

QString randomSalt()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->generate(words.begin(), words.end());
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex());
}

QString hashList(std::span<const quint64> hashes)
{
    QByteArray bytes;
    bytes.reserve(qsizetype(hashes.size()) * hashBytes);
    for (const quint64 hash : hashes) {
        const quint64 big = qToBigEndian(hash << 16);
        bytes.append(reinterpret_cast<const char *>(&big), hashBytes);
    }
    return QString::fromLatin1(bytes.toBase64());
}

QString hashList(const QString &salt, const QStringList &keys)
{
    std::vector<quint64> hashes;
    for (const QString &key : keys)
        hashes.push_back(hashOf(salt, key));
    std::sort(hashes.begin(), hashes.end());
    return hashList(hashes);
}

} // namespace bulkhead::gate
