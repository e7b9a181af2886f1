// SPDX-License-Identifier: Apache-2.0
#include "board/user_columns.h"
#include "report/csv_writer.h"
#include "report/report_row.h"
#include "report/sample.h"
#include "texts/answer_text.h"
#include "texts/reason_text.h"
#include "ui/every_value.h"

#include "testing/testing.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using bulkhead::testing::everyValue;

QStringList csvHeader()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(report::writeCsv(report::sample::ledger(), buffer));
    const QByteArray line = buffer.data().left(buffer.data().indexOf('\r'));
    return QString::fromUtf8(line).split(u',');
}

// `user_id` is `User ID` in words.
QString asName(const QString &title)
{
    return title.toLower().replace(u' ', u'_').remove(u'-');
}

TEST(UserColumns, AreThoseOfTheCsvAndTwoMore)
{
    QStringList names;
    for (const Column column : everyValue<Column>())
        names << asName(columnTitle(column));
    EXPECT_EQ(names.size(), columnCount);
    for (const QString &name : csvHeader()) {
        const bool aboutUsers = name != u"kind"_s; // rejects have a table of their own
        EXPECT_EQ(names.removeAll(name), aboutUsers ? 1 : 0) << qPrintable(name);
    }
    EXPECT_EQ(names, (QStringList{u"step"_s, u"last_answer"_s}));
}

TEST(UserColumns, EveryOneHasAWidthAndATitle)
{
    for (const Column column : everyValue<Column>()) {
        EXPECT_GE(columnWidth(column), 60);
        EXPECT_FALSE(columnTitle(column).isEmpty());
    }
    EXPECT_TRUE(isNumber(Column::HttpStatus));
    EXPECT_FALSE(isNumber(Column::Input));
}

TEST(UserColumns, EveryStateHasATitle)
{
    for (const StepState state : everyValue<StepState>())
        EXPECT_TRUE(stateTitle(state).front().isUpper());
    EXPECT_EQ(stateTitle(StepState::Unknown), u"Unknown"_s);
}

TEST(UserColumns, CellsSayWhatTheReportSays)
{
    auto entries = report::sample::incident(); // ada has got a mail, and has been looked at
    entries.push_back({.kind = journal::EntryKind::Looked, .row = 0, .number = 5000});
    const journal::Ledger ledger = journal::entries::folded(entries);
    EXPECT_EQ(cellsOf(ledger, 0)[int(Column::PasswordChanged)], u"Yes"_s);
    for (qint32 index = 0; index < ledger.rowCount(); ++index) {
        if (!report::isReported(ledger, index))
            continue;
        const QStringList cells = cellsOf(ledger, index);
        ASSERT_EQ(cells.size(), columnCount);
        const auto cell = [&cells](Column column) {
            return cells[int(column)];
        };
        const report::ReportRow row = report::rowOf(ledger, index);
        EXPECT_EQ(cell(Column::Status), stateTitle(row.status));
        EXPECT_EQ(cell(Column::Input), row.input);
        EXPECT_EQ(cell(Column::Next), texts::nextText(row.next));
        EXPECT_EQ(cell(Column::UserId), row.user.userId);
        EXPECT_EQ(cell(Column::Email), row.user.email);
        EXPECT_EQ(cell(Column::Connection), row.connection);
        EXPECT_EQ(cell(Column::Revoke), stateTitle(*row.revoke));
        EXPECT_EQ(cell(Column::Reset), stateTitle(*row.reset));
        EXPECT_EQ(cell(Column::HttpStatus).toInt(), row.httpStatus);
        EXPECT_EQ(cell(Column::Reason), texts::explain(row.reason, {}).happened);
        EXPECT_EQ(cell(Column::Attempts).toInt(), row.attempts);
        EXPECT_EQ(cell(Column::ConcludedAt).isEmpty(), row.concludedAtMs == 0);
        EXPECT_EQ(cell(Column::PasswordChanged).toLower(), wireName(row.owner));
        EXPECT_EQ(cell(Column::LookedAt).isEmpty(), row.lookedAtMs == 0);
        EXPECT_EQ(cell(Column::Note), row.note);
        EXPECT_EQ(cell(Column::Source), row.source);
        EXPECT_EQ(cell(Column::Line), row.line);
    }
}

struct Telling
{
    const char *of;
    qint32 row;
    QString step, answer, next;
};

TEST(UserColumns, StepAndLastAnswerAreInPlainWords)
{
    const Telling table[] = {
        {"done", 0, u"Reset e-mail"_s, u"Accepted by the tenant."_s, {}},
        {"failed", 1, u"Revoke everything"_s, u"The tenant refused the call."_s,
            u"Mend the cause, then retry failed users"_s},
        {"unknown", 3, u"Reset e-mail"_s, u"The call was sent and no answer came back."_s,
            u"Find out what happened, then settle it"_s},
        {"pending", 4, u"Revoke everything"_s, {}, u"Start or resume the run"_s},
        {"several", 5, {}, u"2 users have this e-mail address."_s,
            u"List the right user id in a new incident"_s},
    };
    const journal::Ledger ledger = report::sample::ledger();
    for (const Telling &telling : table) {
        const QStringList cells = cellsOf(ledger, telling.row);
        if (!telling.step.isEmpty()) {
            EXPECT_EQ(cells[int(Column::Step)], telling.step) << telling.of;
        }
        EXPECT_EQ(cells[int(Column::LastAnswer)], telling.answer) << telling.of;
        EXPECT_EQ(cells[int(Column::Next)], telling.next) << telling.of;
    }
}

TEST(UserColumns, WhatIsUnderWayIsTold)
{
    using namespace journal::entries;
    auto entries = report::sample::incident();
    entries.push_back(intent(4, Measure::RevokeAccess, 1));
    EXPECT_EQ(
        cellsOf(folded(entries), 4)[int(Column::LastAnswer)], u"Sent; waiting for the answer"_s);
    entries.push_back(answered(4, Measure::RevokeAccess, Outcome::Throttled, 429));
    EXPECT_EQ(
        cellsOf(folded(entries), 4)[int(Column::LastAnswer)], u"Limit reached; asked again"_s);
    entries.push_back(intent(4, Measure::RevokeAccess, 1));
    entries.push_back(answered(4, Measure::RevokeAccess, Outcome::Done, 204));
    EXPECT_EQ(
        cellsOf(folded(entries), 4)[int(Column::LastAnswer)], u"Answered; more calls follow"_s);
}

} // namespace
} // namespace bulkhead::ui
