// SPDX-License-Identifier: Apache-2.0
#include "report/letters.h"

#include "journal/entries.h"
#include "report/sample.h"
#include "report/status.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

using journal::Entry;
using journal::EntryKind;

Entry letter(qint32 row, StepState state, Reason reason)
{
    return {.kind = EntryKind::Concluded,
        .row = row,
        .measure = int(Measure::Delivery),
        .code = int(state),
        .reason = reason == Reason::None ? -1 : int(reason)};
}

TEST(LetterCounts, EachUserIsCountedOnce)
{
    journal::Ledger ledger = sample::ledger();
    EXPECT_EQ(letterCounts(ledger).all(), 0);
    EXPECT_TRUE(statusJson(ledger, {})[u"letters"_s].isNull());
    const MailSettings settings{.server = QUrl(u"smtp://mail.example:587"_s)};
    ledger.apply({.kind = EntryKind::MailChosen,
        .text = QString::fromUtf8(QJsonDocument(toJson(settings)).toJson())});
    std::vector<qint32> rows;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (!ledger.steps(row).empty())
            rows.push_back(row);
    }
    ASSERT_GE(rows.size(), 5u);
    EXPECT_EQ(letterCounts(ledger).pending, qint64(rows.size()));
    ledger.apply(letter(rows[0], StepState::Done, Reason::None));
    ledger.apply(letter(rows[1], StepState::Failed, Reason::MailRefused));
    ledger.apply(letter(rows[2], StepState::Failed, Reason::NoLink));
    ledger.apply(letter(rows[3], StepState::Skipped, Reason::NoEmail));
    ledger.apply({.kind = EntryKind::Answered,
        .row = rows[4],
        .measure = int(Measure::Delivery),
        .code = int(Outcome::Unknown)});
    const LetterCounts counts = letterCounts(ledger);
    EXPECT_EQ(counts.accepted, 1);
    EXPECT_EQ(counts.refused, 1);
    EXPECT_EQ(counts.notSent, 2);
    EXPECT_EQ(counts.unknown, 1);
    EXPECT_EQ(counts.all(), qint64(rows.size()));
    const QJsonObject told = statusJson(ledger, {})[u"letters"_s].toObject();
    EXPECT_EQ(told[u"server"_s], u"mail.example:587"_s);
    EXPECT_EQ(told[u"not_sent"_s], 2);
}

} // namespace
} // namespace bulkhead::report
