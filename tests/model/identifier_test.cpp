// SPDX-License-Identifier: Apache-2.0
#include "model/identifier.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

TEST(Identifier, RecognisesUserIds)
{
    const QString table[] = {u"auth0|5f7c8ec7c33c6c004bbafe82"_s, u"google-oauth2|1034"_s,
        u"samlp|acme|ann@example.com"_s, u"oauth2|slack|T0|U1"_s, u"ad|corp|Ann Doe"_s,
        u"email|62c1"_s, u"waad|Ab-_C"_s, u"windowslive|x y"_s, u"auth0|ann@example.com"_s};
    for (const QString &text : table) {
        const auto read = readIdentifier(text);
        ASSERT_TRUE(read.identifier) << text.toStdString();
        EXPECT_EQ(read.identifier->kind, IdentifierKind::UserId) << text.toStdString();
        EXPECT_EQ(read.identifier->text, text);
    }
}

TEST(Identifier, RecognisesEmails)
{
    const QString table[] = {u"ann@example.com"_s, u"Ann.DOE+x@Example.COM"_s, u"root@localhost"_s,
        u"o'neil@example.com"_s, u"jürgen@bücher.example"_s, u"a@xn--bcher-kva.example"_s,
        u"\"ann doe\"@example.com"_s, u"a!#$%&*/=?^_`{}~-b@c.d"_s};
    for (const QString &text : table) {
        const auto read = readIdentifier(text);
        ASSERT_TRUE(read.identifier) << text.toStdString();
        EXPECT_EQ(read.identifier->kind, IdentifierKind::Email) << text.toStdString();
        EXPECT_EQ(read.identifier->text, text) << "case is Auth0's business";
    }
}

TEST(Identifier, TrimsWhatIsAround)
{
    EXPECT_EQ(readIdentifier(u"\t auth0|1 \u00a0"_s).identifier->text, u"auth0|1"_s);
}

struct Rejected
{
    QString text;
    RejectReason reason;
};

TEST(Identifier, RejectsWithAReason)
{
    using enum RejectReason;
    const Rejected table[] = {
        {QString(), Empty},
        {u" \u00a0\t"_s, Empty},
        {u"ann"_s, NotAnIdentifier},
        {u"5f7c8ec7c33c6c004bbafe82"_s, NotAnIdentifier},
        {u"|1"_s, NotAnIdentifier},
        {u"auth0|"_s, NotAnIdentifier},
        {u"auth0 x|1"_s, NotAnIdentifier},
        {u"ann@example.com|1"_s, NotAnIdentifier},
        {u"\"auth0|1"_s, NotAnIdentifier},
        {u"@example.com"_s, NotAnIdentifier},
        {u"ann@"_s, NotAnIdentifier},
        {u"ann@.com"_s, NotAnIdentifier},
        {u"ann@example."_s, NotAnIdentifier},
        {u"ann@exa..mple"_s, NotAnIdentifier},
        {u"ann doe@example.com"_s, NotAnIdentifier},
        {u"ann\u00a0doe@example.com"_s, NotAnIdentifier},
        {u"ann@example.com, bob@example.com"_s, NotAnIdentifier},
        {u"ann@example.com,bob@example.com"_s, NotAnIdentifier},
        {u"ann@bob@example.com"_s, NotAnIdentifier},
        {u"mailto:ann@example.com"_s, NotAnIdentifier},
        {u"Ann <ann@example.com>"_s, NotAnIdentifier},
        {u"<ann@example.com>"_s, NotAnIdentifier},
        {u"ann@example.com/x"_s, NotAnIdentifier},
        {u"https://ann@example.com"_s, NotAnIdentifier},
        {u"auth0|a\nb"_s, ControlCharacter},
        {u"auth0|a\u0000b"_s, ControlCharacter},
        {u"ann\u200b@example.com"_s, ControlCharacter},
        {u"auth0|a\u202eb"_s, ControlCharacter},
        {u"auth0|a\ufffdb"_s, BadEncoding},
    };
    for (const auto &row : table) {
        const auto read = readIdentifier(row.text);
        EXPECT_FALSE(read.identifier) << row.text.toStdString();
        EXPECT_EQ(wireName(read.reason), wireName(row.reason)) << row.text.toStdString();
    }
}

TEST(Identifier, LengthLimitsAreInclusive)
{
    EXPECT_TRUE(readIdentifier(u"auth0|"_s + QString(294, u'a')).identifier);
    EXPECT_EQ(readIdentifier(u"auth0|"_s + QString(295, u'a')).reason, RejectReason::TooLong);
    EXPECT_TRUE(readIdentifier(QString(310, u'a') + u"@example.c"_s).identifier);
    EXPECT_EQ(readIdentifier(QString(311, u'a') + u"@example.c"_s).reason, RejectReason::TooLong);
}

} // namespace
} // namespace bulkhead
