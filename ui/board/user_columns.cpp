// SPDX-License-Identifier: Apache-2.0
#include "board/user_columns.h"

#include "texts/answer_text.h"
#include "texts/reason_text.h"

#include "report/report_row.h"

#include <QCoreApplication>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

struct Facts
{
    const char *title;
    int width;
};

#define T(text) QT_TRANSLATE_NOOP("columns", text)
constexpr Facts columns[] = {{T("Status"), 104}, {T("Input"), 226}, {T("Step"), 130},
    {T("Last answer"), 220}, {T("Next"), 270}, {T("User ID"), 240}, {T("E-mail"), 220},
    {T("Connection"), 190}, {T("Revoke"), 90}, {T("Reset"), 90}, {T("HTTP status"), 100},
    {T("Reason"), 300}, {T("Attempts"), 84}, {T("Concluded at"), 160}, {T("Password changed"), 140},
    {T("Looked at"), 160}, {T("Note"), 200}, {T("Source"), 160}, {T("Line"), 90}};
#undef T
static_assert(std::size(columns) == columnCount);

QString stateOrNone(std::optional<StepState> state)
{
    return state ? stateTitle(*state) : QCoreApplication::translate("columns", "None");
}

QString localTime(qint64 utcMs)
{
    return utcMs == 0 ? QString()
                      : QDateTime::fromMSecsSinceEpoch(utcMs).toString(u"yyyy-MM-dd HH:mm:ss"_s);
}

// Has the owner changed the password since.
QString ownerWord(report::Owner owner)
{
    switch (owner) {
    case report::Owner::Changed: return QCoreApplication::translate("columns", "Yes");
    case report::Owner::NotChanged: return QCoreApplication::translate("columns", "No");
    case report::Owner::NotReset:
    case report::Owner::NotLooked: break;
    }
    return {};
}

QString numberOrNothing(int number)
{
    return number == 0 ? QString() : QString::number(number);
}

} // namespace

QString columnTitle(Column column)
{
    return QCoreApplication::translate("columns", columns[size_t(column)].title);
}

int columnWidth(Column column)
{
    return columns[size_t(column)].width;
}

bool isNumber(Column column)
{
    return column == Column::HttpStatus || column == Column::Attempts;
}

QString stateTitle(StepState state)
{
    QString word = texts::stateText(state);
    word[0] = word[0].toUpper();
    return word;
}

QStringList cellsOf(const journal::Ledger &ledger, qint32 index)
{
    const report::ReportRow row = report::rowOf(ledger, index);
    return {
        stateTitle(row.status),
        row.input,
        texts::currentStep(ledger, index),
        texts::lastAnswer(ledger, index),
        texts::nextText(row.next),
        row.user.userId,
        row.user.email,
        row.connection,
        stateOrNone(row.revoke),
        stateOrNone(row.reset),
        numberOrNothing(row.httpStatus),
        texts::explain(row.reason, {}).happened,
        numberOrNothing(row.attempts),
        localTime(row.concludedAtMs),
        ownerWord(row.owner),
        localTime(row.lookedAtMs),
        row.note,
        row.source,
        row.line,
    };
}

} // namespace bulkhead::ui
