// SPDX-License-Identifier: Apache-2.0
#include "report/csv_writer.h"

#include "report/outlet.h"
#include "report/report_row.h"

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

constexpr auto header = "kind,source,line,input,user_id,email,connection,status,revoke,reset,"
                        "http_status,reason,next,attempts,concluded_at,password_changed,"
                        "looked_at,note\r\n";

QByteArray lineOf(const QStringList &fields)
{
    QByteArray line;
    for (const QString &field : fields) {
        if (!line.isEmpty())
            line += ',';
        line += csvField(field);
    }
    return line + "\r\n";
}

QByteArray lineOf(const ReportRow &row)
{
    return lineOf(QStringList{u"user"_s, row.source, row.line, row.input, row.user.userId,
        row.user.email, row.connection, wireName(row.status), wireName(row.revoke),
        wireName(row.reset), row.httpStatus == 0 ? QString() : QString::number(row.httpStatus),
        wireName(row.reason), wireName(row.next), QString::number(row.attempts),
        isoTime(row.concludedAtMs), wireName(row.owner), isoTime(row.lookedAtMs), row.note});
}

QByteArray lineOf(const RejectRow &row)
{
    return lineOf(QStringList{u"reject"_s, row.source, row.line, row.input, {}, {}, {}, {}, {}, {},
        {}, wireName(row.reason), wireName(NextStep::CorrectLine), {}, {}, {}, {}, {}});
}

} // namespace

QByteArray csvField(const QString &text)
{
    QByteArray field = text.toUtf8();
    // https://owasp.org/www-community/attacks/CSV_Injection
    if (!field.isEmpty() && QByteArrayView("=+-@\t\r").contains(field.front()))
        field.prepend('\'');
    if (!field.contains('"') && !field.contains(',') && !field.contains('\r')
        && !field.contains('\n'))
        return field;
    return '"' + field.replace('"', "\"\"") + '"';
}

Result<> writeCsv(const journal::Ledger &ledger, QIODevice &device)
{
    Outlet outlet(device);
    outlet.put(header);
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (isReported(ledger, row))
            outlet.put(lineOf(rowOf(ledger, row)));
    }
    for (const auto &reject : ledger.rejects())
        outlet.put(lineOf(rejectOf(ledger, reject)));
    return outlet.finish();
}

} // namespace bulkhead::report
