// SPDX-License-Identifier: Apache-2.0
#include "ui/protection_fixture.h"

#include "testing/testing.h"

#include "gate/gate_code.h"
#include "protection/connection_days.h"
#include "texts/gate_text.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using Counted = run::RotationCount::Counted;

const QString countButton = u"Count old passwords"_s;
const QString onButton = u"Switch the limit on"_s;
const QString offButton = u"Switch the limit off"_s;
const QString number = u"Confirm how many change"_s;

Counted counted(qint64 due)
{
    return {{.users = 9'990, .ruled = 8'000, .due = due, .undated = 12, .exempt = 3}, 10'000, {}};
}

class RotationCardTest : public ProtectionPageTest
{
protected:
    QWidget &frame() { return m_one.frame(); }
    // As after the look.
    void read(const run::RotationState &state = {}, const run::DatabasesTold &databases = {})
    {
        ProtectionTold told{.rotation = state, .databases = databases};
        told.breached = run::SettingsTold{};
        m_one.desk.protectionTold(told);
        commands();
    }
    // Each connection and its days, as the table has them.
    ConnectionDays *connections()
    {
        return shownAs<ConnectionDays>(frame(), u"Connections with a limit"_s);
    }
    void tick(int row) { connections()->item(row, 0)->setCheckState(Qt::Checked); }
    void count(const Counted &found)
    {
        ASSERT_TRUE(press(frame(), countButton));
        m_one.desk.protectionTold({.rotation = run::RotationState{}, .rotationCount = found});
        commands();
    }
    const gate::RotationContent &sent() { return m_one.desk.rotation; }
};

TEST_F(RotationCardTest, tellsHowItStandsAndWhatCanBeDone)
{
    const gate::RotationTold everywhere{{60, {}}, u"5a"_s, 0};
    const gate::RotationTold chosen{{0, {{u"main"_s, 30}, {u"partners"_s, 90}}}, u"5a"_s, 2};
    const struct
    {
        run::RotationState state;
        QString words;
        bool canCount, canOff;
    } table[] = {
        {{Force::Off, {}, 0, false}, u"Off. Passwords may be of any age."_s, true, false},
        {{Force::On, everywhere, 1'700'000'000'000, false},
            u"On since 2023-11-14 22:13:20 UTC: every database connection: 60 days; 0 protected."_s,
            true, true},
        {{Force::On, chosen, 0, false}, u"On: main: 30 days; partners: 90 days; 2 protected."_s,
            true, true},
        {{Force::NotBound, everywhere, 0, false}, u"not bound to the login flow"_s, true, true},
        {{Force::OtherCode, {}, 0, false}, u"that is not ours"_s, false, false},
    };
    EXPECT_FALSE(m_one.can(countButton)) << "not read yet";
    for (const auto &row : table) {
        read(row.state);
        EXPECT_TRUE(m_one.says(row.words)) << row.words.toStdString();
        EXPECT_EQ(m_one.can(countButton), row.canCount) << row.words.toStdString();
        EXPECT_EQ(m_one.can(offButton), row.canOff) << row.words.toStdString();
        EXPECT_FALSE(m_one.can(onButton)) << "nobody has counted";
    }
}

TEST_F(RotationCardTest, isSwitchedOnForWhatWasCountedAndTyped)
{
    read();
    shownAs<QSpinBox>(frame(), u"Days a password may be old"_s)->setValue(45);
    ASSERT_TRUE(press(frame(), countButton));
    EXPECT_EQ(commands(), QStringList{u"countRotation acme.eu.auth0.com"_s});
    EXPECT_EQ(sent().rule, (gate::RotationRule{45, {}}));
    EXPECT_EQ(sent().denyText, texts::defaultRotationText());
    m_one.desk.protectionTold({.rotation = run::RotationState{}, .rotationCount = counted(417)});
    for (const QString &words : {u"417 of 10,000 would have to change today."_s,
             u"12 of them never report when it was changed"_s, u"3 of them are protected"_s,
             u"did not give 10 of its users"_s, u"are in no search"_s})
        EXPECT_TRUE(m_one.says(words)) << words.toStdString();
    EXPECT_FALSE(m_one.can(onButton));
    ASSERT_TRUE(type(frame(), number, u"416"_s));
    EXPECT_FALSE(m_one.can(onButton));
    ASSERT_TRUE(type(frame(), number, u"417"_s));
    ASSERT_TRUE(press(frame(), onButton));
    EXPECT_EQ(commands(), QStringList{u"rotationOn acme.eu.auth0.com"_s});
    EXPECT_EQ(m_one.desk.confirmed, 417);
    EXPECT_EQ(sent().rule, (gate::RotationRule{45, {}}));
    m_one.desk.protectionTold(
        {.rotation = run::RotationState{Force::On, gate::RotationTold{{45, {}}, {}, 0}, 0, false},
            .rotationCount = counted(418)});
    EXPECT_TRUE(m_one.says(u"On: every database connection: 45 days"_s));
    EXPECT_FALSE(shown(frame(), number)) << "another switch wants another count";
    ASSERT_TRUE(press(frame(), offButton));
    EXPECT_EQ(commands(), QStringList{u"rotationOff acme.eu.auth0.com"_s});
}

TEST_F(RotationCardTest, anotherRuleWantsAnotherCount)
{
    read();
    ASSERT_NO_FATAL_FAILURE(count(counted(5)));
    ASSERT_TRUE(type(frame(), number, u"5"_s));
    EXPECT_TRUE(m_one.can(onButton));
    shownAs<QSpinBox>(frame(), u"Days a password may be old"_s)->setValue(30);
    EXPECT_FALSE(m_one.can(onButton));
    EXPECT_FALSE(shown(frame(), number));
    ASSERT_NO_FATAL_FAILURE(count(counted(6)));
    ASSERT_TRUE(type(frame(), u"Text for users with old passwords"_s, u"Ask the help desk."_s));
    EXPECT_FALSE(shown(frame(), number));
}

TEST_F(RotationCardTest, aNumberThatHasChangedIsTypedAnew)
{
    read();
    ASSERT_NO_FATAL_FAILURE(count(counted(417)));
    ASSERT_TRUE(type(frame(), number, u"417"_s));
    ASSERT_TRUE(press(frame(), onButton));
    m_one.desk.fail(Fault::RotationUnconfirmed, u"512"_s);
    EXPECT_TRUE(m_one.says(u"512 of 10,000 would have to change today."_s));
    EXPECT_FALSE(m_one.can(onButton));
    ASSERT_TRUE(type(frame(), number, u"512"_s));
    ASSERT_TRUE(press(frame(), onButton));
    EXPECT_EQ(m_one.desk.confirmed, 512);
}

TEST_F(RotationCardTest, countsChosenConnectionsWithDaysOfTheirOwn)
{
    read({}, {{u"partners"_s, u"main"_s, u"legacy"_s}});
    EXPECT_FALSE(connections());
    shownAs<QRadioButton>(frame(), u"In chosen ones only"_s)->click();
    ASSERT_TRUE(connections());
    EXPECT_FALSE(m_one.can(countButton));
    EXPECT_TRUE(m_one.says(u"Tick a connection first."_s));
    tick(1); // main: they stand in the order of their names
    shownAs<QSpinBox>(frame(), u"Days a password may be old"_s)->setValue(70);
    connections()->item(2, 1)->setData(Qt::EditRole, 14); // typed: partners are chosen by that
    shownAs<QSpinBox>(frame(), u"Days a password may be old"_s)->setValue(60);
    ASSERT_TRUE(press(frame(), countButton));
    EXPECT_EQ(sent().rule, (gate::RotationRule{0, {{u"main"_s, 60}, {u"partners"_s, 14}}}));
    m_one.desk.protectionTold({.rotation = run::RotationState{}, .rotationCount = counted(1)});
    EXPECT_TRUE(shown(frame(), number));
    connections()->item(0, 0)->setCheckState(Qt::Checked);
    EXPECT_FALSE(shown(frame(), number)) << "another rule";
}

TEST_F(RotationCardTest, showsTheRuleThatStandsInTheTenant)
{
    const gate::RotationTold told{{0, {{u"gone"_s, 30}}}, u"5a"_s, 1'200};
    read({Force::On, told, 0, false}, {{u"main"_s}});
    ASSERT_TRUE(connections());
    EXPECT_EQ(connections()->chosen(), (QMap<QString, int>{{u"gone"_s, 30}}));
    EXPECT_TRUE(m_one.says(u"The one that is there spares 1,200."_s));
    read({Force::On, {{{75, {}}, u"5a"_s, 0}}, 0, false}, {{u"main"_s}});
    EXPECT_FALSE(connections());
    EXPECT_EQ(shownAs<QSpinBox>(frame(), u"Days a password may be old"_s)->value(), 75);
    EXPECT_FALSE(m_one.says(u"The one that is there spares"_s));
}

TEST_F(RotationCardTest, saysWhyThereIsNothingToChoose)
{
    read({}, {{}, false});
    EXPECT_TRUE(m_one.says(u"needs the permission read:connections"_s));
    EXPECT_FALSE(shownAs<QRadioButton>(frame(), u"In chosen ones only"_s)->isEnabled());
    EXPECT_TRUE(m_one.can(countButton)) << "everywhere it can be done";
}

TEST_F(RotationCardTest, sparesThoseWhomAFileNames)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"spared.txt"_s);
    read();
    ASSERT_TRUE(type(frame(), u"Users who are never refused"_s, path));
    ASSERT_TRUE(press(frame(), countButton));
    ASSERT_TRUE(waitFor([&] { return m_one.says(u"spared.txt"_s); }, 5000)) << "there is none";
    EXPECT_EQ(commands(), QStringList());
    EXPECT_TRUE(m_one.can(countButton));
    QFile file(path);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("Boss@Example.com\nauth0|robot\n");
    file.close();
    ASSERT_TRUE(press(frame(), countButton));
    ASSERT_TRUE(waitFor([&] { return !m_one.desk.commands.isEmpty(); }, 5000));
    EXPECT_EQ(sent().protectedKeys, (QStringList{u"boss@example.com"_s, u"auth0|robot"_s}));
    EXPECT_FALSE(m_one.says(u"spared.txt"_s));
}

