// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"
#include "app/csv.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

const QStringList header{u"kind"_s, u"source"_s, u"line"_s, u"input"_s, u"user_id"_s, u"email"_s,
    u"connection"_s, u"status"_s, u"revoke"_s, u"reset"_s, u"http_status"_s, u"reason"_s, u"next"_s,
    u"attempts"_s, u"concluded_at"_s, u"password_changed"_s, u"looked_at"_s, u"note"_s};

TEST(Csv, OwnParserIsStrict)
{
    EXPECT_EQ(parseCsv("a,b\r\n\"c\"\"\r\n,\",\r\n"),
        (QList<QStringList>{{u"a"_s, u"b"_s}, {u"c\"\r\n,"_s, u""_s}}));
    for (const char *wrong : {"a\n", "a,b", "a\"b\r\n", "\"a\"b\r\n", "\"a\r\n", "a\rb\r\n"})
        EXPECT_EQ(parseCsv(wrong), std::nullopt) << wrong;
}

class ReportTest : public TenantTest
{
protected:
    QList<QStringList> csv()
    {
        EXPECT_TRUE(exits(0, cli(u"report i --format csv --out r.csv"_s)));
        const auto records = parseCsv(m_machine.read(u"r.csv"_s));
        EXPECT_TRUE(records);
        return records.value_or(QList<QStringList>(20, QStringList(header.size())));
    }
};

TEST_F(ReportTest, CsvHasTheHeaderAndARowForEveryUserAndReject)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    m_machine.write(u"more.csv"_s, "user_id\nauth0|000000000000000000000000\nnobody\n");
    ASSERT_TRUE(exits(0, cli(u"import i more.csv"_s)));
    ASSERT_TRUE(exits(0, call(u"plan i --scope everything --reset email --allow-unknown"_s)));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    const auto rows = csv();
    ASSERT_EQ(rows.size(), 1 + 4 + 1);
    EXPECT_EQ(rows[0], header);
    for (const QStringList &row : rows)
        ASSERT_EQ(row.size(), header.size());
    EXPECT_EQ(rows[1].mid(0, 3), (QStringList{u"user"_s, u"list.csv"_s, u"2"_s}));
    EXPECT_EQ(rows[1].mid(6, 8),
        (QStringList{u"Username-Password-Authentication"_s, u"done"_s, u"done"_s, u"done"_s,
            u"200"_s, u""_s, u""_s, u"2"_s}));
    const QDateTime at = QDateTime::fromString(rows[1][14], Qt::ISODateWithMs);
    EXPECT_EQ(rows[1][14].size(), 24) << rows[1][14].toStdString();
    EXPECT_LT(qAbs(at.secsTo(QDateTime::currentDateTimeUtc())), 60);
    EXPECT_EQ(rows[4].mid(7, 6),
        (QStringList{u"skipped"_s, u"skipped"_s, u"skipped"_s, u""_s, u"user_not_found"_s,
            u"check_identifier"_s}));
    EXPECT_EQ(rows[5].mid(0, 4), (QStringList{u"reject"_s, u"more.csv"_s, u"3"_s, u"nobody"_s}));
}

TEST_F(ReportTest, CsvAndJsonSayTheSame)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(20));
    ASSERT_TRUE(exits(3, call(u"run i --confirm NAME --first 7"_s)));
    const auto rows = csv();
    const QJsonArray users = report(u"i"_s)[u"users"].toArray();
    ASSERT_EQ(rows.size(), users.size() + 1);
    for (qsizetype i = 0; i < users.size(); ++i) {
        for (qsizetype field = 0; field < header.size(); ++field)
            EXPECT_EQ(users[i][header[field]].toVariant().toString(), rows[i + 1][field])
                << header[field].toStdString();
    }
}

TEST_F(ReportTest, JsonHasTheKeysThatArePromised)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(2));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    const QJsonObject document = report(u"i"_s);
    EXPECT_EQ(document[u"schema"], 1);
    EXPECT_TRUE(document[u"rejects"].isArray());
    const QJsonValue user = document[u"users"][0];
    for (const QString &name : header)
        EXPECT_NE(user[name].type(), QJsonValue::Undefined) << name.toStdString();
    ASSERT_EQ(user[u"steps"].toArray().size(), 2);
    EXPECT_EQ(user[u"steps"][0][u"measure"], u"revoke-access"_s);
    EXPECT_EQ(user[u"steps"][0][u"http_status"], 202);
    EXPECT_EQ(user[u"steps"][1][u"measure"], u"email"_s);
    EXPECT_EQ(user[u"steps"][1].toObject().keys(),
        (QStringList{u"attempts"_s, u"concluded_at"_s, u"http_status"_s, u"measure"_s, u"reason"_s,
            u"status"_s}));
}

TEST_F(ReportTest, ACellThatASpreadsheetWouldRunIsDisarmed)
{
    ASSERT_NO_FATAL_FAILURE(startPractice());
    m_machine.write(
        u"=cmd|'calc'!A1,.csv"_s, "user_id\nauth0|1\n+1@example.com\n=HYPERLINK(1)\n-2\n@a\n");
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i =cmd|'calc'!A1,.csv"_s)));
    const auto rows = csv();
    ASSERT_EQ(rows.size(), 6);
    EXPECT_EQ(rows[1][1], u"'=cmd|'calc'!A1,.csv"_s);
    EXPECT_EQ(rows[1][3], u"auth0|1"_s);
    EXPECT_EQ(rows[2][3], u"'+1@example.com"_s);
    EXPECT_EQ(rows[3][3], u"'=HYPERLINK(1)"_s);
    EXPECT_EQ(rows[4][3], u"'-2"_s);
    EXPECT_EQ(rows[5][3], u"'@a"_s);
    for (const QStringList &row : rows) {
        for (const QString &field : row)
            EXPECT_FALSE(!field.isEmpty() && u"=+-@\t\r"_s.contains(field[0]));
    }
}

