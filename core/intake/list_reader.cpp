// SPDX-License-Identifier: Apache-2.0
#include "intake/list_reader.h"

#include "intake/column.h"
#include "intake/identifier_cell.h"
#include "intake/sample.h"
#include "intake/text_source.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

// At least headBytes of the text, all of it when it is shorter.
Result<QByteArray> readHead(TextSource &source)
{
    QByteArray head;
    while (head.size() < headBytes) {
        const auto more = source.readInto(head);
        if (!more)
            return tl::unexpected(more.error());
        if (!*more)
            break;
    }
    if (head.isEmpty())
        return failure(Fault::ListEmpty);
    if (looksBinary(QByteArrayView(head).first(std::min(head.size(), headBytes))))
        return failure(Fault::ListBinary);
    return head;
}

QChar delimiterOf(const Sample &sample)
{
    return sample.delimiter == plainText ? QChar() : QChar::fromLatin1(sample.delimiter);
}

QString shown(QByteArrayView utf8)
{
    // Four bytes at most make one character.
    const auto bytes = utf8.first(std::min<qsizetype>(utf8.size(), maxRejectInput * 4));
    QString text = QString::fromUtf8(bytes).left(maxRejectInput);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text;
}

Result<ColumnChoice> chooseColumn(const Sample &sample, const QString &wanted)
{
    const auto choice = wanted.isEmpty() ? findColumn(sample) : namedColumn(sample.columns, wanted);
    if (choice)
        return *choice;
    return failure(wanted.isEmpty() ? Fault::ListColumnUnclear : Fault::ListNoSuchColumn,
        sample.columns.join(u", "_s));
}

// Judges record after record and keeps the count.
class Rows
{
public:
    Rows(ColumnChoice choice, std::optional<ColumnChoice> beside, ListSummary &summary,
        ListSink &sink)
        : m_choice(choice), m_beside(beside), m_summary(summary), m_sink(sink),
          m_headerAhead(summary.headerFound)
    {
    }

    void take(const Record &record);

private:
    void takeCell(const Record &record, QByteArrayView cell);
    void reject(const Record &record, QByteArrayView input, RejectReason reason);

    [[nodiscard]] QString beside(const Record &record) const;

    ColumnChoice m_choice;
    std::optional<ColumnChoice> m_beside;
    ListSummary &m_summary;
    ListSink &m_sink;
    bool m_headerAhead;
};

void Rows::take(const Record &record)
{
    if (record.state == RecordState::TooLong)
        return reject(record, record.text, RejectReason::TooLong);
    if (record.state == RecordState::BrokenQuote)
        return reject(record, record.text, RejectReason::BrokenQuote);
    if (saysNothing(record)) {
        ++m_summary.blank;
        return;
    }
    if (std::exchange(m_headerAhead, false))
        return;
    const auto cells = record.cells.size();
    if (m_choice.column < cells && !isBlank(record.cells[m_choice.column]))
        return takeCell(record, record.cells[m_choice.column]);
    if (m_choice.fallback && *m_choice.fallback < cells
        && !isBlank(record.cells[*m_choice.fallback]))
        return takeCell(record, record.cells[*m_choice.fallback]);
    reject(record, record.text,
        m_choice.column < cells ? RejectReason::Empty : RejectReason::MissingColumn);
}

void Rows::takeCell(const Record &record, QByteArrayView cell)
{
    auto read = readCell(cell);
    if (!read.identifier)
        return reject(record, cell, read.reason);
    ++m_summary.listed;
    m_sink.listed({record.line, std::move(*read.identifier), beside(record)});
}

QString Rows::beside(const Record &record) const
{
    const bool there = m_beside && m_beside->column < record.cells.size();
    return there ? readName(record.cells[m_beside->column]).left(maxBeside) : QString();
}

void Rows::reject(const Record &record, QByteArrayView input, RejectReason reason)
{
    ++m_summary.rejected;
    m_sink.rejected({record.line, shown(input), reason});
}

Result<void> readRows(RecordReader &reader, Rows &rows)
{
    for (Record record;;) {
        const auto got = reader.next(record);
        if (!got)
            return tl::unexpected(got.error());
        if (!*got)
            return {};
        rows.take(record);
    }
}

} // namespace

Result<ListSummary> readList(QIODevice &device, const ListOptions &options, ListSink &sink)
{
    TextSource source(device);
    auto head = readHead(source);
    if (!head)
        return tl::unexpected(head.error());
    const Sample sample =
        takeSample(head->first(std::min(head->size(), headBytes)), options.column);
    const auto choice = chooseColumn(sample, options.column);
    if (!choice)
        return tl::unexpected(choice.error());

    ListSummary summary;
    summary.columns = sample.columns;
    summary.column = sample.columns.value(qsizetype(choice->column));
    summary.headerFound = sample.headerFound;
    summary.delimiter = delimiterOf(sample);
    RecordReader reader(LineReader(std::move(*head), &source), sample.delimiter);
    const auto beside =
        options.beside.isEmpty() ? std::nullopt : namedColumn(sample.columns, options.beside);
    summary.besideFound = beside.has_value();
    Rows rows(*choice, beside, summary, sink);
    if (const auto end = readRows(reader, rows); !end)
        return tl::unexpected(end.error());
    if (summary.listed + summary.rejected == 0 && !summary.headerFound)
        return failure(Fault::ListEmpty);
    if (summary.listed == 0)
        return failure(Fault::ListNoIdentifier, summary.column);
    summary.sha256 = source.sha256();
    return summary;
}

Result<ListPreview> previewList(QIODevice &device)
{
    TextSource source(device);
    const auto head = readHead(source);
    if (!head)
        return tl::unexpected(head.error());
    const Sample sample = takeSample(head->first(std::min(head->size(), headBytes)), {});
    if (sample.rows.empty() && !sample.headerFound)
        return failure(Fault::ListEmpty);

    ListPreview preview;
    preview.encoding = source.encoding();
    preview.delimiter = delimiterOf(sample);
    preview.headerFound = sample.headerFound;
    preview.columns = sample.columns;
    if (const auto choice = findColumn(sample))
        preview.column = int(choice->column);
    else
        preview.fault = Fault::ListColumnUnclear;
    for (size_t i = 0; i < std::min<size_t>(sample.rows.size(), previewRecords); ++i) {
        QStringList &record = preview.records.emplace_back();
        for (const QByteArray &cell : sample.rows[i])
            record << shown(cell);
    }
    return preview;
}

} // namespace bulkhead::intake
