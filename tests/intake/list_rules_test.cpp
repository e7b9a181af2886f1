// SPDX-License-Identifier: Apache-2.0
#include "list_fixture.h"

#include <QCryptographicHash>
#include <QStringEncoder>

using namespace Qt::StringLiterals;

namespace bulkhead::intake {
namespace {

struct Rule
{
    const char *what;
    QByteArray list;
    QStringList rows;
    QStringList rejects = {};
    QString column = {}; // asked for
};

void expect(const Rule &rule)
{
    SCOPED_TRACE(rule.what);
    KeepingSink sink;
    const auto summary = readBytes(rule.list, sink, rule.column);
    ASSERT_TRUE(summary) << "fault " << int(summary.error().fault);
    EXPECT_EQ(sink.rows, rule.rows);
    EXPECT_EQ(sink.rejects, rule.rejects);
    EXPECT_EQ(summary->listed, rule.rows.size());
    EXPECT_EQ(summary->rejected, rule.rejects.size());
    EXPECT_TRUE(sink.linesAscend);
}

TEST(ListRules, PlainText)
{
    const Rule rules[] = {
        {"one line without an end", "auth0|1", {u"1:auth0|1"_s}},
        {"LF", "auth0|1\nauth0|2\n", {u"1:auth0|1"_s, u"2:auth0|2"_s}},
        {"CR LF", "auth0|1\r\nauth0|2\r\n", {u"1:auth0|1"_s, u"2:auth0|2"_s}},
        {"CR", "auth0|1\rauth0|2\r", {u"1:auth0|1"_s, u"2:auth0|2"_s}},
        {"all three", "auth0|1\r\n\rauth0|3\n\nauth0|5",
            {u"1:auth0|1"_s, u"3:auth0|3"_s, u"5:auth0|5"_s}},
        {"LF CR is two ends", "auth0|1\n\rauth0|3", {u"1:auth0|1"_s, u"3:auth0|3"_s}},
        {"blank lines count as lines", "\n  \nauth0|3\n\t\n", {u"3:auth0|3"_s}},
        {"comments", "# leaked, see report\nauth0|2\n#auth0|3\n", {u"2:auth0|2"_s}},
        {"comments with commas do not make a CSV", "# a,b\n# c,d\n# e,f\nauth0|4",
            {u"4:auth0|4"_s}},
        {"both kinds", "auth0|1\nann@example.com", {u"1:auth0|1"_s, u"2:ann@example.com"_s}},
        {"a header that is known", "user_id\nauth0|2", {u"2:auth0|2"_s}},
        {"E-Mail as header", "E-Mail\nann@example.com", {u"2:ann@example.com"_s}},
        {"an odd first line is a reject, not a header", "ann\nauth0|2", {u"2:auth0|2"_s},
            {u"1:not_an_identifier:ann"_s}},
        {"a header that was asked for", "Benutzer\nauth0|2", {u"2:auth0|2"_s}, {}, u"benutzer"_s},
        {"column 1 of 1", "auth0|1", {u"1:auth0|1"_s}, {}, u"1"_s},
        {"a bar separates nothing", "auth0|1\nsamlp|acme|ann@example.com",
            {u"1:auth0|1"_s, u"2:samlp|acme|ann@example.com"_s}},
        {"surrounding blanks", "  auth0|1 \t\n\u00a0auth0|2\u3000",
            {u"1:auth0|1"_s, u"2:auth0|2"_s}},
        {"zero width", "\u200bauth0|1\u200d\n\u2060ann@example.com\ufeff",
            {u"1:auth0|1"_s, u"2:ann@example.com"_s}},
        {"zero width inside", "auth0|1\nann\u200b@example.com", {u"1:auth0|1"_s},
            {u"2:control_character:ann\u200b@example.com"_s}},
        {"mailto", "mailto:ann@example.com\nMAILTO:bob%2Bx@example.com?subject=hi",
            {u"1:ann@example.com"_s, u"2:bob+x@example.com"_s}},
        {"angle brackets",
            "<ann@example.com>\nBob Doe <bob@example.com>\n\"Doe, C\" <c@example.com>",
            {u"1:ann@example.com"_s, u"2:bob@example.com"_s, u"3:c@example.com"_s}},
        {"mailto in angle brackets", "<mailto:ann@example.com>", {u"1:ann@example.com"_s}},
        {"brackets of a user_id stay", "auth0|x<ann@example.com>",
            {u"1:auth0|x<ann@example.com>"_s}},
        {"quotes around", "\"auth0|1\"\n'auth0|2'\n\" auth0|3 \"",
            {u"1:auth0|1"_s, u"2:auth0|2"_s, u"3:auth0|3"_s}},
        {"the spreadsheet guard", "'+ann@example.com\n'-x@example.com\n'=y@example.com",
            {u"1:+ann@example.com"_s, u"2:-x@example.com"_s, u"3:=y@example.com"_s}},
        {"an apostrophe that is no guard", "'ann@example.com\no'neil@example.com",
            {u"1:'ann@example.com"_s, u"2:o'neil@example.com"_s}},
        {"two addresses on a line", "ann@example.com bob@example.com\nauth0|2", {u"2:auth0|2"_s},
            {u"1:not_an_identifier:ann@example.com bob@example.com"_s}},
        {"an unclosed quote is no CSV", "\"auth0|1\nauth0|2", {u"2:auth0|2"_s},
            {u"1:not_an_identifier:\"auth0|1"_s}},
        {"a control character", "auth0|1\x01\nauth0|2", {u"2:auth0|2"_s},
            {u"1:control_character:auth0|1\u0001"_s}},
        {"too long", "auth0|1\nauth0|" + QByteArray(400, 'x'), {u"1:auth0|1"_s},
            {u"2:too_long:auth0|"_s + QString(194, u'x')}},
    };
    for (const Rule &rule : rules)
        expect(rule);
}

TEST(ListRules, Csv)
{
    const Rule rules[] = {
        {"comma", "user_id,name\nauth0|1,Ann\n", {u"2:auth0|1"_s}},
        {"semicolon", "name;user_id\nAnn;auth0|1\n", {u"2:auth0|1"_s}},
        {"semicolon with decimals", "user_id;score\nauth0|1;1,5\nauth0|2;2,5",
            {u"2:auth0|1"_s, u"3:auth0|2"_s}},
        {"tab", "name\temail\nDoe, Ann\tann@example.com\n", {u"2:ann@example.com"_s}},
        {"bar, where it can mean nothing else", "email|name\nann@example.com|Ann\n",
            {u"2:ann@example.com"_s}},
        {"sep=", "sep=;\nuser_id;a\nauth0|1;x", {u"3:auth0|1"_s}},
        {"quotes", "\"user_id\",\"name\"\n\"auth0|1\",\"Doe, Ann\"", {u"2:auth0|1"_s}},
        {"doubled quotes", "name,email\n\"Ann \"\"A\"\" Doe\",ann@example.com",
            {u"2:ann@example.com"_s}},
        {"blank before a quote", "name,email\nAnn, \"ann@example.com\"", {u"2:ann@example.com"_s}},
        {"line break in a cell", "note,email\n\"a\nb\",ann@example.com\nx,bob@example.com",
            {u"2:ann@example.com"_s, u"4:bob@example.com"_s}},
        {"CR LF in a cell", "note,email\r\n\"a\r\n\r\nb\",ann@example.com\r\nx,bob@example.com",
            {u"2:ann@example.com"_s, u"5:bob@example.com"_s}},
        {"header over two lines", "\"the\nnote\",email\nx,ann@example.com",
            {u"3:ann@example.com"_s}},
        {"quote never closed costs one row", "note,email\n\"a,x@example.com\nb,bob@example.com\n",
            {u"3:bob@example.com"_s}, {u"2:broken_quote:\"a,x@example.com"_s}},
        {"closed by a later row's quote",
            "note,email\n\"a,x@example.com\n\"b\",bob@example.com\n\"c\",c@example.com",
            {u"3:bob@example.com"_s, u"4:c@example.com"_s},
            {u"2:broken_quote:\"a,x@example.com"_s}},
        {"quote at the very end", "note,email\nx,a@example.com\nx,\"", {u"2:a@example.com"_s},
            {u"3:broken_quote:x,\""_s}},
        {"text behind a quote", "note,email\nx,\"Doe, A\" <a@example.com>", {u"2:a@example.com"_s}},
        {"quote inside a cell is a letter", "note,email\n5\" disk,a@example.com",
            {u"2:a@example.com"_s}},
        {"user_id before e-mail", "email,user_id\nann@example.com,auth0|1", {u"2:auth0|1"_s}},
        {"e-mail where the user_id is empty",
            "user_id,email\n,ann@example.com\n \t,bob@example.com\nauth0|3,c@example.com",
            {u"2:ann@example.com"_s, u"3:bob@example.com"_s, u"4:auth0|3"_s}},
        {"e-mail where the row ends early", "email,user_id\na@example.com,auth0|1\nb@example.com",
            {u"2:auth0|1"_s, u"3:b@example.com"_s}},
        {"an odd user_id is a reject, its e-mail is not taken",
            "user_id,email\nauth0|1,a@example.com\nx,b@example.com", {u"2:auth0|1"_s},
            {u"3:not_an_identifier:x"_s}},
        {"id that is only a number", "id,email\n17,ann@example.com", {u"2:ann@example.com"_s}},
        {"id that is a user_id", "id,email\nauth0|1,ann@example.com", {u"2:auth0|1"_s}},
        {"names in any spelling", "Nr,USER ID\n1,auth0|1", {u"2:auth0|1"_s}},
        {"E-mail address", "Nr,E-mail address\n1,a@example.com", {u"2:a@example.com"_s}},
        {"unknown names, one column of identifiers", "who,since\nauth0|1,May", {u"2:auth0|1"_s}},
        {"no header", "1,auth0|1\n2,auth0|2", {u"1:auth0|1"_s, u"2:auth0|2"_s}},
        {"trailing commas", "auth0|1,\nauth0|2,", {u"1:auth0|1"_s, u"2:auth0|2"_s}},
        {"a pasted SQL list", "'auth0|1',\n'auth0|2',\n'auth0|3'",
            {u"1:auth0|1"_s, u"2:auth0|2"_s, u"3:auth0|3"_s}},
        {"asked for by name", "email,manager\na@example.com,m@example.com", {u"2:m@example.com"_s},
            {}, u"manager"_s},
        {"exact before folded", "EMAIL,email\na@example.com,b@example.com", {u"2:b@example.com"_s},
            {}, u"email"_s},
        {"folded", "email,manager\na@example.com,m@example.com", {u"2:m@example.com"_s}, {},
            u"MANAGER"_s},
        {"by number", "email,manager\na@example.com,m@example.com", {u"2:m@example.com"_s}, {},
            u"2"_s},
        {"by number without a header", "a@example.com,m@example.com", {u"1:m@example.com"_s}, {},
            u"2"_s},
        {"a column asked for has no fallback", "user_id,email\n,a@example.com\nauth0|2,x",
            {u"3:auth0|2"_s}, {u"2:empty:,a@example.com"_s}, u"user_id"_s},
        {"empty", "user_id,name\n,Ann\nauth0|1,Bob", {u"3:auth0|1"_s}, {u"2:empty:,Ann"_s}},
        {"missing", "name,user_id\nAnn\nBob,auth0|1", {u"3:auth0|1"_s},
            {u"2:missing_column:Ann"_s}},
        {"rows of empty cells are blank", "user_id,name\nauth0|1,A\n,\n , \n\n", {u"2:auth0|1"_s}},
        {"a # begins no comment in a row of cells", "no,user_id\n#1,auth0|1", {u"2:auth0|1"_s}},
        {"Auth0's export", "Id\tEmail\n'auth0|1\t'+ann@example.com\nauth0|2\tx", {u"3:auth0|2"_s},
            {u"2:not_an_identifier:'auth0|1"_s}},
        {"the guard in a cell", "name,email\nAnn,'+ann@example.com", {u"2:+ann@example.com"_s}},
    };
    for (const Rule &rule : rules)
        expect(rule);
}

TEST(ListRules, Encodings)
{
    const QByteArray bom = "\xEF\xBB\xBF";
    const QString wide = u"user_id,name\r\nauth0|1,J\u00fcrgen \U0001F600\r\n"_s;
    const auto encoded = [&](QStringConverter::Encoding encoding) {
        return QByteArray(QStringEncoder(encoding, QStringConverter::Flag::WriteBom).encode(wide));
    };
    const Rule rules[] = {
        {"BOM", bom + "auth0|1\nauth0|2", {u"1:auth0|1"_s, u"2:auth0|2"_s}},
        {"BOM before a header", bom + "user_id,email\nauth0|1,a@example.com", {u"2:auth0|1"_s}},
        {"BOM before a quoted header", bom + "\"email\",\"user_id\"\na,auth0|1", {u"2:auth0|1"_s}},
        {"UTF-16 LE", encoded(QStringConverter::Utf16LE), {u"2:auth0|1"_s}},
        {"UTF-16 BE", encoded(QStringConverter::Utf16BE), {u"2:auth0|1"_s}},
        {"one row of another encoding", "ann@example.com\nj\xfcrgen@example.com\nbob@example.com",
            {u"1:ann@example.com"_s, u"3:bob@example.com"_s},
            {u"2:bad_encoding:j\ufffdrgen@example.com"_s}},
        {"an overlong form", "ann@example.com\nb\xc0\xaf@example.com", {u"1:ann@example.com"_s},
            {u"2:bad_encoding:b\ufffd\ufffd@example.com"_s}},
        {"a name of another encoding does not cost the user", "user_id,name\nauth0|1,J\xfcrgen",
            {u"2:auth0|1"_s}},
        {"half a surrogate",
            QByteArray("\xFF\xFE"
                       "a\0@\0b\0\n\0"
                       "c\0\0\xd8@\0d\0",
                18),
            {u"1:a@b"_s}, {u"2:bad_encoding:c\ufffd@d"_s}},
    };
    for (const Rule &rule : rules)
        expect(rule);
}

TEST(ListRules, Summary)
{
    KeepingSink sink;
    const auto csv = readBytes("\"User ID\";;email\n\nauth0|1;x;a@example.com\n", sink);
    ASSERT_TRUE(csv);
    EXPECT_EQ(csv->columns, (QStringList{u"User ID"_s, u"2"_s, u"email"_s}));
    EXPECT_EQ(csv->column, u"User ID"_s);
    EXPECT_TRUE(csv->headerFound);
    EXPECT_EQ(csv->delimiter, QChar(u';'));
    EXPECT_EQ(csv->blank, 1);
    const auto text = readBytes("abc@example.com\n# x\n", sink);
    ASSERT_TRUE(text);
    EXPECT_EQ(text->columns, QStringList{u"1"_s});
    EXPECT_EQ(text->column, u"1"_s);
    EXPECT_FALSE(text->headerFound);
    EXPECT_TRUE(text->delimiter.isNull());
    EXPECT_EQ(text->blank, 1);
    EXPECT_EQ(text->sha256.toHex(),
        QCryptographicHash::hash("abc@example.com\n# x\n", QCryptographicHash::Sha256).toHex());
}

} // namespace
} // namespace bulkhead::intake
