// SPDX-License-Identifier: Apache-2.0
#include "board/user_pane.h"

#include "base/manual_clock.h"
#include "journal/journal.h"
#include "look/look.h"
#include "ui/live_fixture.h"

#include <QApplication>
#include <QTemporaryDir>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace journal::entries;
using bulkhead::testing::waitFor;
using journal::Entry;

constexpr auto revoke = Measure::RevokeAccess;
constexpr auto mail = Measure::Email;

// The incident is a real file, and the window's copy has the same entries.
class Pane : public LiveTest
{
protected:
    Pane()
    {
        m_pane.resize(400, 600);
        auto journal = journal::Journal::create(m_path, m_clock, createdText());
        EXPECT_TRUE(journal);
        m_journal = std::move(*journal);
    }
    // Into the file, then to the window.
    void write(std::vector<Entry> entries)
    {
        ASSERT_TRUE(m_journal->append(entries));
        m_clock.advance(250);
        if (m_live.isOpen())
            emit m_desk.recorded(entries);
        m_all.insert(m_all.end(), entries.begin(), entries.end());
    }
    void openIncident()
    {
        auto ledger = std::make_shared<journal::Ledger>();
        ledger->apply(created());
        for (const Entry &entry : m_all)
            ledger->apply(entry);
        m_desk.show(m_path, ledger);
    }
    // Two users, resolved and planned.
    void openTwo()
    {
        write({source(u"l.csv"_s), listed(0, 2, u"auth0|ada"_s), listed(1, 3, u"bo@x.org"_s),
            found(0, {u"auth0|ada"_s, u"ada@x.org"_s, {u"main"_s}}),
            found(1, {u"auth0|bo"_s, u"bo@x.org"_s, {u"main"_s}}), planned({}), started()});
        openIncident();
    }
    [[nodiscard]] const QTextBrowser &story() const { return *m_pane.findChild<QTextBrowser *>(); }
    [[nodiscard]] bool comesToSay(const QString &words) const
    {
        return waitFor([&] { return story().toPlainText().contains(words); }, 3000);
    }
    [[nodiscard]] std::string said() const { return story().toPlainText().toStdString(); }

    QTemporaryDir m_dir;
    QString m_path = m_dir.filePath(u"i.incident"_s);
    ManualClock m_clock{startMs};
    std::unique_ptr<journal::Journal> m_journal;
    std::vector<Entry> m_all;
    QString m_missing; // before calls can be made
    UserPane m_pane{m_desk, m_live, [this] {
                        return m_missing;
                    }};
};

TEST_F(Pane, AsksForAUserAtFirst)
{
    EXPECT_EQ(m_pane.currentIndex(), 0);
    EXPECT_EQ(story().accessibleName(), u"User details"_s);
}

TEST_F(Pane, TellsWhoHowItStandsAndWhatIsNext)
{
    openTwo();
    m_pane.show(1);
    EXPECT_EQ(m_pane.currentIndex(), 1);
    for (const QString &words :
        {u"bo@x.org"_s, u"auth0|bo"_s, u"Pending"_s, u"Start or resume the run"_s})
        EXPECT_TRUE(comesToSay(words)) << words.toStdString() << " in " << said();
    EXPECT_TRUE(comesToSay(u"Listed on line 3."_s)) << said();
    EXPECT_FALSE(story().toPlainText().contains(u"ada"_s));
}

TEST_F(Pane, TellsEveryCallWithItsAnswer)
{
    openTwo();
    write({intent(0, revoke, 1)});
    write({answered(0, revoke, Outcome::ServerFailed, 503), intent(0, revoke, 2)});
    write({done(0, revoke, 204), intent(0, mail, 1)});
    write({answered(0, mail, Outcome::Unknown, 0)});
    m_pane.show(0);
    for (const QString &words :
        {u"Revoke everything"_s, u"The tenant failed while it worked on this. (HTTP 503, 250 ms)"_s,
            u"Revoke everything, attempt 2"_s, u"Accepted by the tenant. (HTTP 204, 250 ms)"_s,
            u"POST /api/v2/users/auth0|ada/revoke-access"_s, u"Reset e-mail"_s,
            u"The call was sent and no answer came back. (250 ms)"_s, u"Unknown"_s})
        EXPECT_TRUE(comesToSay(words)) << words.toStdString() << " in " << said();
}

TEST_F(Pane, TellsEachCallOfAStepAndNoPassword)
{
    const auto password = Measure::Password;
    write({source(u"l.csv"_s), listed(0, 2, u"auth0|ada"_s),
        found(0, {u"auth0|ada"_s, u"ada@x.org"_s, {u"main"_s}}),
        planned({.reset = ResetMethod::Password, .extras = Extra::DeleteDeviceCredentials}),
        started()});
    openIncident();
    auto set = intent(0, password, 1), again = intent(0, password, 2);
    set.text = u"blocked"_s;
    again.text = u"blocked again"_s;
    const auto devices = Measure::DeleteDeviceCredentials;
    write({set});
    write({answered(0, password, Outcome::Done, 200), again});
    write({answered(0, password, Outcome::Done, 200), done(0, password, 200)});
    write({intent(0, devices, 1), answered(0, devices, Outcome::Done, 204)});
    write({intent(0, devices, 2)});
    m_pane.show(0);
    for (const QString &words : {u"PATCH /api/v2/users/auth0|ada {\"connection\":"_s,
             u"\"password\":\"…\"}"_s, u"Random password: block put back"_s,
             u"PATCH /api/v2/users/auth0|ada {\"blocked\":true}"_s,
             u"Read back: the user is blocked again."_s, u"Delete device credentials, call 2"_s})
        EXPECT_TRUE(comesToSay(words)) << words.toStdString() << " in " << said();
    EXPECT_FALSE(said().find("attempt") != std::string::npos) << said();
}

