// SPDX-License-Identifier: Apache-2.0
#include "ui/tenant_page_fixture.h"

#include "tenant/incident_location.h"

#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using PracticePage = TenantPageTest;

TEST_F(PracticePage, IsTheFirstChoiceAndNothingIsMissing)
{
    EXPECT_TRUE(practiceRadio()->isChecked());
    EXPECT_TRUE(practiceRadio()->text().contains(u"ractice tenant"_s));
    EXPECT_EQ(m_page.missing(), QString());
    EXPECT_FALSE(field(u"Client secret"_s)->isVisible());
    EXPECT_TRUE(check()->isEnabled());
    EXPECT_TRUE(m_desk.commands.isEmpty()); // nothing is done unasked
}

TEST_F(PracticePage, TheFileIsProposed)
{
    const QString path = field(u"Incident file"_s)->text();
    EXPECT_TRUE(path.startsWith(incidentFolder() + u"/incident-2"_s)) << path.toStdString();
    EXPECT_TRUE(path.endsWith(u".incident"_s));
    type(u"Incident file"_s, {});
    EXPECT_EQ(m_page.missing(), u"Incident file is missing"_s);
    type(u"Incident file"_s, u"~/my.incident"_s);
    m_page.primary();
    practiceStarts();
    EXPECT_EQ(m_desk.commands.back(), u"createIncident "_s + QDir::homePath() + u"/my.incident"_s);
}

TEST_F(PracticePage, GoingOnStartsTheTenantAndMakesTheFile)
{
    m_page.primary();
    EXPECT_EQ(m_desk.commands, QStringList{u"startPractice"_s});
    EXPECT_EQ(m_page.missing(), u"Starting the practice tenant…"_s);
    EXPECT_FALSE(check()->isEnabled());
    practiceStarts();
    EXPECT_EQ(m_desk.commands.back(), u"createIncident "_s + field(u"Incident file"_s)->text());
    EXPECT_EQ(m_desk.tenant.clientId, u"practice-client"_s);
    EXPECT_EQ(m_advanced, 0);
    incidentCreated();
    EXPECT_EQ(m_advanced, 1);
    EXPECT_EQ(m_page.missing(), QString());
}

TEST_F(PracticePage, ComingBackAndGoingOnAgainDoesNothingTwice)
{
    m_page.primary();
    practiceStarts();
    incidentCreated();
    const auto commands = m_desk.commands;
    m_page.entered();
    EXPECT_FALSE(ownRadio()->isVisible()); // its tenant cannot be changed any more
    EXPECT_TRUE(field(u"Incident file"_s)->isReadOnly());
    m_page.primary();
    EXPECT_EQ(m_advanced, 2);
    EXPECT_EQ(m_desk.commands, commands);
}

TEST_F(PracticePage, WhenItDoesNotStartTheReasonIsThereAndItCanBeTriedAgain)
{
    m_page.primary();
    m_desk.begin(Task::StartingPractice);
    m_desk.fail(Fault::PracticeUnavailable, u"address in use"_s);
    EXPECT_TRUE(shows(u"The practice tenant cannot start: address in use."_s));
    EXPECT_FALSE(shows(u"--port"_s));
    EXPECT_EQ(m_page.missing(), QString());
    m_page.primary();
    EXPECT_FALSE(shows(u"cannot start"_s));
    EXPECT_EQ(commandsNamed(u"startPractice"_s), 2);
}

TEST_F(PracticePage, WhenTheFileCannotBeMadeTheReasonIsBesideIt)
{
    m_page.primary();
    practiceStarts();
    m_desk.begin(Task::Opening);
    m_desk.fail(Fault::IncidentExists, u"a.incident"_s);
    EXPECT_TRUE(shows(u"There is a file at a.incident already."_s));
    EXPECT_EQ(m_advanced, 0);
    type(u"Incident file"_s, u"/x/b.incident"_s);
    EXPECT_FALSE(shows(u"already"_s)); // it was about another name
    m_page.primary();
    EXPECT_EQ(m_desk.commands.back(), u"createIncident /x/b.incident"_s);
    EXPECT_EQ(commandsNamed(u"startPractice"_s), 1); // it runs
}

TEST_F(PracticePage, AnUnfinishedDrillFindsItsTenantAgain)
{
    m_desk.tenant = practiceTenant();
    m_desk.commands = {u"openIncident /x/drill.incident"_s};
    emit m_desk.practiceStarted(
        {*TenantAddress::parse(u"http://127.0.0.1:99"_s), u"c"_s, {}, {}}); // another one runs
    using namespace journal::entries;
    auto first = created();
    first.text = text({{u"id"_s, u"i"_s}, {u"tenant"_s, u"http://127.0.0.1:4711"_s},
        {u"client_id"_s, u"practice-client"_s}});
    open({first, tenantSeen(u"https://practice/"_s, true)}, u"/x/drill.incident"_s);
    EXPECT_EQ(m_desk.commands.back(), u"startPractice"_s);
    EXPECT_TRUE(practiceRadio()->isChecked());
    EXPECT_FALSE(ownRadio()->isVisible());
}

// The wish was for the practice tenant; it must not go on with the other one.
TEST_F(PracticePage, AChangeOfMindEndsWhatWasUnderWay)
{
    m_page.primary();
    fillIn(u"acme.eu.auth0.com"_s, u"app"_s, u"s3cret"_s);
    practiceStarts();
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 0);
    EXPECT_EQ(commandsNamed(u"giveCredential"_s), 0);
    EXPECT_EQ(m_page.missing(), QString());
    m_desk.begin(Task::Exporting);
    m_desk.fail(Fault::OutputUnwritable, u"/y"_s);
    EXPECT_FALSE(shows(u"/y"_s)); // nobody waits here any more
}

TEST_F(PracticePage, ItsSecretIsNotTheOtherTenants)
{
    m_page.primary();
    fillIn(u"acme.eu.auth0.com"_s, u"app"_s);
    practiceStarts(); // says that a secret is kept in memory: its own
    EXPECT_EQ(m_page.missing(), u"Client secret is missing"_s);
}

TEST(IncidentLocation, TakenNamesGetANumber)
{
    const QDateTime then(QDate(2026, 1, 31), QTime(3, 5));
    const QString first = freshIncidentPath(then);
    EXPECT_TRUE(first.endsWith(u"/bulkhead/incidents/incident-20260131-0305.incident"_s));
    ASSERT_TRUE(QDir().mkpath(incidentFolder()));
    for (const QString &taken : {first, freshIncidentPath(then)}) {
        QFile file(taken);
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        EXPECT_NE(freshIncidentPath(then), taken);
    }
    EXPECT_TRUE(freshIncidentPath(then).endsWith(u"-0305-2.incident"_s));
    QFile::remove(first);
}

} // namespace
} // namespace bulkhead::ui
