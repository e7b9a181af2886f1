// SPDX-License-Identifier: Apache-2.0
#include "intake/record_reader.h"

namespace bulkhead::intake {
namespace {

void splitBare(QByteArrayView line, char delimiter, std::vector<QByteArrayView> &cells)
{
    cells.clear();
    qsizetype begin = 0;
    for (qsizetype end; (end = line.indexOf(delimiter, begin)) >= 0; begin = end + 1)
        cells.push_back(line.sliced(begin, end - begin));
    cells.push_back(line.sliced(begin));
}

} // namespace

RecordReader::RecordReader(LineReader lines, char delimiter)
    : m_lines(std::move(lines)), m_delimiter(delimiter)
{
}

Result<bool> RecordReader::next(Record &record)
{
    Line line;
    const auto got = nextLine(line);
    if (!got || !*got)
        return got;
    record.line = line.number;
    record.text = line.text;
    record.state = line.tooLong ? RecordState::TooLong : RecordState::Good;
    if (line.tooLong)
        record.cells.clear();
    else if (m_delimiter == plainText)
        record.cells.assign(1, line.text);
    else if (!line.text.contains('"'))
        splitBare(line.text, m_delimiter, record.cells);
    else
        return readQuoted(line, record);
    return true;
}

Result<bool> RecordReader::readQuoted(const Line &line, Record &record)
{
    m_splitter.begin(m_delimiter);
    size_t lines = 0;
    auto state = m_splitter.add(line.text);
    if (state == RecordSplitter::State::Open) {
        m_first = line.text.toByteArray();
        record.text = m_first;
        const auto end = readOn(lines);
        if (!end)
            return tl::unexpected(end.error());
        state = *end;
    }
    if (state == RecordSplitter::State::Whole) {
        m_ahead.erase(m_ahead.begin(), m_ahead.begin() + std::ptrdiff_t(lines));
        m_splitter.cells(record.cells);
    } else {
        record.state = RecordState::BrokenQuote;
        record.cells.clear();
    }
    return true;
}

// Goes on until the quote is closed; `lines` counts the lines that took.
Result<RecordSplitter::State> RecordReader::readOn(size_t &lines)
{
    auto state = RecordSplitter::State::Open;
    for (qsizetype bytes = 0; state == RecordSplitter::State::Open; ++lines) {
        if (lines + 1 >= maxRecordLines || bytes > maxRecordBytes)
            break;
        const auto more = lookAhead(lines);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more || m_ahead[lines].tooLong)
            break;
        bytes += m_ahead[lines].text.size();
        state = m_splitter.add(m_ahead[lines].text);
    }
    return state;
}

Result<bool> RecordReader::lookAhead(size_t index)
{
    if (index < m_ahead.size())
        return true;
    Line line;
    const auto got = m_lines.next(line);
    if (got && *got)
        m_ahead.push_back({line.number, line.text.toByteArray(), line.tooLong});
    return got;
}

Result<bool> RecordReader::nextLine(Line &line)
{
    if (m_ahead.empty())
        return m_lines.next(line);
    m_first = std::move(m_ahead.front().text);
    line = {m_ahead.front().number, m_first, m_ahead.front().tooLong};
    m_ahead.pop_front();
    return true;
}

} // namespace bulkhead::intake
