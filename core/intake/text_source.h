// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "intake/list_reader.h"

#include <QCryptographicHash>
#include <QStringDecoder>
#include <QStringEncoder>

#include <optional>

namespace bulkhead::intake {

// A device's bytes as UTF-8, piece by piece. Bytes that are not valid UTF-8 come through as they
// are: whoever reads the cell that holds them judges them.
class TextSource
{
public:
    explicit TextSource(QIODevice &device);

    // Appends the next piece to `text`; false at the end. Fault: ListUnreadable.
    [[nodiscard]] Result<bool> readInto(QByteArray &text);

    [[nodiscard]] ListEncoding encoding() const { return m_encoding; }
    // Of all the bytes read so far, the byte-order mark included.
    [[nodiscard]] QByteArray sha256() const { return m_hash.result(); }

private:
    // False when the device has nothing more.
    [[nodiscard]] Result<bool> readPiece();
    [[nodiscard]] Result<void> readByteOrderMark();
    void decodeInto(QByteArray &text);

    QIODevice &m_device;
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
    QByteArray m_piece; // bytes read and not yet decoded
    bool m_started = false;
    ListEncoding m_encoding = ListEncoding::Utf8;
    std::optional<QStringDecoder> m_decoder; // for UTF-16 only
    QStringEncoder m_encoder{QStringConverter::Utf8};
};

} // namespace bulkhead::intake
