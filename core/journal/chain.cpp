// SPDX-License-Identifier: Apache-2.0
#include "journal/chain.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <array>

namespace bulkhead::journal {

QByteArray chainStart()
{
    return QByteArray(32, '\0');
}

QByteArray chainHash(const QByteArray &previous, const Entry &entry)
{
    const std::array<qint64, 8> numbers{entry.seq, entry.atMs, qint64(entry.kind), entry.row,
        entry.measure, entry.code, entry.reason, entry.number};
    std::array<char, sizeof numbers> bytes{};
    for (size_t i = 0; i < numbers.size(); ++i)
        qToLittleEndian(numbers[i], bytes.data() + i * sizeof(qint64));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(previous);
    hash.addData(QByteArrayView(bytes.data(), qsizetype(bytes.size())));
    hash.addData(entry.text.toUtf8());
    return hash.result();
}

} // namespace bulkhead::journal
