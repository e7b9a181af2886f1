// SPDX-License-Identifier: Apache-2.0
// What an operator decides about single users, from the window through the real engine.
#include "window/window_test.h"

#include "practice/population.h"
#include "run/incident.h"
#include "secrets/private_bus.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QListView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

class DecisionsTest : public WindowTest
{
protected:
    // With the list of these users imported.
    void toPlanOf(const QStringList &userIds)
    {
        ASSERT_NO_FATAL_FAILURE(toList());
        ASSERT_TRUE(type(window(), u"List file"_s,
            write(u"affected.txt"_s, userIds.join(u'\n').toUtf8() + '\n')));
        ASSERT_TRUE(press(window(), u"Add list"_s));
        ASSERT_TRUE(waitUntilShown(window(), u"Affected users"_s));
        ASSERT_TRUE(press(window(), u"Next"_s));
        ASSERT_TRUE(waitUntilShown(window(), u"Revoke everything"_s));
    }
    // As many of the built-in practice tenant.
    static QStringList some(practice::UserKind kind, int users)
    {
        const practice::Population people(1000, 1);
        QStringList ids;
        for (int i = 0; i < people.size() && ids.size() < users; ++i) {
            if (people.kind(i) == kind)
                ids << people.userId(i);
        }
        return ids;
    }
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        return file.fileName();
    }
    [[nodiscard]] bool comesToSay(const QString &words, int ms = 60'000)
    {
        return waitFor([&] { return says(window(), words); }, ms);
    }
    // Of that row's step.
    Reason reasonOf(qint32 row, Measure measure)
    {
        const auto &measures = ledger().measures();
        const auto at = std::find(measures.begin(), measures.end(), measure) - measures.begin();
        return ledger().steps(row)[size_t(at)].reason;
    }
};

} // namespace

// Named in a file on the Plan page: no step touches them, and the report says why.
TEST_F(DecisionsTest, ProtectedUsersAreLeftAlone)
{
    const QStringList users = some(practice::UserKind::Ordinary, 4);
    ASSERT_NO_FATAL_FAILURE(toPlanOf(users));
    const QString glass = write(
        u"glass.csv"_s, "user,reason\n" + users.first().toUtf8() + ",break glass\nauth0|typo,\n");
    ASSERT_TRUE(type(window(), u"Protected users"_s, glass));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(comesToSay(u"1 (auth0|typo)."_s));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Confirm tenant name"_s));
    EXPECT_TRUE(says(window(), u"1 protected user is not touched."_s));
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    EXPECT_EQ(ledger().userTotal(StepState::Done), 3);
    for (const auto &step : ledger().steps(0)) {
        EXPECT_EQ(step.reason, Reason::Protected);
        EXPECT_EQ(ledger().text(step.words), u"break glass"_s);
    }
}

// One of three with a new factor was spoken to; another one is protected, and stays so.
TEST_F(DecisionsTest, ALinkGoesToTheOneWhomSomebodyVouchedFor)
{
    const QStringList users =
        some(practice::UserKind::Ordinary, 1) + some(practice::UserKind::FactorAdded, 3);
    ASSERT_NO_FATAL_FAILURE(toPlanOf(users));
    const auto yesterday = QDateTime::currentDateTimeUtc().addDays(-1);
    ASSERT_TRUE(type(window(), u"Attack began"_s, yesterday.toString(Qt::ISODate)));
    ASSERT_TRUE(
        type(window(), u"Protected users"_s, write(u"glass.txt"_s, users.last().toUtf8() + '\n')));
    ASSERT_NO_FATAL_FAILURE(toReview());
    EXPECT_TRUE(says(window(), u"MFA factor added since the attack began: 2 users."_s));
    auto *list = shownAs<QListView>(window(), u"Users skipped for safety"_s);
    ASSERT_TRUE(list);
    ASSERT_EQ(list->model()->rowCount(), 2);
    ASSERT_TRUE(
        list->model()->setData(list->model()->index(1, 0), Qt::Checked, Qt::CheckStateRole));
    ASSERT_TRUE(press(window(), u"Plan again with this"_s));
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }, 60'000));
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    EXPECT_EQ(reasonOf(0, Measure::Email), Reason::None);
    EXPECT_EQ(reasonOf(1, Measure::Email), Reason::ContactChanged);
    EXPECT_EQ(reasonOf(2, Measure::Email), Reason::None);
    EXPECT_EQ(reasonOf(3, Measure::Email), Reason::Protected);
}