TEST_F(ReportTest, AReportGoesToStandardOutputToo)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    const auto rows = csv();
    const Ended shown = cli(u"report i --format csv --out -"_s);
    ASSERT_TRUE(exits(0, shown));
    EXPECT_EQ(parseCsv(shown.out), rows) << "nothing but the report";
    EXPECT_FALSE(m_machine.exists(u"-"_s));
}

TEST_F(ReportTest, AReportNeverReplacesAnIncident)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    ASSERT_TRUE(exits(0, cli(u"new other --tenant URL --client-id ID"_s)));
    const QByteArray before = m_machine.read(u"i.incident"_s);
    const QByteArray other = m_machine.read(u"other.incident"_s);
    EXPECT_TRUE(refuses(2, "i.incident already",
        cli(u"report i --format csv --out %1"_s.arg(m_machine.file(u"i.incident"_s)))));
    EXPECT_TRUE(refuses(
        2, "other.incident already", cli(u"report i --format json --out other.incident"_s)));
    EXPECT_EQ(m_machine.read(u"i.incident"_s), before);
    EXPECT_EQ(m_machine.read(u"other.incident"_s), other);
}

TEST_F(ReportTest, AReportThatCannotBeWrittenNamesTheFile)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    EXPECT_TRUE(refuses(2, "none/r.csv (No such file or directory)",
        cli(u"report i --format csv --out none/r.csv"_s)));
    EXPECT_TRUE(refuses(
        2, "/dev/full (No space left on device)", cli(u"report i --format csv --out /dev/full"_s)));
}

TEST_F(ReportTest, ProgramsReadWhatWasReported)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    const Ended said = cli(u"report i --format csv --out r.csv --json"_s);
    ASSERT_TRUE(exits(0, said));
    EXPECT_EQ(QJsonDocument::fromJson(said.out).object(),
        (QJsonObject{
            {u"schema"_s, 1}, {u"out"_s, u"r.csv"_s}, {u"users"_s, 3}, {u"rejects"_s, 0}}));
}

TEST_F(ReportTest, AReportIsPrivateAndReplacesTheOneBefore)
{
    ASSERT_NO_FATAL_FAILURE(makeList(3));
    m_machine.write(u"r.csv"_s, "old");
    QFile::setPermissions(m_machine.file(u"r.csv"_s), QFile::Permissions(0x6644));
    EXPECT_EQ(csv().size(), 4);
    EXPECT_EQ(QFileInfo(m_machine.file(u"r.csv"_s)).permissions() & 0x0077, 0);
}

TEST_F(ReportTest, StatusHasTheKeysThatArePromised)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(5));
    ASSERT_TRUE(exits(3, call(u"run i --confirm NAME --first 2"_s)));
    const QJsonObject shown = status(u"i"_s);
    QStringList keys{u"schema"_s, u"incident"_s, u"state"_s, u"halt"_s, u"tenant"_s, u"plan"_s,
        u"users"_s, u"owners"_s, u"letters"_s, u"rejects"_s, u"calls"_s, u"pace_per_s"_s,
        u"eta_s"_s, u"updated_at"_s, u"rehearsal"_s, u"gate"_s, u"limit"_s};
    keys.sort();
    EXPECT_EQ(shown.keys(), keys);
    EXPECT_EQ(shown[u"schema"], 1);
    EXPECT_EQ(shown[u"halt"], QJsonValue(QJsonValue::Null));
    EXPECT_EQ(
        shown[u"tenant"].toObject().keys(), (QStringList{u"name"_s, u"practice"_s, u"url"_s}));
    EXPECT_EQ(shown[u"users"].toObject().keys(),
        (QStringList{u"cancelled"_s, u"done"_s, u"failed"_s, u"pending"_s, u"skipped"_s, u"total"_s,
            u"unknown"_s}));
    for (const QString &api : {u"management"_s, u"authentication"_s})
        EXPECT_EQ(shown[u"calls"][api].toObject().keys(), (QStringList{u"sent"_s, u"throttled"_s}));
    EXPECT_EQ(sumOfStates(shown), 5);
    EXPECT_TRUE(shown[u"updated_at"].toString().endsWith(u'Z'));
}

TEST_F(ReportTest, StatusInWordsNamesTenantStateAndUsers)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(5));
    const QByteArray text = cli(u"status i"_s).out;
    EXPECT_TRUE(text.contains(practice().tenantName().toUtf8() + " (practice)"));
    EXPECT_TRUE(text.contains("planned, not started"));
    EXPECT_TRUE(text.contains("5: 0 done, 0 failed, 0 unknown, 0 skipped, 5 pending, 0 cancelled"));
    ASSERT_TRUE(exits(3, call(u"run i --confirm NAME --first 2"_s)));
    EXPECT_TRUE(cli(u"status i"_s).out.contains("paused"));
}

TEST_F(ReportTest, ReadersLeaveTheFileAsItIs)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(5));
    const QByteArray before = m_machine.read(u"i.incident"_s);
    const QDateTime changed = QFileInfo(m_machine.file(u"i.incident"_s)).lastModified();
    (void)status(u"i"_s);
    (void)csv();
    EXPECT_EQ(m_machine.read(u"i.incident"_s), before);
    EXPECT_EQ(QFileInfo(m_machine.file(u"i.incident"_s)).lastModified(), changed);
    EXPECT_FALSE(m_machine.exists(u"i.incident-shm"_s));
}

} // namespace
} // namespace bulkhead::app