TEST_F(Pane, FollowsTheRun)
{
    openTwo();
    m_pane.show(0);
    ASSERT_TRUE(comesToSay(u"Listed on line 2."_s));
    write({intent(0, revoke, 1), done(0, revoke, 204), intent(0, mail, 1), done(0, mail, 200)});
    EXPECT_TRUE(comesToSay(u"Done"_s));
    EXPECT_TRUE(comesToSay(u"HTTP 200"_s)) << said();
}

TEST_F(Pane, TellsWhatWasSeenLast)
{
    openTwo();
    m_pane.show(0);
    ASSERT_TRUE(comesToSay(u"Listed on line 2."_s));
    EXPECT_FALSE(story().toPlainText().contains(u"Seen"_s)) << said();
    write({{.kind = journal::EntryKind::Looked,
        .row = 0,
        .number = startMs,
        .text = uR"({"blocked":true,"last_login_ms":0})"_s}});
    EXPECT_TRUE(comesToSay(u"Seen "_s)) << said();
    for (const QString &words : {u"The password was changed on"_s, u"Blocked: nobody can log in."_s,
             u"The tenant tells of no login."_s})
        EXPECT_TRUE(story().toPlainText().contains(words)) << words.toStdString() << said();
    m_pane.show(1);
    EXPECT_TRUE(comesToSay(u"Listed on line 3."_s));
    EXPECT_FALSE(story().toPlainText().contains(u"Seen"_s)) << "that was another user";
}

TEST_F(Pane, WordsFromOutsideAreNoMarkup)
{
    const QString evil = u"<b>x</b><img src='file:///etc/passwd'>"_s;
    write({source(u"l"_s), listed(0, 1, evil), found(0, {evil, evil, {}}), planned({}), started()});
    auto refused = concluded(0, revoke, StepState::Failed, Reason::Refused, 400);
    refused.text = evil;
    write({intent(0, revoke, 1), refused});
    openIncident();
    m_pane.show(0);
    EXPECT_TRUE(comesToSay(u"It said: "_s + evil)) << said();
    EXPECT_TRUE(comesToSay(u"The tenant knows this user as "_s + evil)) << said();
    EXPECT_FALSE(story().toHtml().contains(u"src=\"file:"_s));
}

TEST_F(Pane, SaysWhyTheFileCannotBeRead)
{
    openTwo();
    m_pane.show(0);
    ASSERT_TRUE(comesToSay(u"Listed on line 2."_s));
    m_journal.reset();
    ASSERT_TRUE(QFile::remove(m_path));
    m_pane.show(0);
    EXPECT_TRUE(comesToSay(u"There is no incident file at "_s + m_path)) << said();
    EXPECT_FALSE(story().toPlainText().contains(u"“new”"_s));
}

TEST_F(Pane, AUserWhoIsGoneIsShownNoMore)
{
    openTwo();
    m_pane.show(1);
    ASSERT_TRUE(comesToSay(u"Listed on line 3."_s));
    m_live.close();
    EXPECT_EQ(m_pane.currentIndex(), 0);
}

TEST_F(Pane, TakesTheColoursOfAnotherTheme)
{
    openTwo();
    m_pane.show(0);
    const QString light = toneColor(Tone::Neutral).name();
    ASSERT_TRUE(comesToSay(u"Listed on line 2."_s)); // nothing is on its way any more
    ASSERT_TRUE(story().toHtml().contains(light));
    applyLook(*qApp, Theme::Dark);
    const QString dark = toneColor(Tone::Neutral).name();
    EXPECT_NE(light, dark);
    EXPECT_TRUE(waitFor([&] { return story().toHtml().contains(dark); }));
    EXPECT_FALSE(story().toHtml().contains(light));
    applyLook(*qApp, Theme::Light);
}

TEST_F(Pane, OnlyTheLastQuestionIsAnswered)
{
    openTwo();
    TimelineReader reader;
    std::vector<qint32> answers;
    QObject::connect(&reader, &TimelineReader::answered,
        [&](qint32 row, const TimelineReader::Entries &entries) {
            answers.push_back(row);
            EXPECT_TRUE(entries);
        });
    for (const qint32 row : {0, 1, 0, 1})
        reader.read(m_path, row);
    ASSERT_TRUE(waitFor([&] { return !answers.empty(); }));
    EXPECT_EQ(answers, std::vector<qint32>{1});
    reader.read(m_path, 0);
    reader.forget();
    reader.read(m_path, 1);
    ASSERT_TRUE(waitFor([&] { return answers.size() > 1; }));
    EXPECT_EQ(answers, (std::vector<qint32>{1, 1}));
}

} // namespace
} // namespace bulkhead::ui
