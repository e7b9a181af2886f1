// SPDX-License-Identifier: Apache-2.0
#include "list_fixture.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QStringEncoder>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

// The places where a careless reader breaks in two.
QByteArray awkward()
{
    return "\xEF\xBB\xBFuser_id;\"the\r\nnote\";email\r\n"
           "auth0|1;\"a \"\"b\"\"\r\n;c\";a@b.c\r\n\r\n"
           ";x;j\xc3\xbcrgen@b.c\r\"broken;x\r\nauth0|3;\xf0\x9f\x98\x80;\r\r\n"
           "\xff|4;;\nauth0|5;\"\"\"\";x";
}

QByteArray utf16(const QString &text, QStringConverter::Encoding encoding)
{
    return QStringEncoder(encoding, QStringConverter::Flag::WriteBom).encode(text);
}

TEST(ListStream, PiecesDoNotMatter)
{
    const QString wide = u"user_id,name\r\nauth0|1,\U0001F600\r\na\U0001F600@b.c,\"x\r\ny\"\r\n"_s;
    const QByteArray lists[] = {awkward(), utf16(wide, QStringConverter::Utf16LE),
        utf16(wide, QStringConverter::Utf16BE), "a@b.c\r\n\r\nb@b.c\r", "\n", "\xEF\xBB", "x",
        "\xEF\xBB\xBF\"user;id\";x\nauth0|1;y"};
    for (const QByteArray &list : lists) {
        const QString whole = story(list);
        for (const qint64 step : {1, 2, 3, 7, 4096}) {
            DripDevice device(list, step);
            EXPECT_EQ(story(device), whole) << "in steps of " << step;
        }
    }
}

