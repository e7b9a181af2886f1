// SPDX-License-Identifier: Apache-2.0
#include "intake/delimiter.h"

#include "intake/column.h"
#include "intake/identifier_cell.h"

#include <algorithm>

namespace bulkhead::intake {
namespace {

// How many of the rows that have several cells have as many as the first of them; 0 when most
// rows have one cell. A line that starts with # may be a comment, whose commas are prose.
size_t agreement(const std::vector<SampleRow> &rows)
{
    size_t counted = 0;
    size_t split = 0;
    size_t alike = 0;
    size_t cells = 0;
    for (const SampleRow &row : rows) {
        if (row.front().startsWith('#'))
            continue;
        ++counted;
        if (row.size() < 2)
            continue;
        ++split;
        cells = cells == 0 ? row.size() : cells;
        alike += row.size() == cells ? 1 : 0;
    }
    return split * 2 >= counted ? alike : 0;
}

// A bar stands inside user_ids, so it separates only when a header names the column to read
// and every row then has an identifier in it.
bool barSeparates(const std::vector<SampleRow> &rows)
{
    if (rows.size() < 2 || agreement(rows) != rows.size())
        return false;
    const SampleRow &header = rows.front();
    const auto named = std::find_if(header.begin(), header.end(),
        [](const QByteArray &cell) { return isKnownName(readName(cell)); });
    if (named == header.end())
        return false;
    const auto column = size_t(named - header.begin());
    return std::all_of(rows.begin() + 1, rows.end(),
        [column](const SampleRow &row) { return readCell(row[column]).identifier.has_value(); });
}

} // namespace

char findDelimiter(const QByteArray &head)
{
    char best = plainText;
    size_t bestAgreement = 0;
    for (const char delimiter : {',', ';', '\t'}) {
        const size_t alike = agreement(sampleRows(head, delimiter));
        if (alike > bestAgreement) {
            best = delimiter;
            bestAgreement = alike;
        }
    }
    if (best == plainText && barSeparates(sampleRows(head, '|')))
        return '|';
    return best;
}

std::vector<SampleRow> sampleRows(const QByteArray &head, char delimiter)
{
    RecordReader reader(LineReader(head), delimiter);
    std::vector<SampleRow> rows;
    Record record;
    while (rows.size() < sampleRecords && reader.next(record).value_or(false)) {
        if (record.state != RecordState::Good || saysNothing(record))
            continue;
        SampleRow &row = rows.emplace_back();
        for (const QByteArrayView cell : record.cells)
            row.push_back(cell.toByteArray());
    }
    return rows;
}

} // namespace bulkhead::intake
