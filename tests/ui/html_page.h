// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "texts/html_report.h"

#include "testing/testing.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTextDocumentFragment>

namespace bulkhead::texts {

using namespace Qt::StringLiterals;

inline QString html(const journal::Ledger &ledger)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(writeHtml(ledger, buffer));
    return QString::fromUtf8(buffer.data());
}

inline QString plain(const QString &cell)
{
    return QTextDocumentFragment::fromHtml(cell.trimmed()).toPlainText();
}

// The cells of one table's body, as a reader sees them. Cells and rows end where the next begins.
inline std::vector<QStringList> tableUnder(const QString &page, const QString &title)
{
    const qsizetype at = page.indexOf(u"<h2>%1</h2>"_s.arg(title));
    if (at < 0)
        return {};
    const qsizetype body = page.indexOf(u"<tbody>"_s, at) + 7;
    std::vector<QStringList> rows;
    for (const QString &row :
        page.mid(body, page.indexOf(u"</tbody>"_s, body) - body).split(u"<tr>"_s).mid(1)) {
        QStringList cells;
        for (const QString &cell : row.split(QRegularExpression(u"<td[^>]*>"_s)).mid(1))
            cells << plain(cell);
        rows.push_back(cells);
    }
    return rows;
}

} // namespace bulkhead::texts