// The button does what `run --rehearse` does, on a copy beside the file.
TEST_F(DecisionsTest, ARehearsalChangesNothing)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(8));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_TRUE(press(window(), u"Rehearse"_s));
    EXPECT_EQ(program().desk.task(), ui::Task::Rehearsing);
    ASSERT_TRUE(waitFor([&] { return says(window(), u"This is what would happen."_s); }, 60'000));
    EXPECT_TRUE(says(window(), u"8 of 9 users done, 1 was skipped."_s));
    EXPECT_FALSE(ledger().runStarted());
    EXPECT_EQ(ledger().state(), journal::IncidentState::Planned);
    const QString copy = m_folder.filePath(u"case-rehearsal.incident"_s);
    EXPECT_FALSE(QFileInfo::exists(copy + u".lock"_s)) << "one file, and free";
    ASSERT_TRUE(press(window(), u"Export rehearsal report"_s));
    ASSERT_TRUE(waitFor([&] { return says(window(), u"The rehearsal's report is written."_s); }));
    QFile report(m_folder.filePath(u"case-rehearsal.csv"_s));
    ASSERT_TRUE(report.open(QIODevice::ReadOnly));
    EXPECT_EQ(report.readAll().count(",done,"), 3 * 8);
    const auto rehearsed = run::readLedger(copy);
    ASSERT_TRUE(rehearsed);
    EXPECT_TRUE(rehearsed->isRehearsal());
    // And then in earnest.
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    EXPECT_EQ(ledger().userTotal(StepState::Done), 8);
}

TEST_F(DecisionsTest, ARehearsalCanBeStopped)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(30));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_TRUE(press(window(), u"Rehearse"_s));
    ASSERT_TRUE(press(window(), u"Stop it"_s));
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    EXPECT_TRUE(says(window(), u"Nothing was changed in the tenant."_s));
    EXPECT_EQ(ledger().state(), journal::IncidentState::Planned);
    ASSERT_TRUE(press(window(), u"Close incident"_s));
    EXPECT_TRUE(waitFor([&] {
        return !QFileInfo::exists(m_folder.filePath(u"case.incident.lock"_s))
            && !QFileInfo::exists(m_folder.filePath(u"case-rehearsal.incident.lock"_s));
    }));
}

// The links leave in a file that nobody else can read, with the key of a real keychain.
TEST_F(DecisionsTest, TicketsAreHandedOut)
{
    RUN_ON(Keyring::Unlocked)
    ASSERT_NO_FATAL_FAILURE(toPlanOf(some(practice::UserKind::Ordinary, 3)));
    ASSERT_TRUE(press(window(), u"Reset ticket"_s));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    ASSERT_TRUE(press(window(), u"Export tickets"_s));
    ASSERT_TRUE(comesToSay(u"The links of 3 users are in the file."_s));
    QFile file(m_folder.filePath(u"case-tickets.csv"_s));
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(QFileInfo(file).permissions() & 0x077, QFileDevice::Permissions());
    EXPECT_EQ(file.readAll().count("http"), 3);
    ASSERT_TRUE(press(window(), u"Close incident"_s));
}

// Without a keychain links are made and not kept, and the window says so.
TEST_F(DecisionsTest, WithoutAKeychainThereAreNoTicketsToHandOut)
{
    RUN_ON(Keyring::Absent)
    ASSERT_NO_FATAL_FAILURE(toPlanOf(some(practice::UserKind::Ordinary, 2)));
    ASSERT_TRUE(press(window(), u"Reset ticket"_s));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    ASSERT_TRUE(press(window(), u"Export tickets"_s));
    EXPECT_TRUE(comesToSay(u"The key of these links is not in the keychain"_s, 15'000));
    EXPECT_FALSE(QFileInfo::exists(m_folder.filePath(u"case-tickets.csv"_s)));
}

} // namespace bulkhead::testing
