// SPDX-License-Identifier: Apache-2.0
#include "intake/text_source.h"

#include <QIODevice>

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

constexpr qsizetype pieceSize = 64 * 1024;

} // namespace

TextSource::TextSource(QIODevice &device) : m_device(device) { }

Result<bool> TextSource::readInto(QByteArray &text)
{
    if (!m_started) {
        if (const auto begun = readByteOrderMark(); !begun)
            return tl::unexpected(begun.error());
    }
    if (m_piece.isEmpty()) {
        const auto got = readPiece();
        if (!got || !*got)
            return got;
    }
    decodeInto(text);
    return true;
}

Result<bool> TextSource::readPiece()
{
    const qsizetype before = m_piece.size();
    m_piece.resize(before + pieceSize);
    const qint64 got = m_device.read(m_piece.data() + before, pieceSize);
    m_piece.resize(before + std::max<qint64>(got, 0));
    if (got < 0)
        return failure(Fault::ListUnreadable, m_device.errorString());
    m_hash.addData(QByteArrayView(m_piece).sliced(before));
    return got > 0;
}

Result<void> TextSource::readByteOrderMark()
{
    m_started = true;
    while (m_piece.size() < 3) {
        const auto got = readPiece();
        if (!got)
            return tl::unexpected(got.error());
        if (!*got)
            break;
    }
    if (m_piece.startsWith("\xEF\xBB\xBF"_ba)) {
        m_piece.remove(0, 3);
    } else if (m_piece.startsWith("\xFF\xFE"_ba)) {
        m_piece.remove(0, 2);
        m_encoding = ListEncoding::Utf16LittleEndian;
        m_decoder.emplace(QStringConverter::Utf16LE);
    } else if (m_piece.startsWith("\xFE\xFF"_ba)) {
        m_piece.remove(0, 2);
        m_encoding = ListEncoding::Utf16BigEndian;
        m_decoder.emplace(QStringConverter::Utf16BE);
    }
    return {};
}

void TextSource::decodeInto(QByteArray &text)
{
    if (m_decoder) {
        // Both keep their state: a character may be cut in two by the pieces.
        const QString decoded = m_decoder->decode(m_piece);
        text += QByteArray(m_encoder.encode(decoded));
    } else {
        text += m_piece;
    }
    m_piece.resize(0);
}

} // namespace bulkhead::intake