TEST_F(RotationCardTest, tellsOfTheMarketplacesOwn)
{
    read();
    EXPECT_TRUE(m_one.says(u"only you can install it"_s));
    EXPECT_TRUE(m_one.says(u"https://marketplace.auth0.com/integrations/"_s));
    read({Force::Off, {}, 0, true});
    EXPECT_TRUE(m_one.says(u"Password Rotation is bound, too."_s));
    ASSERT_TRUE(press(frame(), countButton));
    m_one.desk.protectionTold(
        {.rotation = run::RotationState{Force::Off, {}, 0, true}, .rotationCount = counted(1)});
    EXPECT_TRUE(m_one.says(u"refuses by its own number of days"_s));
}

TEST_F(RotationCardTest, aStoppedCountTellsNothing)
{
    read();
    ASSERT_TRUE(press(frame(), countButton));
    EXPECT_TRUE(m_one.can(u"Stop it"_s));
    run::Progress progress;
    progress.phase = run::Phase::Counting;
    progress.done = 400;
    progress.total = 10'000;
    emit m_one.desk.progressed(progress);
    EXPECT_TRUE(m_one.says(u"Counted 400 of 10,000 users"_s));
    m_one.desk.protectionTold({});
    EXPECT_TRUE(m_one.says(u"It was stopped."_s));
    EXPECT_FALSE(shown(frame(), number));
    EXPECT_TRUE(m_one.can(countButton));
}

TEST_F(RotationCardTest, nothingIsCarriedToAnotherTenant)
{
    read({Force::On, {{{75, {}}, u"5a"_s, 0}}, 0, false}, {{u"main"_s}});
    ASSERT_NO_FATAL_FAILURE(count(counted(5)));
    m_tenant->address = *TenantAddress::parse(u"other.eu.auth0.com"_s);
    m_page->refresh();
    EXPECT_FALSE(shown(frame(), number));
    EXPECT_EQ(shownAs<QSpinBox>(frame(), u"Days a password may be old"_s)->value(), 90);
    EXPECT_FALSE(m_one.can(countButton));
}

} // namespace
} // namespace bulkhead::ui
