// SPDX-License-Identifier: Apache-2.0
#include "practice/encoding.h"

#include "testing/testing.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

TEST(PracticeEncoding, KnowsWhatEncodeUriComponentLeaves)
{
    EXPECT_TRUE(isEncodedSegment("auth0%7Cabc"));
    EXPECT_TRUE(isEncodedSegment("A-Z_a.z!0~9*'()"));
    for (const char raw : QByteArray("| @+:,;=$&\\\"<>[]{}^`#?/\x80"))
        EXPECT_FALSE(isEncodedSegment(QByteArray(1, raw))) << raw;
}

TEST(PracticeEncoding, DecodesPercent)
{
    EXPECT_EQ(decodePercent("auth0%7Ca%7c+"), u"auth0|a|+"_s);
    EXPECT_EQ(decodePercent("%C3%BC"), u"\u00fc"_s);
    EXPECT_EQ(decodePercent(""), u""_s);
    for (const char *broken : {"%", "%7", "a%7g", "%%7C", "%C3", "%FF"})
        EXPECT_EQ(decodePercent(broken), std::nullopt) << broken;
}

TEST(PracticeEncoding, ParsesForms)
{
    using Fields = QMap<QString, QString>;
    EXPECT_EQ(parseForm("a=1&b=x+y%2Bz&c=&d"),
        Fields({{u"a"_s, u"1"_s}, {u"b"_s, u"x y+z"_s}, {u"c"_s, {}}, {u"d"_s, {}}}));
    EXPECT_EQ(parseForm(""), Fields());
    EXPECT_EQ(parseForm("a=b=c"), Fields({{u"a"_s, u"b=c"_s}}));
    for (const char *broken : {"a=1&a=2", "a=%", "%=a", "=a"})
        EXPECT_EQ(parseForm(broken), std::nullopt) << broken;
}

} // namespace
} // namespace bulkhead::practice
