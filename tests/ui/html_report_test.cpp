// SPDX-License-Identifier: Apache-2.0
#include "journal/random_incident.h"
#include "report/fail_device.h"
#include "report/report_row.h"
#include "report/sample.h"
#include "texts/answer_text.h"
#include "texts/lives_on.h"
#include "texts/reason_text.h"
#include "texts/report_text.h"
#include "ui/html_page.h"

#include <QFileInfo>
#include <QTemporaryDir>

#include <limits>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using journal::Ledger;

// A list whose words come from an attacker.
Ledger hostile(const QString &evil, bool practice = false)
{
    using namespace journal::entries;
    return folded(
        {created(), tenantSeen(u"https://i/"_s + evil, practice), source(evil), listed(0, 1, evil),
            listed(1, 2, u"auth0|bo"_s), rejected(3, RejectReason::NotAnIdentifier, evil),
            found(0, {u"auth0|"_s + evil, evil + u"@x"_s, {evil}}), notFound(1), planned({}),
            started(), halted(Fault::CredentialsRefused, evil)});
}

TEST(HtmlReport, LoadsNothingAndRunsNothing)
{
    const QString page = html(report::sample::ledger());
    for (const QString &never : {u"<script"_s, u"<link"_s, u"<img"_s, u"<iframe"_s, u"src="_s,
             u"href="_s, u"url("_s, u"@import"_s, u" onload"_s, u"javascript:"_s})
        EXPECT_FALSE(page.contains(never, Qt::CaseInsensitive)) << qPrintable(never);
    EXPECT_TRUE(page.contains(u"content=\"default-src 'none'; style-src 'unsafe-inline'\""_s));
    EXPECT_TRUE(page.startsWith(u"<!DOCTYPE html>\n"_s));
    EXPECT_TRUE(page.endsWith(u"</body></html>\n"_s));
}

TEST(HtmlReport, EverythingFromOutsideIsEscaped)
{
    const QString evil = u"\"'><script>alert(1)</script><img src=x onerror=y>&amp;"_s;
    const QString page = html(hostile(evil));
    EXPECT_FALSE(page.contains(u"<script"_s));
    EXPECT_FALSE(page.contains(u"<img"_s));
    EXPECT_FALSE(page.contains(u"\"'>"_s));
    const QString escaped = evil.toHtmlEscaped();
    // Issuer, halt, input, user id, e-mail, connection, source, reject's source and input.
    EXPECT_GE(page.count(escaped), 9);
    const auto users = tableUnder(page, u"Affected users"_s);
    ASSERT_EQ(users.size(), 2u);
    EXPECT_EQ(users[0][1], evil);
}

TEST(HtmlReport, TellsHowTheGateStands)
{
    using namespace journal::entries;
    EXPECT_FALSE(html(report::sample::ledger()).contains(u"<dt>Gate"_s));
    const QString page = html(folded({created(), source(u"a"_s), listed(0, 1, u"auth0|bo"_s),
        {.kind = journal::EntryKind::GateSeen, .code = int(journal::GateState::Up)}}));
    EXPECT_TRUE(page.contains(u"<dt>Gate<dd>Closed to new tokens since "_s));
    EXPECT_TRUE(page.contains(u"1 user behind the gate."_s));
}

TEST(HtmlReport, TheRowsAreThoseOfTheOtherReports)
{
    const Ledger ledger = report::sample::ledger();
    const auto users = tableUnder(html(ledger), u"Affected users"_s);
    size_t at = 0;
    const auto state = [](std::optional<StepState> of) {
        return of ? stateText(*of) : u"none"_s;
    };
    for (qint32 index = 0; index < ledger.rowCount(); ++index) {
        if (!report::isReported(ledger, index))
            continue;
        ASSERT_LT(at, users.size());
        const report::ReportRow row = report::rowOf(ledger, index);
        const QString status = row.httpStatus == 0 ? QString() : QString::number(row.httpStatus);
        EXPECT_EQ(users[at++],
            (QStringList{state(row.status), row.input, row.user.userId, row.user.email,
                row.connection, state(row.revoke), state(row.reset), status,
                explain(row.reason, {}).happened, nextText(row.next), QString::number(row.attempts),
                report::isoTime(row.concludedAtMs),
                row.owner == report::Owner::NotReset ? QString() : u"not known"_s, {},
                row.source + u':' + row.line}));
    }
    EXPECT_EQ(at, users.size());
    EXPECT_EQ(at, 7u);
}

TEST(HtmlReport, WhatDiesAndWhatLivesOnIsWhatThePlanSaid)
{
    const Ledger ledger = report::sample::ledger();
    std::vector<QStringList> expected;
    for (const auto &[hold, fate, why] : livesOn(ledger.choices()))
        expected.push_back({holdText(hold), fateText(fate), why});
    EXPECT_EQ(tableUnder(html(ledger), u"What dies, what lives on"_s), expected);
}

TEST(HtmlReport, RejectedLinesAreThere)
{
    const auto rejects = tableUnder(html(report::sample::ledger()), u"Rejected lines"_s);
    ASSERT_EQ(rejects.size(), 2u);
    EXPECT_EQ(
        rejects[0].mid(0, 3), (QStringList{u"a.csv"_s, u"10"_s, u"=HYPERLINK(\"x\",\"y\")"_s}));
    EXPECT_EQ(rejects[1].mid(0, 2), (QStringList{u"b.txt"_s, u"2"_s}));
    EXPECT_EQ(rejects[1][3], u"The line is empty."_s);
}

