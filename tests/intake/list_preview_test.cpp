// SPDX-License-Identifier: Apache-2.0
#include "list_fixture.h"

#include <QBuffer>

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

Result<ListPreview> preview(const QByteArray &list)
{
    QBuffer buffer;
    buffer.setData(list);
    buffer.open(QIODevice::ReadOnly);
    return previewList(buffer);
}

TEST(ListPreview, ShowsColumnsCellsAndTheGuess)
{
    const auto shown = preview("email;user_id\na@b.c;auth0|1\n\"x;\ny\";auth0|2\nshort\n");
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->delimiter, QChar(u';'));
    EXPECT_TRUE(shown->headerFound);
    EXPECT_EQ(shown->columns, (QStringList{u"email"_s, u"user_id"_s}));
    EXPECT_EQ(shown->column, 1);
    EXPECT_FALSE(shown->fault);
    EXPECT_EQ(shown->encoding, ListEncoding::Utf8);
    EXPECT_EQ(shown->records,
        (std::vector<QStringList>{
            {u"a@b.c"_s, u"auth0|1"_s}, {u"x;\ny"_s, u"auth0|2"_s}, {u"short"_s}}));
}

TEST(ListPreview, SaysWhenNoColumnCanBeFoundAndStillShowsThemAll)
{
    const auto shown = preview("a@b.c,b@b.c\nc@b.c,d@b.c\n");
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->column, std::nullopt);
    EXPECT_EQ(shown->fault, Fault::ListColumnUnclear);
    EXPECT_EQ(shown->columns, (QStringList{u"1"_s, u"2"_s}));
    EXPECT_EQ(shown->records.size(), 2u);
}

TEST(ListPreview, IsBounded)
{
    QByteArray list;
    for (int i = 0; i < 100'000; ++i)
        list += "auth0|" + QByteArray(300, 'x') + "\n";
    DripDevice device(list, 1'000);
    const auto shown = previewList(device);
    ASSERT_TRUE(shown);
    EXPECT_EQ(shown->records.size(), size_t(previewRecords));
    EXPECT_EQ(shown->records.front().front().size(), maxRejectInput);
    EXPECT_LE(device.given(), 70'000);
}

TEST(ListPreview, KnowsTheEncoding)
{
    const auto little = preview(QByteArray("\xFF\xFE"
                                           "a\0@\0b\0",
        8));
    const auto big = preview(QByteArray("\xFE\xFF"
                                        "\0a\0@\0b",
        8));
    ASSERT_TRUE(little && big);
    EXPECT_EQ(little->encoding, ListEncoding::Utf16LittleEndian);
    EXPECT_EQ(big->encoding, ListEncoding::Utf16BigEndian);
    EXPECT_EQ(little->records, big->records);
}

TEST(ListPreview, Faults)
{
    EXPECT_EQ(preview("").error().fault, Fault::ListEmpty);
    EXPECT_EQ(preview("\n\n").error().fault, Fault::ListEmpty);
    EXPECT_EQ(preview(QByteArray(8, '\0')).error().fault, Fault::ListBinary);
    DripDevice failing("a@b.c\n", 1, 3);
    EXPECT_EQ(previewList(failing).error().fault, Fault::ListUnreadable);
}

} // namespace
} // namespace bulkhead::intake
