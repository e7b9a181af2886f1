// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

// The files that name single users: who is protected, left out, first, or spared no advice.
namespace bulkhead::app {
namespace {

const QString choices = u" --scope everything --reset password,email"_s;

class UserListsTest : public TenantTest
{
protected:
    void SetUp() override
    {
        ASSERT_NO_FATAL_FAILURE(makeList(6));
        for (const QByteArray &line : practice().users(6).trimmed().split('\n').mid(1)) {
            m_ids << line.split(',')[0];
            m_emails << line.split(',')[1].trimmed();
        }
    }
    [[nodiscard]] QStringList touched()
    {
        QStringList ids;
        for (const QJsonValue user : practice().record()[u"users"].toArray())
            ids << user[u"user_id"].toString();
        ids.sort();
        return ids;
    }
    [[nodiscard]] QStringList idsOf(std::initializer_list<int> users) const
    {
        QStringList ids;
        for (const int user : users)
            ids << QString::fromUtf8(m_ids[user]);
        ids.sort();
        return ids;
    }

    QList<QByteArray> m_ids, m_emails;
};

TEST_F(UserListsTest, TheProtectedAreNotTouchedAndTheReportSaysWhy)
{
    m_machine.write(u"vips.csv"_s,
        "email,reason\n" + m_emails[0].toUpper() + ",break glass\n" + m_emails[1] + ",\n");
    m_machine.write(u"hold.txt"_s, m_ids[2] + "\nauth0|elsewhere\n");
    const Ended plan = call(u"plan i --protect vips.csv --exclude hold.txt --exclude-reason legal"
                            " --operator "_s
        + QString::fromUtf8(m_ids[3]) + choices);
    ASSERT_TRUE(exits(0, plan));
    EXPECT_TRUE(plan.out.contains("2 users will be treated")) << plan.out.constData();
    EXPECT_TRUE(plan.out.contains("3 protected users are not touched."));
    EXPECT_TRUE(plan.out.contains("1 user is left out by decision"));
    EXPECT_TRUE(plan.err.contains("Named by --exclude, but not on the list: 1 (auth0|elsewhere)."))
        << plan.err.constData();
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(touched(), idsOf({4, 5}));
    const QJsonArray users = report(u"i"_s)[u"users"].toArray();
    struct Case
    {
        QString status, reason, note;
    };
    const std::array cases{Case{u"skipped"_s, u"protected"_s, u"break glass"_s},
        Case{u"skipped"_s, u"protected"_s, u"listed in vips.csv"_s},
        Case{u"skipped"_s, u"excluded"_s, u"legal"_s},
        Case{u"skipped"_s, u"protected"_s, u"the operator's own account"_s},
        Case{u"done"_s, {}, {}}, Case{u"done"_s, {}, {}}};
    for (int i = 0; i < int(cases.size()); ++i) {
        const Case &c = cases[size_t(i)];
        EXPECT_EQ(users[i][u"status"], c.status) << i;
        EXPECT_EQ(users[i][u"reason"], c.reason) << i;
        EXPECT_EQ(users[i][u"note"], c.note) << i;
    }
}

TEST_F(UserListsTest, AListThatDoesNotSayWhoIsRefusedAndNothingIsPlanned)
{
    m_machine.write(u"empty.txt"_s, "\n");
    m_machine.write(u"odd.txt"_s, m_ids[0] + "\nJane Doe\n");
    m_machine.write(u"why.csv"_s, "user_id,reason\n" + m_ids[0] + ",legal\n" + m_ids[1] + ", \n");
    struct Case
    {
        QString options;
        QByteArray said;
    };
    for (const Case &c : std::initializer_list<Case>{
             {u"--protect nowhere.txt"_s, "nowhere.txt"},
             {u"--protect empty.txt"_s, "empty.txt"},
             {u"--protect odd.txt"_s, "odd.txt, line 2"},
             {u"--exclude odd.txt --exclude-reason legal"_s, "odd.txt, line 2"},
             {u"--exclude list.csv"_s, "Nobody says why these are left out: list.csv, line 2"},
             {u"--exclude why.csv"_s, "Nobody says why these are left out: why.csv, line 3"},
             {u"--priority empty.txt"_s, "empty.txt"},
             {u"--override-users nowhere.txt"_s, "nowhere.txt"},
             {u"--operator Jane"_s, "--operator"},
             {u"--override everything"_s, "--override takes contact_changed"},
         })
        EXPECT_TRUE(refuses(2, c.said, call(u"plan i "_s + c.options + choices)))
            << c.options.toStdString();
    EXPECT_EQ(practice().callCount(), 0);
    EXPECT_EQ(status(u"i"_s)[u"plan"], QJsonValue(QJsonValue::Null));
}

TEST_F(UserListsTest, ACanaryTakesThoseWhoComeFirst)
{
    m_machine.write(u"first.txt"_s, m_emails[5] + '\n' + m_ids[2] + '\n');
    ASSERT_TRUE(exits(0, call(u"plan i --priority first.txt"_s + choices)));
    ASSERT_TRUE(exits(3, call(u"run i --confirm NAME --first 2"_s)));
    EXPECT_EQ(touched(), idsOf({2, 5}));
    ASSERT_TRUE(exits(0, call(u"run i --confirm NAME"_s)));
    EXPECT_EQ(touched(), idsOf({0, 1, 2, 3, 4, 5}));
}

TEST_F(UserListsTest, AColumnOfTheListSaysWhoComesFirst)
{
    m_machine.remove(u"i.incident"_s);
    QByteArray list = "user_id,board member\n";
    for (int i = 0; i < 6; ++i)
        list += m_ids[i] + (i == 4 ? ",x\n" : ",\n");
    m_machine.write(u"list.csv"_s, list);
    ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
    EXPECT_TRUE(refuses(2, "board member", cli(u"import i list.csv --priority-column vip"_s)));
    ASSERT_TRUE(exits(0, cli(u"import i list.csv --priority-column 2"_s)));
    ASSERT_TRUE(exits(0, call(u"plan i"_s + choices)));
    ASSERT_TRUE(exits(3, call(u"run i --confirm NAME --first 1"_s)));
    EXPECT_EQ(touched(), idsOf({4}));
}

} // namespace
} // namespace bulkhead::app
