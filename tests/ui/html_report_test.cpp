// SPDX-License-Identifier: Apache-2.0
#include "journal/random_incident.h"
#include "report/fail_device.h"
#include "report/report_row.h"
#include "report/sample.h"
#include "texts/answer_text.h"
#include "texts/html_report.h"
#include "texts/lives_on.h"
#include "texts/reason_text.h"
#include "texts/report_text.h"

#include "testing/testing.h"

#include <QBuffer>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTextDocumentFragment>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using journal::Ledger;

QString html(const Ledger &ledger)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(writeHtml(ledger, buffer));
    return QString::fromUtf8(buffer.data());
}

QString plain(const QString &cell)
{
    return QTextDocumentFragment::fromHtml(cell.trimmed()).toPlainText();
}

// The cells of one table's body, as a reader sees them. Cells and rows end where the next begins.
std::vector<QStringList> tableUnder(const QString &page, const QString &title)
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

// A run of which everything is told: whom nobody touched, what lives on, who has changed it.
std::vector<journal::Entry> told()
{
    using namespace journal::entries;
    const auto exempt = [](qint32 row, Reason reason, const QString &words) {
        journal::Entry entry = concluded(row, Measure::Email, StepState::Skipped, reason, 0);
        entry.text = words;
        return entry;
    };
    const auto person = [](const QString &name, const QStringList &connections = {u"main"_s}) {
        return User{u"auth0|"_s + name, name + u"@x.org"_s, connections};
    };
    const PlanChoices mails{.scope = RevocationScope::None, .reset = ResetMethod::Email};
    std::vector<journal::Entry> all{created(), source(u"a.csv"_s)};
    for (const QString &name : {u"ada"_s, u"bo"_s, u"cy"_s, u"dee"_s, u"eve"_s})
        all.push_back(listed(qint32(all.size()) - 2, int(all.size()), u"auth0|"_s + name));
    for (const auto &entry :
        {found(0, person(u"ada"_s)), found(1, person(u"bo"_s, {u"main"_s, u"shop"_s})),
            found(2, person(u"cy"_s)), found(3, person(u"dee"_s)), found(4, person(u"eve"_s)),
            planned(mails), exempt(2, Reason::Protected, u"break glass"_s),
            exempt(3, Reason::Excluded, u"<legal>"_s), exempt(4, Reason::Excluded, u"<legal>"_s),
            started(), intent(0, Measure::Email, 1), done(0, Measure::Email, 200),
            intent(1, Measure::Email, 1), done(1, Measure::Email, 200)})
        all.push_back(entry);
    return all;
}

TEST(HtmlReport, WhomNobodyTouchedIsToldWithTheReasonGiven)
{
    const QString page = html(journal::entries::folded(told()));
    const auto groups = tableUnder(page, u"Whom no step touched, and who says why"_s);
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(groups[0].mid(1), (QStringList{u"break glass"_s, u"1"_s}));
    EXPECT_EQ(groups[1].mid(1), (QStringList{u"<legal>"_s, u"2"_s}));
    EXPECT_FALSE(page.contains(u"<legal>"_s));
    EXPECT_TRUE(tableUnder(page, u"Affected users"_s)[2][8].endsWith(u"given: break glass"_s));
    EXPECT_TRUE(
        tableUnder(html(report::sample::ledger()), u"Whom no step touched, and who says why"_s)
            .empty());
}

TEST(HtmlReport, WhatIsOddAboutUsersIsTold)
{
    const QString page = html(journal::entries::folded(told()));
    const auto advice = tableUnder(page, u"What to know of single users"_s);
    ASSERT_EQ(advice.size(), 1u);
    EXPECT_EQ(advice[0].mid(0, 2), (QStringList{u"Another login beside the password"_s, u"1"_s}));
    EXPECT_EQ(
        tableUnder(page, u"Affected users"_s)[1][13], u"the password in another connection"_s);
    EXPECT_EQ(tableUnder(page, u"Affected users"_s)[0][13], QString());
}

TEST(HtmlReport, OwnersAreToldWithTheTimeOfTheLookOrThatNobodyLooked)
{
    const QString title = u"Have the owners chosen new passwords?"_s;
    auto all = told();
    const QString before = html(journal::entries::folded(all));
    EXPECT_TRUE(before.contains(u"Nobody has asked the tenant since the reset"_s));
    EXPECT_EQ(tableUnder(before, title)[2][1], u"2"_s);
    EXPECT_EQ(tableUnder(before, u"Affected users"_s)[0][12], u"not known"_s);
    const qint64 later = journal::entries::startMs * 2;
    all.push_back({.kind = journal::EntryKind::Looked, .row = 0, .number = later});
    all.push_back({.kind = journal::EntryKind::Looked, .row = 1, .number = 0});
    const Ledger ledger = journal::entries::folded(all);
    const QString page = html(ledger);
    const QString at = report::isoTime(ledger.passwordLook(1).lookedAtMs);
    EXPECT_TRUE(page.contains(u"when it was last asked, at %1."_s.arg(at)));
    const std::vector<QStringList> expected{{u"Changed since, not by Bulkhead"_s, u"1"_s},
        {u"Not changed since"_s, u"1"_s},
        {u"Not looked at, or the database does not tell"_s, u"0"_s}};
    EXPECT_EQ(tableUnder(page, title), expected);
    EXPECT_EQ(tableUnder(page, u"Affected users"_s)[1][12], u"no, at "_s + at);
    EXPECT_TRUE(tableUnder(page, u"Affected users"_s)[0][12].startsWith(u"yes, seen at "_s));
    EXPECT_FALSE(html(hostile(u"x"_s)).contains(title)) << "nobody was reset";
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
