// SPDX-License-Identifier: Apache-2.0
#include "list_fixture.h"

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

TEST(ListFaults, OfTheListAsAWhole)
{
    struct
    {
        const char *what;
        QByteArray list;
        Fault fault;
        QString detail = {};
        QString column = {};
    } const table[] = {
        {"no byte", "", Fault::ListEmpty},
        {"a BOM only", "\xEF\xBB\xBF", Fault::ListEmpty},
        {"blank lines", "\n \r\n\t\n", Fault::ListEmpty},
        {"comments", "# nobody yet\n", Fault::ListEmpty},
        {"blank lines past the head", QByteArray(200'000, '\n'), Fault::ListEmpty},
        {"a NUL", QByteArray("auth0|1\n\0", 9), Fault::ListBinary},
        {"a spreadsheet", QByteArray("PK\x03\x04\x14\x00\x06\x00", 8), Fault::ListBinary},
        {"UTF-16 without its mark", QByteArray("a\0@\0b\0", 6), Fault::ListBinary},
        {"control characters", "\x01\x02\x03 abc", Fault::ListBinary},
        {"no such column", "user_id,email\nauth0|1,a@b.c", Fault::ListNoSuchColumn,
            u"user_id, email"_s, u"mail"_s},
        {"column 0", "user_id,email\nauth0|1,a@b.c", Fault::ListNoSuchColumn, u"user_id, email"_s,
            u"0"_s},
        {"column 3 of 2", "user_id,email\nauth0|1,a@b.c", Fault::ListNoSuchColumn,
            u"user_id, email"_s, u"3"_s},
        {"a name without a header", "auth0|1\nauth0|2", Fault::ListNoSuchColumn, u"1"_s,
            u"email"_s},
        {"two columns of identifiers", "auth0|1,a@b.c\nauth0|2,b@b.c", Fault::ListColumnUnclear,
            u"1, 2"_s},
        {"two under unknown names", "who,boss\na@b.c,b@b.c", Fault::ListColumnUnclear,
            u"who, boss"_s},
        {"none", "name,since\nAnn,May\nBob,June", Fault::ListColumnUnclear, u"name, since"_s},
        {"no identifier", "ann\nbob", Fault::ListNoIdentifier, u"1"_s},
        {"no identifier below a header", "user_id,email\nann,bob", Fault::ListNoIdentifier,
            u"user_id"_s},
        {"a header alone", "user_id,email\n", Fault::ListNoIdentifier, u"user_id"_s},
    };
    for (const auto &row : table) {
        SCOPED_TRACE(row.what);
        KeepingSink sink;
        const auto summary = readBytes(row.list, sink, row.column);
        ASSERT_FALSE(summary);
        EXPECT_EQ(row.fault, summary.error().fault) << int(summary.error().fault);
        EXPECT_EQ(summary.error().detail, row.detail);
        EXPECT_TRUE(sink.rows.isEmpty());
    }
}

TEST(ListFaults, ADeviceThatFailsAnywhereIsNeverHalfASuccess)
{
    QByteArray list = "user_id,note\n";
    while (list.size() < 150'000)
        list += "auth0|" + QByteArray::number(list.size()) + ",\"a\nb\"\n";
    for (qint64 failAfter :
        {qint64(0), qint64(1), qint64(2), qint64(12), qint64(13), qint64(60'000), qint64(65'536),
            qint64(65'537), qint64(140'000), qint64(list.size())}) {
        DripDevice device(list, 5'000, failAfter);
        CountingSink sink;
        const auto summary = readList(device, {}, sink);
        ASSERT_FALSE(summary) << failAfter;
        EXPECT_EQ(summary.error().fault, Fault::ListUnreadable);
        EXPECT_EQ(summary.error().detail, u"the disk went away"_s);
        EXPECT_EQ(device.given(), failAfter);
    }
}

} // namespace
} // namespace bulkhead::intake
