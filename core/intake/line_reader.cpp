// SPDX-License-Identifier: Apache-2.0
#include "intake/line_reader.h"

#include "intake/text_source.h"

#include <algorithm>

namespace bulkhead::intake {

LineReader::LineReader(QByteArray text, TextSource *source)
    : m_text(std::move(text)), m_source(source)
{
}

Result<bool> LineReader::next(Line &line)
{
    if (const auto passed = passLineFeed(); !passed)
        return tl::unexpected(passed.error());
    for (qsizetype from = m_begin;;) {
        const auto end = std::find_if(
            m_text.cbegin() + from, m_text.cend(), [](char c) { return c == '\n' || c == '\r'; });
        if (end != m_text.cend()) {
            m_afterReturn = *end == '\r';
            take(end - m_text.cbegin(), line);
            ++m_begin;
            return true;
        }
        const auto more = fill(from);
        if (!more)
            return more;
        if (!*more)
            break;
    }
    if (m_begin == m_text.size())
        return false;
    take(m_text.size(), line);
    return true;
}

// `fresh` becomes the place where the new bytes begin.
Result<bool> LineReader::fill(qsizetype &fresh)
{
    m_text.remove(0, m_begin);
    m_begin = 0;
    if (m_text.size() > maxLineBytes) {
        m_text.truncate(maxLineBytes);
        m_cut = true;
    }
    fresh = m_text.size();
    return m_source ? m_source->readInto(m_text) : Result<bool>(false);
}

Result<void> LineReader::passLineFeed()
{
    for (qsizetype ignored = 0; m_afterReturn && m_begin == m_text.size();) {
        const auto more = fill(ignored);
        if (!more)
            return tl::unexpected(more.error());
        m_afterReturn = *more;
    }
    if (m_afterReturn && m_text.at(m_begin) == '\n')
        ++m_begin;
    m_afterReturn = false;
    return {};
}

void LineReader::take(qsizetype end, Line &line)
{
    const qsizetype length = end - m_begin;
    line.number = ++m_number;
    line.tooLong = m_cut || length > maxLineBytes;
    line.text = QByteArrayView(m_text).sliced(m_begin, std::min(length, maxLineBytes));
    m_begin = end;
    m_cut = false;
}

} // namespace bulkhead::intake
