// SPDX-License-Identifier: Apache-2.0
#include "ui/protection_fixture.h"

#include "testing/testing.h"

#include "gate/deny_text.h"
#include "texts/gate_text.h"

#include <QCheckBox>
#include <QJsonArray>
#include <QPushButton>
#include <QRadioButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

QJsonObject settings(bool on, const QStringList &shields)
{
    return {{u"enabled"_s, on}, {u"shields"_s, QJsonArray::fromStringList(shields)},
        {u"method"_s, u"standard"_s}};
}

TEST_F(ProtectionPageTest, readsWhenItIsEnteredAndAgainWhenAsked)
{
    EXPECT_EQ(commands(), QStringList{u"lookAtProtection acme.eu.auth0.com"_s});
    EXPECT_TRUE(m_one.says(u"Not read yet."_s));
    EXPECT_FALSE(m_one.can(u"Read again"_s));
    tell({.now = settings(false, {})});
    EXPECT_TRUE(m_one.says(u"Off."_s));
    EXPECT_TRUE(m_one.says(u"A flag that a plan sets refuses nobody."_s));
    m_page->entered();
    EXPECT_EQ(commands(), QStringList()) << "it is known";
    ASSERT_TRUE(press(m_one.frame(), u"Read again"_s));
    EXPECT_EQ(commands(), QStringList{u"lookAtProtection acme.eu.auth0.com"_s});
}

TEST_F(ProtectionPageTest, needsATenantAndForgetsTheOneBefore)
{
    tell({.now = settings(true, {u"block"_s})});
    EXPECT_TRUE(m_one.says(u"On."_s));
    const auto other = TenantAddress::parse(u"other.eu.auth0.com"_s);
    m_tenant->address = *other;
    m_page->refresh();
    EXPECT_TRUE(m_one.says(u"What stays in other.eu.auth0.com"_s));
    EXPECT_FALSE(m_one.says(u"On."_s));
    EXPECT_EQ(m_page->closed(), QString());
    m_tenant.reset();
    m_page->refresh();
    EXPECT_EQ(m_page->closed(), u"Fill in the tenant and check the connection first"_s);
    EXPECT_FALSE(m_one.can(u"Switch the flag's Action on"_s));
}

TEST_F(ProtectionPageTest, showsAndChangesBreachedPasswordDetection)
{
    auto now = settings(true, {u"block"_s, u"user_notification"_s});
    now.insert(u"admin_notification_frequency"_s, QJsonArray{u"daily"_s});
    tell({.now = now});
    EXPECT_TRUE(box(u"Detect breached passwords"_s)->isChecked());
    EXPECT_TRUE(box(u"At a login: Block"_s)->isChecked());
    EXPECT_FALSE(box(u"At a login: Tell administrators"_s)->isChecked());
    EXPECT_TRUE(box(u"Administrators hear: Daily"_s)->isChecked());
    EXPECT_TRUE(shownAs<QRadioButton>(m_one.frame(), u"Standard"_s)->isChecked());
    EXPECT_FALSE(m_one.can(u"Apply breached-password settings"_s)) << "nothing was changed";
    box(u"At a sign-up: Block"_s)->click();
    shownAs<QRadioButton>(m_one.frame(), u"Enhanced (Credential Guard)"_s)->click();
    commands();
    ASSERT_TRUE(press(m_one.frame(), u"Apply breached-password settings"_s));
    EXPECT_EQ(commands(), QStringList{u"changeBreachedPasswords acme.eu.auth0.com"_s});
    const auto &wish = m_one.desk.breachedWish;
    EXPECT_EQ(m_one.desk.way, run::SettingsChange::Way::Wish);
    EXPECT_EQ(wish.enabled, true);
    EXPECT_EQ(wish.shields, (QStringList{u"block"_s, u"user_notification"_s}));
    EXPECT_EQ(wish.signupShields, QStringList{u"block"_s});
    EXPECT_EQ(wish.resetShields, QStringList());
    EXPECT_EQ(wish.adminFrequency, QStringList{u"daily"_s});
    EXPECT_EQ(wish.method, u"enhanced"_s);
}

TEST_F(ProtectionPageTest, undoesItsOwnChangeAndAnotherOneOnlyWhenToldTo)
{
    tell({.now = settings(true, {u"block"_s})});
    EXPECT_FALSE(m_one.can(u"Undo breached-password settings"_s)) << "it is not ours";
    tell({.now = settings(true, {u"block"_s}), .ours = true});
    ASSERT_TRUE(press(m_one.frame(), u"Undo breached-password settings"_s));
    EXPECT_EQ(m_one.desk.way, run::SettingsChange::Way::Undo);
    EXPECT_FALSE(m_one.desk.breachedWish.enabled) << "nothing is wished";
    const QString allTheSame = u"Undo breached-password settings all the same"_s;
    EXPECT_FALSE(m_one.button(allTheSame));
    m_one.desk.fail(Fault::SettingsChangedSince);
    EXPECT_TRUE(m_one.says(u"Somebody has changed these settings"_s));
    ASSERT_TRUE(press(m_one.frame(), allTheSame));
    EXPECT_EQ(m_one.desk.way, run::SettingsChange::Way::UndoWhateverSince);
    m_one.desk.protectionTold({.breached = run::SettingsTold{.now = settings(false, {})}});
    EXPECT_FALSE(m_one.button(allTheSame));
    EXPECT_TRUE(m_one.says(u"Off."_s));
}