// Beyond the head, which is gathered before the first line is cut.
TEST(ListStream, PiecesDoNotMatterFurtherDown)
{
    const QByteArray lists[] = {awkward(), "a@b.c\r\n\r\nb@b.c\r",
        utf16(u"a\U0001F600@b.c\r\n\"b@b.c\r\n"_s, QStringConverter::Utf16BE)};
    for (const QByteArray &list : lists) {
        const QByteArray longer = list.repeated(1 + 150'000 / list.size());
        const QString whole = story(longer);
        for (const qint64 step : {1, 3, 65'537}) {
            DripDevice device(longer, step);
            EXPECT_TRUE(story(device) == whole) << "in steps of " << step;
        }
    }
}

TEST(ListStream, AwkwardListReadsAsItStands)
{
    KeepingSink sink;
    const auto summary = readBytes(awkward(), sink);
    ASSERT_TRUE(summary);
    EXPECT_EQ(sink.rows,
        (QStringList{u"3:auth0|1"_s, u"6:jürgen@b.c"_s, u"8:auth0|3"_s, u"11:auth0|5"_s}));
    EXPECT_EQ(
        sink.rejects, (QStringList{u"7:broken_quote:\"broken;x"_s, u"10:bad_encoding:\ufffd|4"_s}));
}

TEST(ListStream, LinesAcrossPiecesOfRealSize)
{
    QByteArray list = "note,user_id\r\n";
    QStringList expected;
    for (int i = 0; i < 20'000; ++i) {
        list += "\"n" + QByteArray(i % 50, 'x') + "\r\n\",auth0|" + QByteArray::number(i) + "\r\n";
        expected << u"%1:auth0|%2"_s.arg(2 + 2 * i).arg(i);
    }
    KeepingSink sink;
    ASSERT_TRUE(readBytes(list, sink));
    EXPECT_EQ(sink.rows, expected);
}

TEST(ListStream, AnEndlessLineCostsOneRowAndNoMemory)
{
    const QByteArray list =
        "auth0|1\n" + QByteArray(5'000'000, 'x') + "\r\nauth0|3\n" + QByteArray(3'000'000, 'y');
    KeepingSink sink;
    const auto summary = readBytes(list, sink);
    ASSERT_TRUE(summary);
    EXPECT_EQ(sink.rows, (QStringList{u"1:auth0|1"_s, u"3:auth0|3"_s}));
    EXPECT_EQ(sink.rejects,
        (QStringList{
            u"2:too_long:"_s + QString(200, u'x'), u"4:too_long:"_s + QString(200, u'y')}));
}

TEST(ListStream, AQuoteNeverClosedDoesNotSwallowTheRest)
{
    QByteArray list = "note,user_id\n\"oops,auth0|0\n";
    for (int i = 1; i <= 5'000; ++i)
        list += "x,auth0|" + QByteArray::number(i) + "\n";
    KeepingSink sink;
    ASSERT_TRUE(readBytes(list, sink));
    EXPECT_EQ(sink.rows.size(), 5'000);
    EXPECT_EQ(sink.rejects, QStringList{u"2:broken_quote:\"oops,auth0|0"_s});
    EXPECT_TRUE(sink.linesAscend);
}

// Bytes that like to do harm, in any order: no crash, no line told twice, nothing lost.
TEST(ListStream, RandomBytes)
{
    const QByteArray alphabet = "aab1|@@..,,;;\t\"\"\n\n\r #'<> \xff\xc3\xbc\xef\xbb\xbf\x01";
    QRandomGenerator random(20'260'901);
    for (int round = 0; round < 3'000; ++round) {
        QByteArray list(random.bounded(1, 400), ' ');
        for (char &c : list)
            c = alphabet[random.bounded(alphabet.size())];
        KeepingSink sink;
        const auto summary = readBytes(list, sink);
        const qint64 lines = 1 + list.count('\n') + list.count('\r');
        EXPECT_LE(sink.rows.size() + sink.rejects.size(), lines);
        EXPECT_TRUE(sink.linesAscend);
        EXPECT_LE(sink.lastLine, lines);
        if (summary) {
            EXPECT_EQ(summary->listed, sink.rows.size());
            EXPECT_EQ(summary->rejected, sink.rejects.size());
            EXPECT_LE(summary->listed + summary->rejected + summary->blank, lines);
        }
        if (round % 20 == 0) {
            DripDevice device(list);
            EXPECT_EQ(story(device), story(list)) << list.toPercentEncoding().toStdString();
        }
    }
}

TEST(ListStream, RandomBytesOfAllValues)
{
    QRandomGenerator random(7);
    for (int round = 0; round < 500; ++round) {
        QByteArray list(round % 2 == 0 ? "\xFF\xFE" : "auth0|1,x\n");
        for (int i = random.bounded(300); i > 0; --i)
            list += char(random.bounded(1, 256));
        DripDevice device(list, 3);
        EXPECT_EQ(story(device), story(list));
    }
}

// Everyday size; BULKHEAD_ROWS=1000000 for the promise: a million rows in about a second.
TEST(ListStream, Speed)
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("BULKHEAD_ROWS", &given);
    const int rows = given ? wanted : 100'000;
    QByteArray list = "\"name\",\"user_id\",\"email\"\n";
    QByteArray plain;
    for (int i = 0; i < rows; ++i) {
        const QByteArray id = "auth0|5f7c8ec7c33c6c00" + QByteArray::number(10'000'000 + i);
        list += "\"Doe, Ann\"," + id + ",ann" + QByteArray::number(i) + "@example.com\n";
        plain += id + "\n";
    }
    for (const QByteArray &bytes : {list, plain}) {
        CountingSink sink;
        QElapsedTimer timer;
        timer.start();
        ASSERT_TRUE(readBytes(bytes, sink));
        std::printf("%d rows, %lld bytes: %lld ms\n", rows, qlonglong(bytes.size()),
            qlonglong(timer.elapsed()));
        EXPECT_EQ(sink.rows, rows);
        EXPECT_LT(timer.elapsed(), 2'000 + rows / 50) << "hundreds of times the usual";
    }
}

} // namespace
} // namespace bulkhead::intake
