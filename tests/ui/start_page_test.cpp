// SPDX-License-Identifier: Apache-2.0
#include "ui/incidents.h"
#include "ui/walk.h"

#include "testing/testing.h"

#include "base/manual_clock.h"
#include "run/incident.h"
#include "start/start_page.h"
#include "tenant/incident_location.h"

#include <QDir>
#include <QFile>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

// A start page over a default folder of its own.
class StartPageTest : public ::testing::Test
{
protected:
    void SetUp() override
    {
        QSettings().clear();
        QDir(incidentFolder()).removeRecursively();
        QDir().mkpath(incidentFolder());
    }

    QString make(const QString &name, State state, const QString &folder = incidentFolder())
    {
        const QString path = folder + u'/' + name + u".incident"_s;
        auto incident = run::Incident::create(path, {}, m_clock);
        EXPECT_TRUE(incident);
        auto entries = incidents::entries(state);
        entries.erase(entries.begin()); // it is created already
        EXPECT_TRUE(entries.empty() || (*incident)->record(entries));
        return path;
    }

    void show(int rows)
    {
        m_page.setMinimumSize(1000, 760);
        m_page.show();
        m_page.entered();
        EXPECT_TRUE(waitFor([&] { return openers().size() == rows; })) << openers().size();
    }

    // The buttons that open a known incident, from top to bottom.
    QList<QPushButton *> openers()
    {
        QList<QPushButton *> found;
        for (QPushButton *button : m_page.findChildren<QPushButton *>()) {
            const QString name = button->accessibleName();
            if (button->isVisible() && name != u"Open incident"_s
                && (name.startsWith(u"Open "_s) || name.startsWith(u"Resume "_s)))
                found << button;
        }
        std::sort(found.begin(), found.end(), [&](auto *one, auto *other) {
            return one->mapTo(&m_page, QPoint()).y() < other->mapTo(&m_page, QPoint()).y();
        });
        return found;
    }

    QStringList names()
    {
        QStringList all;
        for (const QPushButton *button : openers())
            all << button->accessibleName();
        return all;
    }

    ManualClock m_clock;
    BusyDesk m_desk;
    StartPage m_page{m_desk};
};

TEST_F(StartPageTest, offersNothingWhereNothingIsKnown)
{
    show(0);
    EXPECT_FALSE(says(m_page, u"Incidents on this computer"_s));
}

TEST_F(StartPageTest, listsKnownIncidentsUnfinishedOnesFirst)
{
    make(u"planned"_s, State::Planned);
    make(u"finished"_s, State::Finished);
    make(u"halted"_s, State::Halted);
    make(u"new"_s, State::New);
    show(4);
    EXPECT_EQ(names().first(), u"Resume halted"_s);
    EXPECT_EQ(names().filter(u"Resume "_s).size(), 1);
    EXPECT_TRUE(says(m_page, u"Incidents on this computer"_s));
    EXPECT_TRUE(says(m_page, u"halted: unfinished: 1 of 3 done"_s));
    EXPECT_TRUE(says(m_page, u"planned: planned, not started"_s));
    EXPECT_TRUE(says(m_page, u"finished: finished: 2 of 3 done"_s));
}

TEST_F(StartPageTest, remembersTheLatestFirstAndForgetsFilesThatAreGone)
{
    const QTemporaryDir elsewhere;
    const QString one = make(u"one"_s, State::New, elsewhere.path());
    const QString two = make(u"two"_s, State::New, elsewhere.path());
    for (const QString &path : {one, two, u"/gone.incident"_s, one})
        rememberIncident(path);
    EXPECT_EQ(knownIncidents(), (QStringList{one, two}));
}

TEST_F(StartPageTest, whatIsOpenedIsRemembered)
{
    const QTemporaryDir elsewhere;
    const QString path = make(u"one"_s, State::New, elsewhere.path());
    m_desk.show(path, incidents::ledger(State::New));
    EXPECT_EQ(knownIncidents(), QStringList{path});
}

TEST_F(StartPageTest, aDamagedOneIsShownWithTheReasonAndCannotBeOpened)
{
    QFile file(incidentFolder() + u"/broken.incident"_s);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("not an incident");
    file.close();
    show(1);
    EXPECT_FALSE(openers().first()->isEnabled());
    EXPECT_TRUE(says(m_page, u"This is not an incident file of Bulkhead"_s));
}

TEST_F(StartPageTest, opensAKnownIncidentOnce)
{
    const QString path = make(u"one"_s, State::Paused);
    show(1);
    openers().first()->click();
    openers().first()->click();
    EXPECT_EQ(m_desk.commands, QStringList{u"openIncident "_s + path});
}

TEST_F(StartPageTest, tellsWhyOneCannotBeOpened)
{
    make(u"one"_s, State::Paused);
    show(1);
    openers().first()->click();
    m_desk.fail(Fault::IncidentBusy, u"process 7"_s);
    EXPECT_TRUE(says(m_page, u"Another process is working on this incident: process 7."_s));
    openers().first()->click();
    EXPECT_EQ(m_desk.commands.size(), 2) << "it can be tried again";
    EXPECT_FALSE(says(m_page, u"Another process"_s)) << "the old trouble is not told any more";
}

TEST_F(StartPageTest, enteringAgainReadsAnew)
{
    make(u"one"_s, State::New);
    show(1);
    make(u"two"_s, State::New);
    show(2);
    EXPECT_EQ(names().size(), 2);
}

TEST_F(StartPageTest, beginsForPracticeOrForOnesOwnTenant)
{
    show(0);
    QList<bool> begun;
    QObject::connect(
        &m_page, &StartPage::begun, &m_page, [&](bool practice) { begun << practice; });
    ASSERT_TRUE(press(m_page, u"New incident"_s));
    ASSERT_TRUE(press(m_page, u"Try with the practice tenant"_s));
    EXPECT_EQ(begun, (QList<bool>{false, true}));
}

} // namespace
} // namespace bulkhead::ui