TEST_F(ProtectionPageTest, saysWhatThePlanLacksAndWhatDoesNothing)
{
    tell({.inPlan = false});
    EXPECT_TRUE(m_one.says(u"Not in the tenant's subscription."_s));
    EXPECT_FALSE(box(u"Detect breached passwords"_s)->isEnabled());
    tell({.now = settings(true, {})});
    EXPECT_TRUE(m_one.says(u"it only watches"_s));
    EXPECT_TRUE(box(u"Detect breached passwords"_s)->isEnabled());
}

TEST_F(ProtectionPageTest, switchesTheFlagsAction)
{
    const QString on = u"Switch the flag's Action on"_s, off = u"Switch the flag's Action off"_s;
    const struct
    {
        Force state;
        QString words;
        bool canOn, canOff;
    } table[] = {
        {Force::Off, u"Off. A flag"_s, true, false},
        {Force::On, u"On: deployed, and bound"_s, true, true},
        {Force::NotBound, u"not bound to the login flow"_s, true, true},
        {Force::OtherCode, u"that is not ours"_s, false, false},
    };
    for (const auto &row : table) {
        tell({.now = settings(false, {})}, row.state);
        EXPECT_TRUE(m_one.says(row.words)) << row.words.toStdString();
        EXPECT_EQ(m_one.can(on), row.canOn) << row.words.toStdString();
        EXPECT_EQ(m_one.can(off), row.canOff) << row.words.toStdString();
    }
    tell({.now = settings(false, {})}, Force::NotBound);
    commands();
    ASSERT_TRUE(type(m_one.frame(), u"Text for flagged users"_s, u"Go away."_s));
    EXPECT_FALSE(m_one.can(on));
    EXPECT_TRUE(m_one.says(u"Name a help desk"_s));
    ASSERT_TRUE(type(m_one.frame(), u"Text for flagged users"_s, u"Call the help desk."_s));
    ASSERT_TRUE(press(m_one.frame(), on));
    EXPECT_EQ(m_one.desk.denyText, u"Call the help desk."_s);
    m_one.desk.protectionTold({.forceReset = Force::On});
    EXPECT_TRUE(m_one.says(u"On: deployed, and bound"_s));
    ASSERT_TRUE(press(m_one.frame(), off));
    EXPECT_EQ(commands(),
        (QStringList{u"forceResetOn acme.eu.auth0.com"_s, u"forceResetOff acme.eu.auth0.com"_s}));
}

TEST_F(ProtectionPageTest, nothingCanBePressedWhileTheDeskIsBusy)
{
    tell({.now = settings(false, {}), .ours = true}, Force::On);
    m_one.desk.begin(Task::Running);
    EXPECT_FALSE(m_one.can(u"Undo breached-password settings"_s));
    EXPECT_FALSE(m_one.can(u"Switch the flag's Action off"_s));
    EXPECT_TRUE(m_one.says(u"Something else is still being done"_s));
}

TEST(ProtectionInTheWindow, isBesideTheWalkAndNeedsNoIncident)
{
    Walk walk;
    ASSERT_TRUE(press(*walk.window, u"New incident"_s));
    EXPECT_FALSE(walk.step(u"Protection"_s)->isEnabled());
    ASSERT_TRUE(type(*walk.window, u"Tenant address"_s, u"acme.eu.auth0.com"_s));
    ASSERT_TRUE(type(*walk.window, u"Client ID"_s, u"app1"_s));
    ASSERT_TRUE(type(*walk.window, u"Client secret"_s, u"s3cret"_s));
    EXPECT_FALSE(walk.step(u"Protection"_s)->isEnabled()) << "it was not given yet";
    ASSERT_TRUE(press(*walk.window, u"Check connection"_s));
    walk.desk.keep(SecretPlace::Memory);
    walk.step(u"Protection"_s)->click();
    EXPECT_EQ(walk.title(), u"Protection"_s);
    ASSERT_TRUE(press(*walk.window, u"Back"_s));
    EXPECT_EQ(walk.title(), u"Tenant"_s) << "where one came from";
}

TEST(ProtectionInTheWindow, isNoStepAfterTheReport)
{
    Walk walk;
    walk.open(State::Finished);
    ASSERT_EQ(walk.title(), u"Report"_s);
    walk.step(u"Protection"_s)->click();
    EXPECT_EQ(walk.title(), u"Protection"_s);
    EXPECT_FALSE(walk.step(u"Report"_s)->accessibleDescription().startsWith(u"done"_s));
    ASSERT_TRUE(press(*walk.window, u"Back"_s));
    EXPECT_EQ(walk.title(), u"Report"_s);
}

} // namespace
} // namespace bulkhead::ui
