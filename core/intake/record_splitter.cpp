// SPDX-License-Identifier: Apache-2.0
#include "intake/record_splitter.h"

namespace bulkhead::intake {

void RecordSplitter::begin(char delimiter)
{
    m_delimiter = delimiter;
    m_text.resize(0);
    m_ends.clear();
    m_inQuotes = false;
    m_severalLines = false;
}

RecordSplitter::State RecordSplitter::add(QByteArrayView line)
{
    if (m_inQuotes) {
        m_severalLines = true;
        m_text += '\n';
    }
    // A delimiter at the very end has one more, empty, cell behind it: hence <=.
    for (qsizetype at = 0; at <= line.size();) {
        if (m_inQuotes) {
            if (const State state = addQuoted(line, at); state != State::Whole)
                return state;
        } else {
            addBare(line, at);
        }
    }
    return m_inQuotes ? State::Open : State::Whole;
}

void RecordSplitter::addBare(QByteArrayView line, qsizetype &at)
{
    qsizetype content = at;
    while (content < line.size() && line[content] == ' ')
        ++content;
    if (content < line.size() && line[content] == '"') {
        m_inQuotes = true;
        at = content + 1;
        return;
    }
    const qsizetype end = cellEnd(line, at);
    m_text += line.sliced(at, end - at);
    endCell();
    at = end + 1;
}

RecordSplitter::State RecordSplitter::addQuoted(QByteArrayView line, qsizetype &at)
{
    const qsizetype quote = line.indexOf('"', at);
    if (quote < 0) {
        m_text += line.sliced(at);
        return State::Open;
    }
    m_text += line.sliced(at, quote - at);
    if (quote + 1 < line.size() && line[quote + 1] == '"') {
        m_text += '"';
        at = quote + 2;
        return State::Whole;
    }
    const qsizetype end = cellEnd(line, quote + 1);
    if (!closeQuote(line.sliced(quote + 1, end - quote - 1)))
        return State::Broken;
    at = end + 1;
    return State::Whole;
}

bool RecordSplitter::closeQuote(QByteArrayView rest)
{
    m_inQuotes = false;
    if (!rest.trimmed().isEmpty()) {
        if (m_severalLines)
            return false;
        m_text.insert(cellBegin(), '"');
        m_text += '"';
        m_text += rest;
    }
    endCell();
    return true;
}

void RecordSplitter::cells(std::vector<QByteArrayView> &cells) const
{
    cells.clear();
    qsizetype begin = 0;
    for (const qsizetype end : m_ends) {
        cells.push_back(QByteArrayView(m_text).sliced(begin, end - begin));
        begin = end;
    }
}

qsizetype RecordSplitter::cellEnd(QByteArrayView line, qsizetype from) const
{
    const qsizetype end = line.indexOf(m_delimiter, from);
    return end < 0 ? line.size() : end;
}

} // namespace bulkhead::intake
