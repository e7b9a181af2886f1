// SPDX-License-Identifier: Apache-2.0
#include "intake/duplicates.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

Identifier userId(const QString &text)
{
    return {IdentifierKind::UserId, text};
}

TEST(DuplicateFolder, ReturnsTheRowOfTheFirstTime)
{
    DuplicateFolder folder;
    EXPECT_EQ(folder.firstRow(userId(u"auth0|1"_s), 10), std::nullopt);
    EXPECT_EQ(folder.firstRow(userId(u"auth0|2"_s), 11), std::nullopt);
    EXPECT_EQ(folder.firstRow(userId(u"auth0|1"_s), 12), 10);
    EXPECT_EQ(folder.firstRow(userId(u"auth0|1"_s), 13), 10);
    EXPECT_EQ(folder.firstRow(userId(u"auth0|2"_s), 14), 11);
    EXPECT_EQ(folder.distinct(), 2);
}

TEST(DuplicateFolder, OnlyTheExactTextIsARepeat)
{
    DuplicateFolder folder;
    const QString texts[] = {u"ann@example.com"_s, u"Ann@example.com"_s, u"ann@example.co"_s,
        u"nn@example.com"_s, u"ann@example.comm"_s, u"a\u0301nn@example.com"_s,
        u"\u00e1nn@example.com"_s};
    qint64 row = 0;
    for (const QString &text : texts)
        EXPECT_EQ(folder.firstRow({IdentifierKind::Email, text}, row++), std::nullopt);
    row = 0;
    for (const QString &text : texts)
        EXPECT_EQ(folder.firstRow({IdentifierKind::Email, text}, 99), row++);
}

// So many that some share their 32 bits of hash: about ten pairs.
TEST(DuplicateFolder, KeepsItsMemoryWhileItGrows)
{
    constexpr qint64 many = 300'000;
    DuplicateFolder folder;
    const auto text = [](qint64 row) {
        return u"google-oauth2|%1"_s.arg(row * 7919);
    };
    for (qint64 row = 0; row < many; ++row)
        ASSERT_EQ(folder.firstRow(userId(text(row)), row), std::nullopt);
    for (qint64 row = 0; row < many; ++row)
        ASSERT_EQ(folder.firstRow(userId(text(row)), row + many), row);
    EXPECT_EQ(folder.distinct(), many);
}

} // namespace
} // namespace bulkhead::intake
