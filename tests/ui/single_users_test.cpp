// SPDX-License-Identifier: Apache-2.0
// Whom a plan treats otherwise, as it is said on the Plan page.
#include "ui/walk.h"

#include "testing/testing.h"

#include "plan/plan_page.h"

#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QSettings>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

std::optional<QString> reasonIn(const plan::NamedUsers &users, const QString &id)
{
    return users.reason({id, {}, {}}, {IdentifierKind::UserId, id});
}

class SingleUsersTest : public ::testing::Test
{
protected:
    SingleUsersTest()
    {
        QSettings().remove(u"operator"_s);
        m_one.show(new PlanPage(m_one.desk, m_one.live, m_one.callGate()));
        m_one.open(State::Imported);
    }
    ~SingleUsersTest() override { QSettings().remove(u"operator"_s); }

    QString write(const QString &name, const QByteArray &lines)
    {
        QFile file(m_folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(lines);
        return file.fileName();
    }
    void fill(const QString &field, const QString &text)
    {
        ASSERT_TRUE(type(m_one.frame(), field, text));
        emit shownAs<QLineEdit>(m_one.frame(), field)->editingFinished();
    }
    void next() { ASSERT_TRUE(press(m_one.frame(), u"Next"_s)); }
    void planned(const incidents::Shape &shape = {.choices = offeredChoices()})
    {
        ASSERT_TRUE(waitFor([&] { return m_one.desk.task() == Task::Planning; }));
        m_one.desk.planned(incidents::ledger(State::Planned, shape));
    }
    int plans() { return int(m_one.desk.commands.count(u"plan"_s)); }
    bool saysSoon(const QString &words)
    {
        return waitFor([&] { return m_one.says(words); });
    }
    QString text(const QString &field) { return shownAs<QLineEdit>(m_one.frame(), field)->text(); }

    QTemporaryDir m_folder;
    OnePage m_one;
};

TEST_F(SingleUsersTest, whatTheFilesSayReachesThePlan)
{
    fill(u"Your own account"_s, u" Me@acme.com "_s);
    fill(u"Protected users"_s, write(u"glass.csv"_s, "user_id,reason\nauth0|ada,break glass\n"));
    fill(u"Users to leave out"_s, write(u"out.txt"_s, "auth0|bo\n"));
    EXPECT_FALSE(m_one.can(u"Next"_s)) << "without a reason";
    EXPECT_TRUE(m_one.says(u"Say why users are left out"_s));
    fill(u"Reason for leaving out"_s, u"legal hold"_s);
    fill(u"Users to treat first"_s, write(u"vip.txt"_s, "auth0|cy\n"));
    EXPECT_TRUE(saysSoon(u"It names 1 user."_s));
    EXPECT_EQ(plans(), 0);
    next();
    ASSERT_TRUE(waitFor([&] { return plans() == 1; }));
    const plan::UserLists &lists = m_one.desk.lists;
    EXPECT_EQ(reasonIn(lists.protectedUsers, u"auth0|ada"_s), u"break glass"_s);
    EXPECT_EQ(lists.protectedUsers.identifiers(), (QStringList{u"Me@acme.com"_s, u"auth0|ada"_s}));
    EXPECT_EQ(reasonIn(lists.excluded, u"auth0|bo"_s), u"legal hold"_s);
    EXPECT_EQ(lists.first.identifiers(), QStringList{u"auth0|cy"_s});
    EXPECT_TRUE(lists.overridden.isEmpty());
    planned();
    EXPECT_EQ(m_one.advances, 1) << "all of them are on the list";
}

TEST_F(SingleUsersTest, aFileThatCannotBeReadIsSaidUnderItsFieldAndNothingIsPlanned)
{
    const QString pipe = m_folder.filePath(u"pipe"_s);
    ASSERT_EQ(mkfifo(qPrintable(pipe), 0600), 0);
    struct
    {
        QString path, says;
    } const table[] = {
        {m_folder.filePath(u"gone.csv"_s), u"gone.csv (No such file or directory)"_s},
        {m_folder.path(), u"(not a file)"_s},
        {pipe, u"(not a file)"_s},
        {write(u"empty.csv"_s, {}), u"The list is empty: empty.csv."_s},
        {write(u"bad.csv"_s, "user_id\nauth0|ada\nnobody\n"), u"Line 3 holds neither"_s},
    };
    for (const auto &row : table) {
        for (const bool leave : {true, false}) { // it is looked into, and again before the plan
            ASSERT_TRUE(type(m_one.frame(), u"Protected users"_s, row.path));
            if (leave)
                emit shownAs<QLineEdit>(m_one.frame(), u"Protected users"_s)->editingFinished();
            else
                next();
            EXPECT_TRUE(saysSoon(row.says)) << row.says.toStdString();
            ASSERT_TRUE(type(m_one.frame(), u"Protected users"_s, {}));
            EXPECT_FALSE(m_one.says(row.says)) << "it was about that file";
        }
    }
    EXPECT_EQ(plans(), 0);
    EXPECT_EQ(m_one.advances, 0);
    EXPECT_TRUE(m_one.can(u"Next"_s));
}

TEST_F(SingleUsersTest, whoMatchesNobodyIsSaidBeforeItGoesOn)
{
    fill(u"Your own account"_s, u"me@acme.com"_s);
    fill(u"Protected users"_s,
        write(u"glass.txt"_s, "auth0|ada\nauth0|ad\nauth0|x1\nauth0|x2\nauth0|x3\n"));
    next();
    ASSERT_NO_FATAL_FAILURE(planned());
    EXPECT_EQ(m_one.advances, 0);
    EXPECT_TRUE(m_one.says(u"some who were named are not among its users"_s));
    EXPECT_TRUE(
        m_one.says(u"Protected, and not among them: 4 (auth0|ad, auth0|x1, auth0|x2, …)."_s));
    EXPECT_FALSE(m_one.says(u"me@acme.com, "_s)) << "who plans need not be affected";
    next();
    ASSERT_TRUE(waitFor([&] { return m_one.advances == 1; }));
    EXPECT_EQ(plans(), 1) << "the plan stands";
}

TEST_F(SingleUsersTest, anotherFileIsAnotherPlan)
{
    const QString path = write(u"glass.txt"_s, "auth0|ada\n");
    fill(u"Protected users"_s, path);
    next();
    ASSERT_NO_FATAL_FAILURE(planned());
    next();
    ASSERT_TRUE(waitFor([&] { return m_one.advances == 2; }));
    EXPECT_EQ(plans(), 1);
    (void)write(u"glass.txt"_s, "auth0|ada\nauth0|bo\n");
    next();
    ASSERT_TRUE(waitFor([&] { return plans() == 2; })) << "it says something else now";
}

// The plan that stands then does not know of the file.
TEST_F(SingleUsersTest, aPlanThatFailedIsNotTakenForOneWithTheFile)
{
    next();
    ASSERT_NO_FATAL_FAILURE(planned());
    EXPECT_EQ(m_one.advances, 1);
    fill(u"Protected users"_s, write(u"glass.txt"_s, "auth0|ada\n"));
    for (const bool stopped : {true, false}) {
        const int before = plans();
        next();
        ASSERT_TRUE(waitFor([&] { return plans() == before + 1; })) << stopped;
        if (stopped)
            m_one.desk.end(run::End::Paused);
        else
            m_one.desk.end(run::End::Halted, Error{Fault::NobodyToTreat, u"0/1"_s});
        EXPECT_EQ(m_one.advances, 1);
    }
    next();
    ASSERT_NO_FATAL_FAILURE(planned());
    EXPECT_EQ(plans(), 4);
    EXPECT_EQ(m_one.advances, 2);
}

TEST_F(SingleUsersTest, theOwnAccountIsAskedForOnce)
{
    fill(u"Your own account"_s, u"nobody"_s);
    EXPECT_FALSE(m_one.can(u"Next"_s));
    EXPECT_TRUE(m_one.says(u"This takes a user id"_s));
    fill(u"Your own account"_s, u"auth0|me"_s);
    EXPECT_FALSE(m_one.says(u"This takes a user id"_s));
    next();
    EXPECT_EQ(m_one.desk.lists.protectedUsers.identifiers(), QStringList{u"auth0|me"_s});
    EXPECT_EQ(QSettings().value(u"operator"_s).toString(), u"auth0|me"_s);
    OnePage later;
    later.show(new PlanPage(later.desk, later.live, later.callGate()));
    later.open(State::Imported);
    EXPECT_EQ(shownAs<QLineEdit>(later.frame(), u"Your own account"_s)->text(), u"auth0|me"_s);
    ASSERT_TRUE(press(later.frame(), u"Next"_s));
    EXPECT_EQ(later.desk.lists.protectedUsers.identifiers(), QStringList{u"auth0|me"_s});
}

// Of a plan that was made before: its files may be far away.
class StandingPlanTest : public SingleUsersTest
{
protected:
    StandingPlanTest()
    {
        using namespace journal::entries;
        auto entries = incidents::entries(State::Planned, {.choices = offeredChoices()});
        const auto skip = [&](qint32 row, Reason reason, const QString &words) {
            for (const Measure measure : measuresFor(offeredChoices())) {
                auto entry = concluded(row, measure, StepState::Skipped, reason, 0);
                entry.text = words;
                entries.push_back(entry);
            }
        };
        skip(0, Reason::Protected, u"break glass"_s);
        skip(1, Reason::Excluded, u"legal hold"_s);
        m_one.live.close();
        m_one.desk.opened(std::make_shared<journal::Ledger>(journal::entries::folded(entries)));
    }
    QCheckBox *keep()
    {
        return shownAs<QCheckBox>(
            m_one.frame(), u"Keep whom the plan treats otherwise: 1 protected, 1 left out"_s);
    }
};

TEST_F(StandingPlanTest, keepsItsUsersWhenItIsMadeAnew)
{
    ASSERT_TRUE(keep());
    next();
    EXPECT_EQ(plans(), 0) << "it stands";
    EXPECT_EQ(m_one.advances, 1);
    shownAs<QAbstractButton>(m_one.frame(), u"Revoke sessions"_s)->click();
    next();
    ASSERT_EQ(plans(), 1);
    EXPECT_EQ(reasonIn(m_one.desk.lists.protectedUsers, u"auth0|ada"_s), u"break glass"_s);
    EXPECT_EQ(reasonIn(m_one.desk.lists.excluded, u"auth0|bo"_s), u"legal hold"_s);
}

TEST_F(StandingPlanTest, forgetsThemOnlyWhenAPersonSaysSo)
{
    ASSERT_TRUE(keep());
    keep()->click();
    next();
    ASSERT_EQ(plans(), 1) << "another plan";
    EXPECT_EQ(m_one.desk.lists, plan::UserLists());
}

TEST_F(StandingPlanTest, afterTheRunHasBegunItSaysWhomItSpared)
{
    emit m_one.desk.recorded({journal::entries::started()});
    EXPECT_FALSE(shown(m_one.frame(), u"Protected users"_s));
    EXPECT_TRUE(m_one.says(u"1 protected, 1 left out."_s));
}

} // namespace
} // namespace bulkhead::ui
