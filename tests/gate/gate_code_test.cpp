// SPDX-License-Identifier: Apache-2.0
// What is compiled, looked at from outside: sizes, order, salts, and that nobody can be read in it.
#include "gate/gate_code.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QJsonDocument>

using namespace Qt::StringLiterals;
using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::Le;

namespace bulkhead::gate {
namespace {

const QString salt = u"00112233445566778899aabbccddeeff"_s;

GateContent contentOf(int users)
{
    GateContent content{.denyText = u"Call the help desk."_s, .cutOffMs = 1'700'000'000'000};
    for (int i = 0; i < users; ++i)
        content.listed.push_back({u"auth0|%1"_s.arg(i, 24, 16, '0'_L1)});
    return content;
}

std::vector<qsizetype> sizesOf(const GateContent &content, qsizetype most = codeBytesAtMost)
{
    std::vector<qsizetype> sizes;
    const auto codes = compileGate(content, salt, most);
    EXPECT_TRUE(codes);
    for (const QByteArray &code : codes.value_or(std::vector<QByteArray>()))
        sizes.push_back(code.size());
    return sizes;
}

QJsonObject dataOf(const QByteArray &code)
{
    const qsizetype from = code.indexOf("const data = ") + 13;
    return QJsonDocument::fromJson(code.mid(from, code.indexOf(";\n", from) - from)).object();
}

TEST(GateKey, OfAnAddressHasNoCase)
{
    EXPECT_EQ(keyOf({IdentifierKind::Email, u"Ada@Example.COM"_s}), u"ada@example.com"_s);
    EXPECT_EQ(keyOf({IdentifierKind::UserId, u"samlp|Acme|Ada@x"_s}), u"samlp|Acme|Ada@x"_s);
}

TEST(GateHash, HasFortyEightBitsOfSaltAndKey)
{
    EXPECT_LT(hashOf(salt, u"auth0|1"_s), quint64(1) << 48);
    EXPECT_GT(hashOf(salt, u"auth0|1"_s), quint64(1) << 32);
    EXPECT_NE(hashOf(salt, u"auth0|1"_s), hashOf(salt, u"auth0|2"_s));
    EXPECT_NE(hashOf(salt, u"auth0|1"_s), hashOf(u"11"_s, u"auth0|1"_s));
    EXPECT_NE(randomSalt(), randomSalt());
    EXPECT_EQ(randomSalt().size(), 32);
}

TEST(GateCode, OfTwelveThousandUsersIsOneAction)
{
    EXPECT_THAT(sizesOf(contentOf(12'000)), ElementsAre(Le(codeBytesAtMost)));
    EXPECT_EQ(sizesOf(contentOf(1)).size(), 1u);
    EXPECT_EQ(sizesOf(contentOf(0)).size(), 1u);
}

TEST(GateCode, OfALongListIsCutIntoEvenPieces)
{
    const auto sizes = sizesOf(contentOf(100'000));
    EXPECT_EQ(sizes.size(), 9u);
    EXPECT_THAT(sizes, Each(Le(codeBytesAtMost)));
    EXPECT_LT(sizes.front() - sizes.back(), 100);
    GateContent dated = contentOf(12'000);
    dated.listed[7].cutOffMs = dated.cutOffMs + 1;
    EXPECT_EQ(sizesOf(dated).size(), 2u) << "dates need room";
    EXPECT_THAT(sizesOf(dated), Each(Le(codeBytesAtMost)));
}

TEST(GateCode, HoldsEverybodyOnceInOrder)
{
    GateContent content = contentOf(500);
    content.listed.push_back(content.listed.front());
    const auto codes = compileGate(content, salt, 5000);
    ASSERT_TRUE(codes);
    ASSERT_GT(codes->size(), 1u);
    QByteArray all;
    for (const QByteArray &code : *codes)
        all += QByteArray::fromBase64(dataOf(code)[u"listed"].toString().toLatin1());
    ASSERT_EQ(all.size(), 500 * 6);
    for (qsizetype at = 6; at < all.size(); at += 6)
        EXPECT_LT(all.mid(at - 6, 6), all.mid(at, 6));
}

TEST(GateCode, IsTheSameForTheSameUsers)
{
    GateContent content = contentOf(50);
    const auto once = compileGate(content, salt);
    std::reverse(content.listed.begin(), content.listed.end());
    EXPECT_EQ(once, compileGate(content, salt));
    EXPECT_NE(once, compileGate(content, u"another"_s));
}

TEST(GateCode, ShowsNobody)
{
    GateContent content = contentOf(3);
    content.listed.push_back({u"ada.abel@example.com"_s});
    content.protectedKeys = {u"boss@example.com"_s};
    const QByteArray code = compileGate(content, salt)->front();
    for (const QByteArray trace : {"auth0|0", "ada", "boss", "example.com"})
        EXPECT_FALSE(code.contains(trace)) << trace.toStdString();
}

TEST(GateCode, LeavesOutTheListedWhoAreProtected)
{
    GateContent content = contentOf(3);
    content.protectedKeys = {content.listed[1].key};
    const QJsonObject data = dataOf(compileGate(content, salt)->front());
    EXPECT_EQ(QByteArray::fromBase64(data[u"listed"].toString().toLatin1()).size(), 12);
    EXPECT_EQ(QByteArray::fromBase64(data[u"shielded"].toString().toLatin1()).size(), 6);
}

TEST(GateCode, IsPlainAsciiWhateverTheText)
{
    GateContent content = contentOf(1);
    content.denyText =
        u"\";}\\ */ // ${1} </script> \u2028 Passwort zurücksetzen: äöü 🔑 help desk"_s;
    const QByteArray code = compileGate(content, salt)->front();
    EXPECT_TRUE(std::all_of(code.begin(), code.end(),
        [](char each) { return each == '\n' || (each >= ' ' && each < 0x7f); }));
    EXPECT_EQ(dataOf(code)[u"text"], content.denyText);
    EXPECT_EQ(code.count("const data"), 1);
    EXPECT_FALSE(code.contains("SPDX"));
}

TEST(GateCode, RefusesAListOfTheProtectedThatFillsIt)
{
    GateContent content = contentOf(1);
    for (int i = 0; i < 15'000; ++i)
        content.protectedKeys << u"auth0|p%1"_s.arg(i);
    const auto codes = compileGate(content, salt);
    ASSERT_FALSE(codes);
    EXPECT_EQ(codes.error(), (Error{Fault::ActionTooLong, u"15000"_s}));
}

// Under the first salt a protected user looks like a listed one, and would be refused.
TEST(GateSalt, IsDrawnAgainUntilNoProtectedUserLooksListed)
{
    GateContent content = contentOf(2);
    content.protectedKeys = {u"boss@example.com"_s, content.listed[1].key};
    const Hash hash = [&](const QString &with, const QString &key) {
        const bool alike = with == u"bad" && (key == u"boss@example.com" || key.endsWith(u"00"));
        return alike ? quint64(1) : hashOf(with, key);
    };
    QStringList drawn{u"bad"_s, u"good"_s, u"never"_s};
    EXPECT_EQ(saltFor(
                  content, [&] { return drawn.takeFirst(); }, hash),
        u"good"_s);
    EXPECT_EQ(drawn, QStringList{u"never"_s});
    EXPECT_FALSE(saltFits(content, u"bad"_s, hash));
    content.protectedKeys.removeFirst();
    EXPECT_TRUE(saltFits(content, u"bad"_s, hash))
        << "who is both is protected, no salt changes it";
}

} // namespace
} // namespace bulkhead::gate
