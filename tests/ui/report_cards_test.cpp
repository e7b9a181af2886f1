// SPDX-License-Identifier: Apache-2.0
// What follows a run on the Report page: who has chosen a new password, and the tickets.
#include "ui/walk.h"

#include "testing/testing.h"

#include "report/report_page.h"

#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

const QString lookName = u"Look who changed the password"_s;

class ReportCardsTest : public ::testing::Test
{
protected:
    ReportCardsTest() { m_one.show(new ReportPage(m_one.desk, m_one.live, m_one.callGate())); }
    void open(State state, ResetMethods reset) { m_one.open(state, {.choices = {.reset = reset}}); }
    void looked(qint32 row, qint64 changedMs)
    {
        emit m_one.desk.recorded({{.kind = journal::EntryKind::Looked,
            .atMs = 1'780'000'000'000,
            .row = row,
            .number = changedMs}});
    }

    OnePage m_one;
};

TEST_F(ReportCardsTest, ownersAreLookedAfterOnceSomebodysPasswordWasReset)
{
    open(State::Finished, {});
    EXPECT_FALSE(m_one.button(lookName)) << "no password was reset";
    open(State::Finished, ResetMethod::Email);
    EXPECT_TRUE(m_one.says(u"2 users had the password reset. Nobody has looked yet"_s));
    ASSERT_TRUE(press(m_one.frame(), lookName));
    EXPECT_EQ(m_one.desk.commands.last(), u"look"_s);
    EXPECT_FALSE(m_one.can(lookName));
    EXPECT_FALSE(m_one.can(u"Export report"_s)) << "one thing at a time";
    run::Progress progress;
    progress.phase = run::Phase::Looking;
    progress.done = 1;
    progress.total = 2;
    emit m_one.desk.progressed(progress);
    EXPECT_TRUE(m_one.says(u"Looked at 1 of 2"_s));
    looked(0, 1'764'000'000'000);
    looked(2, 0);
    m_one.desk.end();
    EXPECT_FALSE(shown(m_one.frame(), u"Stop looking"_s));
    EXPECT_TRUE(m_one.says(u"1 of 2 users has chosen a new password since, 1 has not."_s));
    EXPECT_TRUE(m_one.says(u"Looked at 2"_s)) << "and when";
    EXPECT_TRUE(m_one.can(lookName)) << "on demand again";
}

TEST_F(ReportCardsTest, lookingCanBeStoppedAndMayFail)
{
    open(State::Finished, ResetMethod::Email);
    ASSERT_TRUE(press(m_one.frame(), lookName));
    ASSERT_TRUE(press(m_one.frame(), u"Stop looking"_s));
    EXPECT_EQ(m_one.desk.commands.last(), u"pause"_s);
    m_one.desk.end(run::End::Paused);
    EXPECT_TRUE(m_one.says(u"Looking was stopped."_s));
    ASSERT_TRUE(press(m_one.frame(), lookName));
    EXPECT_FALSE(m_one.says(u"Looking was stopped."_s));
    m_one.desk.fail(Fault::SecretMissing, u"keychain"_s);
    EXPECT_TRUE(m_one.says(u"There is no client secret."_s));
    m_one.gate = u"Client secret is missing"_s;
    m_one.desk.begin(Task::None);
    EXPECT_FALSE(m_one.can(lookName));
    EXPECT_TRUE(m_one.says(u"Before it can be asked: Client secret is missing."_s));
}

TEST_F(ReportCardsTest, ticketsAreOnlyThereWhenThePlanMakesThem)
{
    open(State::Finished, ResetMethod::Email);
    EXPECT_FALSE(shown(m_one.frame(), u"Ticket file"_s));
    open(State::Planned, ResetMethod::Ticket);
    EXPECT_FALSE(shown(m_one.frame(), u"Ticket file"_s)) << "not before the run";
    open(State::Paused, ResetMethod::Ticket);
    EXPECT_TRUE(m_one.can(u"Export tickets"_s)) << "what there is can be handed out";
    EXPECT_TRUE(m_one.says(u"Whoever has a link takes the account over"_s));
}

TEST_F(ReportCardsTest, ticketsAreExportedToANamedFile)
{
    open(State::Finished, ResetMethod::Ticket);
    EXPECT_EQ(shownAs<QLineEdit>(m_one.frame(), u"Ticket file"_s)->text(),
        u"/somewhere/case-tickets.csv"_s);
    ASSERT_TRUE(type(m_one.frame(), u"Ticket file"_s, {}));
    EXPECT_FALSE(m_one.can(u"Export tickets"_s));
    EXPECT_TRUE(m_one.says(u"Name the ticket file"_s));
    const QTemporaryDir folder;
    ASSERT_TRUE(type(m_one.frame(), u"Ticket file"_s, folder.path()));
    EXPECT_FALSE(m_one.can(u"Export tickets"_s));
    const QString path = folder.filePath(u"t.csv"_s);
    ASSERT_TRUE(QFile(path).open(QIODevice::WriteOnly));
    ASSERT_TRUE(type(m_one.frame(), u"Ticket file"_s, path));
    ASSERT_TRUE(press(m_one.frame(), u"Export tickets"_s));
    EXPECT_TRUE(m_one.desk.commands.isEmpty()) << "it would replace a file";
    ASSERT_TRUE(press(m_one.frame(), u"Replace"_s));
    EXPECT_EQ(m_one.desk.commands, QStringList{u"exportTickets "_s + path});
    EXPECT_FALSE(m_one.can(u"Export tickets"_s));
    m_one.desk.ticketsWritten({path, 12, 3, 1});
    EXPECT_TRUE(m_one.says(u"The links of 12 users are in the file."_s));
    EXPECT_TRUE(m_one.says(u"3 more have expired or were not kept."_s));
    EXPECT_TRUE(m_one.says(u"1 cannot be read with this keychain's key."_s));
    EXPECT_FALSE(m_one.says(u"The report is written."_s));
}

TEST_F(ReportCardsTest, aFailureIsSaidWhereItWasAskedFor)
{
    open(State::Finished, ResetMethod::Ticket);
    ASSERT_TRUE(press(m_one.frame(), u"Export tickets"_s));
    m_one.desk.fail(Fault::TicketKeyMissing, u"no keychain"_s);
    EXPECT_TRUE(m_one.says(u"no keychain"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Export report"_s));
    m_one.desk.fail(Fault::OutputUnwritable, u"Permission denied"_s);
    EXPECT_TRUE(m_one.says(u"The file cannot be written: Permission denied."_s));
    EXPECT_TRUE(m_one.says(u"no keychain"_s)) << "it still stands beside its button";
}

} // namespace
} // namespace bulkhead::ui
