// SPDX-License-Identifier: Apache-2.0
#include "report/csv_writer.h"

#include "report/fail_device.h"
#include "report/sample.h"
#include "testing/testing.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

QByteArray csv(const journal::Ledger &ledger)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    EXPECT_TRUE(writeCsv(ledger, buffer));
    return buffer.data();
}

const QByteArray header = "kind,source,line,input,user_id,email,connection,status,revoke,reset,"
                          "http_status,reason,next,attempts,concluded_at,password_changed,"
                          "looked_at,note\r\n";

TEST(CsvField, IsQuotedOnlyWhenItMustBe)
{
    struct Case
    {
        QString text;
        QByteArray field;
    };
    for (const Case &c : std::initializer_list<Case>{
             {{}, ""},
             {u"auth0|a"_s, "auth0|a"},
             {u"a b; c"_s, "a b; c"},
             {u"a,b"_s, "\"a,b\""},
             {u"say \"hi\""_s, "\"say \"\"hi\"\"\""},
             {u"\""_s, "\"\"\"\""},
             {u"a\nb"_s, "\"a\nb\""},
             {u"a\rb"_s, "\"a\rb\""},
             {u"J\u00fcrgen \u65e5 \U0001F600"_s, "J\xc3\xbcrgen \xe6\x97\xa5 \xf0\x9f\x98\x80"},
         })
        EXPECT_EQ(csvField(c.text), c.field);
}

TEST(CsvField, DisarmsFormulasAndNothingElse)
{
    struct Case
    {
        QString text;
        QByteArray field;
    };
    for (const Case &c : std::initializer_list<Case>{
             {u"=1+1"_s, "'=1+1"},
             {u"+49"_s, "'+49"},
             {u"-1"_s, "'-1"},
             {u"@SUM(A1)"_s, "'@SUM(A1)"},
             {u"\tx"_s, "'\tx"},
             {u"\rx"_s, "\"'\rx\""},
             {u"=a,\"b\""_s, "\"'=a,\"\"b\"\"\""},
             {u"a=1"_s, "a=1"},
             {u"'=1"_s, "'=1"},
             {u" =1"_s, " =1"},
             {u"\nx"_s, "\"\nx\""},
             {u"a-b+c@d"_s, "a-b+c@d"},
         })
        EXPECT_EQ(csvField(c.text), c.field);
}

TEST(CsvWriter, WritesUsersInTheOrderOfTheListThenRejects)
{
    EXPECT_EQ(csv(sample::ledger()),
        header
            + "user,a.csv;a.csv;b.txt,2;9;1,auth0|ada,auth0|ada,ada@x.org,main,done,done,done,200,"
              ",,2,2026-02-02T02:40:39.000Z,,,\r\n"
              "user,a.csv,3,auth0|bo,auth0|bo,bo@x.org,main,failed,failed,skipped,400,refused,"
              "retry,2,2026-02-02T02:40:38.000Z,,,\r\n"
              "user,a.csv,4,auth0|cy,auth0|cy,cy@x.org,,skipped,done,skipped,,"
              "no_password_connection,reset_elsewhere,1,2026-02-02T02:40:32.000Z,,,\r\n"
              "user,a.csv,5,auth0|dee,auth0|dee,dee@x.org,main,unknown,done,unknown,,no_answer,"
              "settle,2,2026-02-02T02:40:40.000Z,,,\r\n"
              "user,a.csv,6,auth0|eve,auth0|eve,eve@x.org,main,pending,pending,pending,,,run,0,,,"
              ",\r\n"
              "user,a.csv,7,two@x.org,,,,skipped,skipped,skipped,,several_users,list_user_id,0,,,"
              ",\r\n"
              "user,a.csv,8,nobody@x.org,,,,skipped,skipped,skipped,,user_not_found,"
              "check_identifier,0,,,,\r\n"
              "reject,a.csv,10,\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\",,,,,,,,not_an_identifier,"
              "correct_line,,,,,\r\n"
              "reject,b.txt,2,,,,,,,,,empty,correct_line,,,,,\r\n");
}

TEST(CsvWriter, SaysWhetherTheOwnerHasChangedThePassword)
{
    auto entries = sample::incident();
    entries.push_back({.kind = journal::EntryKind::Looked, .row = 0, .number = 5000});
    entries.push_back({.kind = journal::EntryKind::Looked, .row = 1, .number = 5000});
    const auto lines = csv(journal::entries::folded(entries)).split('\n');
    EXPECT_TRUE(lines[1].endsWith(",yes,2026-02-02T02:40:41.000Z,\r")) << lines[1].toStdString();
    EXPECT_TRUE(lines[2].endsWith(",,,\r")) << "never reset, so there is nothing to look for";
    entries.push_back({.kind = journal::EntryKind::Looked, .row = 0, .number = 0});
    EXPECT_TRUE(
        csv(journal::entries::folded(entries)).contains(",no,2026-02-02T02:40:43.000Z,\r\n"));
}

TEST(CsvWriter, AnEmptyIncidentIsItsHeader)
{
    EXPECT_EQ(csv(journal::Ledger()), header);
}

TEST(CsvWriter, FailsWhereverTheDeviceStops)
{
    const auto ledger = sample::ledger();
    const QByteArray whole = csv(ledger);
    for (qint64 room = 0; room < whole.size(); ++room) {
        FailDevice device(room);
        const auto written = writeCsv(ledger, device);
        ASSERT_FALSE(written) << room;
        EXPECT_EQ(written.error().fault, Fault::OutputUnwritable);
        EXPECT_EQ(written.error().detail, u"No space left on device"_s);
    }
    FailDevice enough(whole.size());
    EXPECT_TRUE(writeCsv(ledger, enough));
    EXPECT_EQ(enough.taken(), whole);
}

} // namespace
} // namespace bulkhead::report
