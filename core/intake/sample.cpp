// SPDX-License-Identifier: Apache-2.0
#include "intake/sample.h"

#include "intake/column.h"
#include "intake/delimiter.h"
#include "intake/identifier_cell.h"

#include <algorithm>

namespace bulkhead::intake {
namespace {

bool isHeader(const SampleRow &row, const QString &wantedColumn)
{
    if (row.size() == 1) {
        const QString name = readName(row.front());
        return isKnownName(name)
            || (!name.isEmpty() && name.compare(wantedColumn, Qt::CaseInsensitive) == 0);
    }
    return std::none_of(row.begin(), row.end(),
        [](const QByteArray &cell) { return readCell(cell).identifier.has_value(); });
}

QStringList columnsOf(const std::vector<SampleRow> &rows, bool headerFound)
{
    size_t count = 0;
    for (const SampleRow &row : rows)
        count = std::max(count, row.size());
    QStringList columns;
    for (size_t i = 0; i < count; ++i) {
        const bool named = headerFound && i < rows.front().size();
        const QString name = named ? readName(rows.front()[i]) : QString();
        columns << (name.isEmpty() ? QString::number(i + 1) : name);
    }
    return columns;
}

// The last line of a full head may be cut in the middle.
QByteArray wholeLines(const QByteArray &head)
{
    const qsizetype end = std::max(head.lastIndexOf('\n'), head.lastIndexOf('\r'));
    return head.size() < headBytes || end < 0 ? head : head.first(end + 1);
}

// What text may hold: tab, line ends, form feed, and the ^Z that ended files on DOS.
bool isStrange(char c)
{
    return (c >= '\x01' && c < '\t') || c == '\x0e' || c == '\x0f'
        || (c >= '\x10' && c < ' ' && c != '\x1a') || c == '\x7f';
}

} // namespace

Sample takeSample(const QByteArray &head, const QString &wantedColumn)
{
    Sample sample;
    const QByteArray lines = wholeLines(head);
    sample.delimiter = findDelimiter(lines);
    sample.rows = sampleRows(lines, sample.delimiter);
    sample.headerFound = !sample.rows.empty() && isHeader(sample.rows.front(), wantedColumn);
    sample.columns = columnsOf(sample.rows, sample.headerFound);
    if (sample.headerFound)
        sample.rows.erase(sample.rows.begin());
    return sample;
}

bool saysNothing(const Record &record)
{
    if (record.state != RecordState::Good)
        return false;
    const bool separatorHint = record.line == 1 && record.text.size() == 5
        && record.text.first(4).compare("sep=", Qt::CaseInsensitive) == 0;
    const bool comment = record.cells.size() == 1 && record.cells.front().startsWith('#');
    return separatorHint || comment
        || std::all_of(record.cells.begin(), record.cells.end(), isBlank);
}

bool looksBinary(QByteArrayView head)
{
    return head.contains('\0')
        || std::count_if(head.begin(), head.end(), isStrange) * 10 > head.size();
}

} // namespace bulkhead::intake
