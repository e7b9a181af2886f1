// SPDX-License-Identifier: Apache-2.0
#include "run/import.h"

#include "intake/duplicates.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::Entry;
using journal::EntryKind;

// What spreadsheets and people write for no.
bool marks(const QString &cell)
{
    static const QStringList no{QString(), u"0"_s, u"no"_s, u"false"_s, u"n"_s};
    return !no.contains(cell.trimmed().toLower());
}

class Collector final : public intake::ListSink
{
public:
    explicit Collector(const journal::Ledger &ledger) : m_nextRow(ledger.rowCount())
    {
        for (qint32 row = 0; row < ledger.rowCount(); ++row)
            (void)m_folder.firstRow(ledger.identifier(row), row);
    }

    void listed(const intake::ListedRow &row) override
    {
        const int rank = marks(row.beside) ? int(journal::Rank::Priority) : -1;
        if (const auto first = m_folder.firstRow(row.identifier, m_nextRow)) {
            ++duplicates;
            entries.push_back({.kind = EntryKind::Duplicate,
                .row = qint32(*first),
                .reason = rank,
                .number = row.line});
            return;
        }
        entries.push_back({.kind = EntryKind::Listed,
            .row = m_nextRow++,
            .code = int(row.identifier.kind),
            .reason = rank,
            .number = row.line,
            .text = row.identifier.text});
    }

    void rejected(const intake::RejectedRow &row) override
    {
        entries.push_back({.kind = EntryKind::Rejected,
            .code = int(row.reason),
            .number = row.line,
            .text = row.input});
    }

    std::vector<Entry> entries;
    qint64 duplicates = 0;

private:
    intake::DuplicateFolder m_folder;
    qint32 m_nextRow;
};

Entry sourceEntry(const QString &name, const intake::ListSummary &list, size_t index)
{
    const QJsonObject object{
        {u"name"_s, name},
        {u"column"_s, list.column},
        {u"sha256"_s, QString::fromLatin1(list.sha256.toHex())},
    };
    return {.kind = EntryKind::Source,
        .number = qint64(index),
        .text = QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact))};
}

} // namespace

Result<ImportSummary> importList(Incident &incident, const QString &sourceName, QIODevice &device,
    const intake::ListOptions &options)
{
    if (const auto open = mayStillChange(incident.ledger()); !open)
        return tl::unexpected(open.error());
    Collector collector(incident.ledger());
    auto list = intake::readList(device, options, collector);
    if (!list)
        return tl::unexpected(list.error());
    if (!options.beside.isEmpty() && !list->besideFound)
        return failure(Fault::ListNoSuchColumn, list->columns.join(u", "_s));
    ImportSummary summary{std::move(*list), 0, collector.duplicates};
    summary.added = summary.list.listed - summary.duplicates;
    const size_t index = incident.ledger().sources().size();
    collector.entries.insert(
        collector.entries.begin(), sourceEntry(sourceName, summary.list, index));
    if (const auto written = incident.record(collector.entries); !written)
        return tl::unexpected(written.error());
    return summary;
}

} // namespace bulkhead::run
