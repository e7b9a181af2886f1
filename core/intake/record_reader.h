// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "intake/line_reader.h"
#include "intake/record_splitter.h"

#include <deque>
#include <vector>

namespace bulkhead::intake {

enum class RecordState : quint8 { Good, TooLong, BrokenQuote };

// The views are valid until the next record is read.
struct Record
{
    qint64 line = 0; // where it starts
    RecordState state = RecordState::Good;
    QByteArrayView text; // its first line
    std::vector<QByteArrayView> cells; // only when Good; at least one
};

// A quoted cell that runs further than this was never closed.
inline constexpr size_t maxRecordLines = 100;
inline constexpr qsizetype maxRecordBytes = 64 * 1024;

// The delimiter of plain text: a record is a line, quotes are nothing special.
inline constexpr char plainText = '\0';

// Records of a list. One broken quote costs one record: reading goes on at the line after it.
class RecordReader
{
public:
    RecordReader(LineReader lines, char delimiter);

    // False at the end.
    [[nodiscard]] Result<bool> next(Record &record);

private:
    struct KeptLine
    {
        qint64 number;
        QByteArray text;
        bool tooLong;
    };
    [[nodiscard]] Result<bool> nextLine(Line &line);
    [[nodiscard]] Result<bool> lookAhead(size_t index);
    [[nodiscard]] Result<RecordSplitter::State> readOn(size_t &lines);
    [[nodiscard]] Result<bool> readQuoted(const Line &line, Record &record);

    LineReader m_lines;
    char m_delimiter;
    RecordSplitter m_splitter;
    QByteArray m_first; // keeps the text of the current record alive
    std::deque<KeptLine> m_ahead; // lines read in search of a closing quote
};

} // namespace bulkhead::intake
