// SPDX-License-Identifier: Apache-2.0
#include "list_fixture.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace bulkhead::intake {

void KeepingSink::listed(const ListedRow &row)
{
    rows << u"%1:%2"_s.arg(row.line).arg(row.identifier.text);
    linesAscend = linesAscend && row.line > lastLine;
    lastLine = row.line;
}

void KeepingSink::rejected(const RejectedRow &row)
{
    rejects << u"%1:%2:%3"_s.arg(row.line).arg(wireName(row.reason), row.input);
    linesAscend = linesAscend && row.line > lastLine;
    lastLine = row.line;
}

DripDevice::DripDevice(QByteArray bytes, qint64 step, qint64 failAfter)
    : m_bytes(std::move(bytes)), m_step(step), m_failAfter(failAfter)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 DripDevice::readData(char *data, qint64 size)
{
    const qint64 end =
        m_failAfter < 0 ? m_bytes.size() : std::min<qint64>(m_failAfter, m_bytes.size());
    const qint64 got = std::min({size, m_step, end - m_at});
    if (got == 0 && m_failAfter >= 0) {
        setErrorString(u"the disk went away"_s);
        return -1;
    }
    std::copy_n(m_bytes.cbegin() + m_at, got, data);
    m_at += got;
    return got;
}

Result<ListSummary> readBytes(const QByteArray &list, ListSink &sink, const QString &column)
{
    QBuffer buffer;
    buffer.setData(list);
    buffer.open(QIODevice::ReadOnly);
    return readList(buffer, {column}, sink);
}

QString story(QIODevice &device, const QString &column)
{
    KeepingSink sink;
    const auto summary = readList(device, {column}, sink);
    if (!summary)
        return u"fault %1 %2"_s.arg(int(summary.error().fault)).arg(summary.error().detail);
    return u"%1 of %2 header %3 by %4 listed %5 rejected %6 blank %7 %8\n%9\n"_s
               .arg(summary->column, summary->columns.join(u'/'))
               .arg(summary->headerFound)
               .arg(summary->delimiter.unicode())
               .arg(summary->listed)
               .arg(summary->rejected)
               .arg(summary->blank)
               .arg(QString::fromLatin1(summary->sha256.toHex()), sink.rows.join(u'\n'))
        + sink.rejects.join(u'\n');
}

QString story(const QByteArray &list, const QString &column)
{
    QBuffer buffer;
    buffer.setData(list);
    buffer.open(QIODevice::ReadOnly);
    return story(buffer, column);
}

} // namespace bulkhead::intake
