// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace bulkhead::intake {

class TextSource;

// No cell worth reading stands in a longer line; the rest of one is dropped, not kept in memory.
inline constexpr qsizetype maxLineBytes = 1024 * 1024;

struct Line
{
    qint64 number = 0; // 1-based
    QByteArrayView text; // without its end; cut at maxLineBytes; valid until the next line is read
    bool tooLong = false;
};

// Physical lines, ended by LF, CR LF or CR.
class LineReader
{
public:
    // First `text`, then what `source` still gives; without a source `text` is all there is.
    explicit LineReader(QByteArray text, TextSource *source = nullptr);

    // False at the end.
    [[nodiscard]] Result<bool> next(Line &line);

private:
    [[nodiscard]] Result<bool> fill(qsizetype &fresh);
    [[nodiscard]] Result<void> passLineFeed();
    void take(qsizetype end, Line &line);

    QByteArray m_text;
    TextSource *m_source;
    qsizetype m_begin = 0; // of the next line, in m_text
    qint64 m_number = 0;
    bool m_afterReturn = false; // the last line ended with CR: an LF that follows belongs to it
    bool m_cut = false; // the end of the line at m_begin has been dropped
};

} // namespace bulkhead::intake
