// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class ImportTest : public AppTest
{
protected:
    void SetUp() override
    {
        ASSERT_TRUE(exits(0, cli(u"new i --tenant t.example --client-id c"_s)));
    }
    // The inputs in the report, in its order.
    QStringList inputs()
    {
        QStringList list;
        const QJsonArray users = report(u"i"_s)[u"users"].toArray();
        for (const QJsonValue user : users)
            list << user[u"input"].toString();
        return list;
    }
};

TEST_F(ImportTest, ReadsCsvAndPlainText)
{
    m_machine.write(u"a.csv"_s, "name,user_id\r\nAnn,auth0|1\r\nBob,auth0|2\r\n");
    m_machine.write(u"b.txt"_s, "auth0|3\nann@example.com\n");
    EXPECT_EQ(cli(u"import i a.csv"_s).out, "a.csv: 2 users, 0 repeated, 0 rejected.\n");
    EXPECT_EQ(cli(u"import i b.txt"_s).out, "b.txt: 2 users, 0 repeated, 0 rejected.\n");
    EXPECT_EQ(
        inputs(), (QStringList{u"auth0|1"_s, u"auth0|2"_s, u"auth0|3"_s, u"ann@example.com"_s}));
    const QJsonObject shown = status(u"i"_s);
    EXPECT_EQ(shown[u"state"], u"imported"_s);
    EXPECT_EQ(usersIn(shown, u"pending"_s), 4);
}

TEST_F(ImportTest, ReadsStandardInput)
{
    const Ended ended = cli(u"import i -"_s, {.input = "auth0|1\nauth0|2\nnobody\n"});
    ASSERT_TRUE(exits(0, ended));
    EXPECT_EQ(ended.out, "-: 2 users, 0 repeated, 1 rejected.\n");
    EXPECT_EQ(inputs(), (QStringList{u"auth0|1"_s, u"auth0|2"_s}));
    EXPECT_EQ(report(u"i"_s)[u"rejects"][0][u"input"], u"nobody"_s);
}

TEST_F(ImportTest, ReadsSeveralFilesAndFoldsRepeats)
{
    m_machine.write(u"a.txt"_s, "auth0|1\nauth0|2\n");
    m_machine.write(u"b.txt"_s, "auth0|2\nauth0|3\n");
    const Ended ended = cli(u"import i a.txt b.txt"_s);
    ASSERT_TRUE(exits(0, ended));
    EXPECT_EQ(ended.out,
        "a.txt: 2 users, 0 repeated, 0 rejected.\nb.txt: 1 users, 1 repeated, 0 rejected.\n");
    const QJsonArray users = report(u"i"_s)[u"users"].toArray();
    ASSERT_EQ(users.size(), 3);
    EXPECT_EQ(users[1][u"source"], u"a.txt;b.txt"_s);
    EXPECT_EQ(users[1][u"line"], u"2;1"_s);
}

TEST_F(ImportTest, TakesTheColumnThatIsNamed)
{
    m_machine.write(u"a.csv"_s, "user_id,contact\nauth0|1,ann@example.com\n");
    ASSERT_TRUE(exits(0, cli(u"import i a.csv --column Contact"_s)));
    EXPECT_EQ(inputs(), QStringList{u"ann@example.com"_s});
}

TEST_F(ImportTest, NamesTheColumnsThereAre)
{
    m_machine.write(u"a.csv"_s, "user_id,contact\nauth0|1,ann@example.com\n");
    const Ended ended = cli(u"import i a.csv --column mail"_s);
    EXPECT_TRUE(refuses(2, "it has: user_id, contact", ended));
    EXPECT_TRUE(ended.err.contains("--column"));
}

TEST_F(ImportTest, SaysWhyAListCannotBeRead)
{
    m_machine.write(u"empty.txt"_s, "");
    m_machine.write(u"blank.txt"_s, "\n \n");
    m_machine.write(u"binary.txt"_s,
        QByteArray("\x7f"
                   "ELF\0\1\2",
            7));
    m_machine.write(u"useless.txt"_s, "nobody\nnothing\n");
    const std::pair<QString, QByteArray> cases[] = {
        {u"none.txt"_s, "cannot be read: none.txt"},
        {u"empty.txt"_s, "empty: empty.txt"},
        {u"blank.txt"_s, "empty: blank.txt"},
        {u"binary.txt"_s, "not a text file: binary.txt"},
        {u"useless.txt"_s,
            "no user id and no e-mail address where they were looked for: "
            "useless.txt, column 1."},
        {u"."_s, "cannot be read"},
    };
    for (const auto &[name, sentence] : cases) {
        SCOPED_TRACE(name.toStdString());
        EXPECT_TRUE(refuses(2, sentence, cli(u"import i "_s + name)));
        EXPECT_EQ(status(u"i"_s)[u"state"], u"new"_s);
    }
}

TEST_F(ImportTest, AListThatCannotBeReadTakesNothingAway)
{
    m_machine.write(u"a.txt"_s, "auth0|1\n");
    m_machine.write(u"useless.txt"_s, "nobody\n");
    m_machine.write(u"c.txt"_s, "auth0|3\n");
    EXPECT_TRUE(exits(2, cli(u"import i a.txt useless.txt c.txt"_s)));
    EXPECT_EQ(inputs(), QStringList{u"auth0|1"_s});
    EXPECT_EQ(status(u"i"_s)[u"rejects"], 0);
    ASSERT_TRUE(exits(0, cli(u"import i c.txt"_s)));
    EXPECT_EQ(inputs(), (QStringList{u"auth0|1"_s, u"auth0|3"_s}));
}

TEST_F(ImportTest, RejectsStandInTheReportAndDoNotCount)
{
    m_machine.write(u"a.csv"_s, "user_id\nauth0|1\nnot a user\n");
    ASSERT_TRUE(exits(0, cli(u"import i a.csv"_s)));
    const QJsonObject shown = status(u"i"_s);
    EXPECT_EQ(shown[u"rejects"], 1);
    EXPECT_EQ(usersIn(shown, u"total"_s), 1);
    const QJsonValue reject = report(u"i"_s)[u"rejects"][0];
    EXPECT_EQ(reject[u"kind"], u"reject"_s);
    EXPECT_EQ(reject[u"line"], u"3"_s);
    EXPECT_EQ(reject[u"source"], u"a.csv"_s);
}

} // namespace
} // namespace bulkhead::app
