// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <vector>

namespace bulkhead::intake {

// Splits one CSV record that holds quotes, line by line (RFC 4180). Text behind a closing quote is
// kept, quotes and all (`"Doe, Ann" <a@b.c>`), but only while the record is on one line: further
// down it means that the quote which opened there was never meant to run that far.
class RecordSplitter
{
public:
    enum class State { Whole, Open, Broken };

    void begin(char delimiter);
    State add(QByteArrayView line);
    // Views into this object, valid until the next begin().
    void cells(std::vector<QByteArrayView> &cells) const;

private:
    void addBare(QByteArrayView line, qsizetype &at);
    State addQuoted(QByteArrayView line, qsizetype &at);
    bool closeQuote(QByteArrayView rest);
    void endCell() { m_ends.push_back(m_text.size()); }
    [[nodiscard]] qsizetype cellBegin() const { return m_ends.empty() ? 0 : m_ends.back(); }
    [[nodiscard]] qsizetype cellEnd(QByteArrayView line, qsizetype from) const;

    char m_delimiter = ',';
    QByteArray m_text; // the cells' contents, one behind the other
    std::vector<qsizetype> m_ends;
    bool m_inQuotes = false;
    bool m_severalLines = false;
};

} // namespace bulkhead::intake