// Bars, groups and rows tell the same story, whatever has happened.
TEST(HtmlReport, CountsAddUp)
{
    for (unsigned seed = 0; seed < 40; ++seed) {
        journal::RandomIncident incident(seed);
        for (int i = 0; i < 80; ++i)
            incident.step();
        const Ledger &ledger = incident.ledger();
        const QString page = html(ledger);
        std::map<QString, qint64> inRows, inGroups, inBars;
        for (const auto &row : tableUnder(page, u"Affected users"_s))
            ++inRows[row[0]];
        for (const auto &group : tableUnder(page, u"Who is not done, and why"_s))
            inGroups[group[0]] += group[1].toLongLong();
        const QRegularExpression bar(u"<text x=0 y=\\d+>(\\w+)</text>.*>(\\d+) &#183;"_s);
        for (const auto &match : bar.globalMatch(page))
            inBars[match.captured(1)] = match.captured(2).toLongLong();
        EXPECT_EQ(inBars.size(), 6u);
        for (const StepState state : statesInOrder()) {
            const QString word = stateText(state);
            EXPECT_EQ(inRows[word], ledger.userTotal(state)) << seed;
            EXPECT_EQ(inBars[word], ledger.userTotal(state)) << seed;
            EXPECT_EQ(inGroups[word], state == StepState::Done ? 0 : ledger.userTotal(state))
                << seed;
        }
    }
}

TEST(HtmlReport, TellsWhenUsersWereTreated)
{
    const Ledger ledger = report::sample::ledger();
    qint64 first = std::numeric_limits<qint64>::max(), last = 0;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        for (const journal::Step &step : ledger.steps(row)) {
            if (step.attempts > 0 && step.concludedAtMs > 0) {
                first = std::min(first, step.concludedAtMs);
                last = std::max(last, step.concludedAtMs);
            }
        }
    }
    ASSERT_LT(first, last);
    const QString page = html(ledger);
    EXPECT_TRUE(page.contains(u"<dt>First step concluded<dd>"_s + report::isoTime(first) + u'\n'));
    EXPECT_TRUE(page.contains(u"<dt>Last step concluded<dd>"_s + report::isoTime(last) + u'\n'));
    using namespace journal::entries;
    EXPECT_FALSE(html(folded({created()})).contains(u"step concluded"_s));
}

// A table that is wider or longer than the page is reached without a mouse, and printed whole.
TEST(HtmlReport, TablesAreScrolledByKeysAndPrintedWhole)
{
    const QString page = html(report::sample::ledger());
    EXPECT_FALSE(page.contains(u"<div class=scroll>"_s));
    EXPECT_TRUE(page.contains(u"<div class=scroll tabindex=0>"_s));
    const QString print = page.mid(page.indexOf(u"@media print"_s));
    EXPECT_TRUE(print.contains(u".scroll{overflow:visible;max-height:none}"_s));
}

TEST(HtmlReport, PracticeIsUnmistakableAndOnlyThere)
{
    EXPECT_TRUE(html(hostile(u"x"_s, true)).contains(u"class=practice"_s));
    EXPECT_FALSE(html(hostile(u"x"_s, false)).contains(u"class=practice"_s));
}

TEST(HtmlReport, AHaltIsExplainedWithoutOptionsToType)
{
    using namespace journal::entries;
    const QString page = html(folded(
        {created(), source(u"l"_s), listed(0, 1, u"auth0|a"_s), found(0, {u"auth0|a"_s, {}, {}}),
            planned({}), started(), halted(Fault::TlsUntrusted, u"self-signed"_s)}));
    EXPECT_TRUE(page.contains(u"not trusted: self-signed."_s));
    EXPECT_TRUE(page.contains(u"somebody may be listening"_s));
    EXPECT_FALSE(page.contains(u"--ca-file"_s));
}

TEST(HtmlReport, AnEmptyIncidentIsAPageToo)
{
    using namespace journal::entries;
    const QString page = html(folded({created()}));
    EXPECT_TRUE(page.contains(u"There are no affected users"_s));
    EXPECT_TRUE(page.contains(u"aria-label=\"done: 0, failed: 0,"_s));
}

TEST(HtmlReport, ADeviceThatFailsIsNoReport)
{
    const Ledger ledger = report::sample::ledger();
    const qsizetype whole = html(ledger).toUtf8().size();
    for (const qsizetype room : {qsizetype(0), qsizetype(1000), whole - 1}) {
        report::FailDevice device(room);
        const auto written = writeHtml(ledger, device);
        ASSERT_FALSE(written) << room;
        EXPECT_EQ(written.error().fault, Fault::OutputUnwritable);
    }
    report::FailDevice enough(whole);
    EXPECT_TRUE(writeHtml(ledger, enough));
    EXPECT_EQ(enough.taken().size(), whole);
}

TEST(HtmlReport, TheFileIsForItsOwnerOnly)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"report.html"_s);
    const Ledger ledger = report::sample::ledger();
    ASSERT_TRUE(writeHtmlReport(path, ledger));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(QString::fromUtf8(file.readAll()), html(ledger));
    EXPECT_EQ(file.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    EXPECT_FALSE(writeHtmlReport(folder.filePath(u"no/such/folder.html"_s), ledger));
}

} // namespace
} // namespace bulkhead::texts
