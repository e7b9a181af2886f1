// SPDX-License-Identifier: Apache-2.0
#include "ui/tenant_page_fixture.h"

#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using OwnPage = TenantPageTest;

TEST_F(OwnPage, NamesWhatIsMissingFieldByField)
{
    ownRadio()->click();
    EXPECT_EQ(m_page.missing(), u"Tenant address is missing"_s);
    type(u"Tenant address"_s, u"not an address"_s);
    EXPECT_EQ(m_page.missing(), u"Tenant address is not right"_s);
    type(u"Tenant address"_s, acme);
    EXPECT_EQ(m_page.missing(), u"Client ID is missing"_s);
    type(u"Client ID"_s, u"app"_s);
    EXPECT_EQ(m_page.missing(), u"Client secret is missing"_s);
    type(u"Client secret"_s, u"s3cret"_s);
    EXPECT_EQ(m_page.missing(), QString());
    EXPECT_EQ(check()->isEnabled(), true);
}

TEST_F(OwnPage, TheReasonStandsBesideTheFieldOnceItIsLeft)
{
    ownRadio()->click();
    EXPECT_FALSE(shows(u"The tenant's address is missing."_s)); // not before it was there
    leave(u"Tenant address"_s);
    EXPECT_TRUE(shows(u"The tenant's address is missing."_s));
    type(u"Tenant address"_s, u"http://10.0.0.1"_s);
    leave(u"Tenant address"_s);
    EXPECT_TRUE(shows(u"in the clear: http://10.0.0.1."_s)) << shown().join(u'\n').toStdString();
    type(u"Tenant address"_s, acme);
    EXPECT_FALSE(shows(u"in the clear"_s)); // at once, when it is right
    leave(u"Client ID"_s);
    EXPECT_TRUE(shows(u"The client ID is missing."_s));
    type(u"Client ID"_s, u"a"_s);
    EXPECT_FALSE(shows(u"The client ID is missing."_s));
    EXPECT_TRUE(shows(u"Missing."_s)); // the secret
}

TEST_F(OwnPage, ACaFileMustBeThere)
{
    fillIn(acme, u"app"_s, u"s3cret"_s);
    type(u"CA file"_s, u"/no/such.pem"_s);
    EXPECT_EQ(m_page.missing(), u"CA file is not there"_s);
    QTemporaryFile pem;
    ASSERT_TRUE(pem.open());
    type(u"CA file"_s, pem.fileName());
    EXPECT_EQ(m_page.missing(), QString());
    m_page.primary();
    EXPECT_EQ(m_desk.tenant.caFile, pem.fileName());
}

TEST_F(OwnPage, TheSecretGoesToTheKeychainOnceAndIsForgottenHere)
{
    fillIn(acme, u"app"_s, u"  s3cret\t"_s);
    m_page.primary();
    EXPECT_EQ(m_desk.secret, "s3cret"_ba); // blanks come along when it is copied
    EXPECT_EQ(field(u"Client secret"_s)->text(), QString());
    EXPECT_FALSE(field(u"Client secret"_s)->isUndoAvailable());
    EXPECT_EQ(field(u"Client secret"_s)->echoMode(), QLineEdit::Password);
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 0); // not before it is kept
    EXPECT_EQ(m_page.missing(), u"Keeping the secret…"_s);
    m_desk.keep(SecretPlace::Keychain);
    EXPECT_TRUE(shows(u"Kept in the keychain."_s));
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 1);
    incidentCreated();
    EXPECT_EQ(m_advanced, 1);
    m_page.primary();
    EXPECT_EQ(m_advanced, 2);
    EXPECT_EQ(commandsNamed(u"giveCredential"_s), 1);
    EXPECT_FALSE(m_desk.commands.join(u' ').contains(u"s3cret"_s));
}

TEST_F(OwnPage, WithoutAKeychainThePageSaysHowLongItIsKept)
{
    fillIn(acme, u"app"_s, u"s3cret"_s);
    EXPECT_TRUE(shows(
        u"Goes to the keychain once the tenant has taken it, never into the incident file."_s));
    m_page.primary();
    m_desk.keep(SecretPlace::Memory);
    EXPECT_TRUE(shows(u"Kept until Bulkhead closes, in no keychain."_s));
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 1);
}

TEST_F(OwnPage, ASecretKeptEarlierIsFound)
{
    fillIn(acme, u"app"_s);
    EXPECT_EQ(commandsNamed(u"findCredential"_s), 1);
    EXPECT_EQ(m_page.missing(), u"Client secret is missing"_s);
    m_desk.keep(SecretPlace::Keychain);
    EXPECT_EQ(m_page.missing(), QString());
    leave(u"Client ID"_s);
    EXPECT_EQ(commandsNamed(u"findCredential"_s), 1); // the same is not asked for again
    m_page.primary();
    EXPECT_EQ(commandsNamed(u"giveCredential"_s), 0);
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 1);
}

TEST_F(OwnPage, AKeptSecretIsNotAnotherTenants)
{
    fillIn(acme, u"app"_s);
    m_desk.keep(SecretPlace::Keychain);
    type(u"Tenant address"_s, u"other.eu.auth0.com"_s); // and not left yet
    EXPECT_EQ(m_page.missing(), u"Client secret is missing"_s);
    leave(u"Tenant address"_s);
    EXPECT_EQ(m_desk.commands.back(), u"findCredential other.eu.auth0.com"_s);
    EXPECT_TRUE(shows(u"Missing."_s));
    m_desk.keep(SecretPlace::Nowhere);
    EXPECT_EQ(m_page.missing(), u"Client secret is missing"_s);
}

TEST_F(OwnPage, AFailureLosesNothing)
{
    fillIn(acme, u"app"_s, u"s3cret"_s);
    m_page.primary();
    m_desk.keep(SecretPlace::Keychain);
    m_desk.begin(Task::Opening);
    m_desk.fail(Fault::IncidentUnwritable, u"/x"_s);
    EXPECT_TRUE(shows(u"The incident file cannot be written: /x."_s));
    EXPECT_EQ(m_advanced, 0);
    EXPECT_EQ(m_page.missing(), QString());
    EXPECT_EQ(field(u"Tenant address"_s)->text(), acme);
    EXPECT_EQ(field(u"Client ID"_s)->text(), u"app"_s);
    m_page.primary();
    EXPECT_EQ(commandsNamed(u"giveCredential"_s), 1);
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 2);
}

TEST_F(OwnPage, WhatOthersFailAtIsNotItsBusiness)
{
    fillIn(acme, u"app"_s, u"s3cret"_s);
    m_desk.begin(Task::Exporting);
    m_desk.fail(Fault::OutputUnwritable, u"/y"_s);
    EXPECT_FALSE(shows(u"/y"_s));
}

TEST_F(OwnPage, ChangingTheChoiceKeepsWhatWasTyped)
{
    fillIn(acme, u"app"_s, u"s3cret"_s);
    practiceRadio()->click();
    EXPECT_FALSE(field(u"Tenant address"_s)->isVisible());
    ownRadio()->click();
    EXPECT_EQ(field(u"Tenant address"_s)->text(), acme);
    EXPECT_EQ(m_page.missing(), QString());
}

TEST_F(OwnPage, AnOpenIncidentFixesTheFields)
{
    fillIn(acme, u"app"_s, u"s3cret"_s);
    m_page.primary();
    m_desk.keep(SecretPlace::Keychain);
    incidentCreated();
    for (const QString &name : {u"Tenant address"_s, u"Client ID"_s, u"CA file"_s, u"Audience"_s})
        EXPECT_TRUE(field(name)->isReadOnly()) << name.toStdString();
    EXPECT_FALSE(field(u"Client secret"_s)->isReadOnly()); // it may have been renewed
    EXPECT_FALSE(practiceRadio()->isVisible());
    type(u"Client secret"_s, u"new"_s);
    m_page.primary();
    EXPECT_EQ(m_desk.secret, "new"_ba);
    m_desk.keep(SecretPlace::Keychain);
    EXPECT_EQ(m_advanced, 2);
    m_live.close();
    EXPECT_FALSE(field(u"Tenant address"_s)->isReadOnly());
    EXPECT_EQ(field(u"Client ID"_s)->text(), u"app"_s); // the next one is probably there too
}

TEST_F(OwnPage, TheCommandLineFillsItIn)
{
    m_page.prefill(acme, u"app"_s, u"https://aud/"_s, {});
    EXPECT_TRUE(ownRadio()->isChecked());
    EXPECT_EQ(m_desk.commands, QStringList{u"findCredential "_s + acme});
    EXPECT_TRUE(field(u"Audience"_s)->isVisible());
    m_desk.keep(SecretPlace::Keychain);
    m_page.primary();
    EXPECT_EQ(m_desk.tenant.audience, u"https://aud/"_s);
}

TEST_F(OwnPage, TheCommandLinesMistakesAreShown)
{
    m_page.prefill(u"http://10.0.0.1"_s, {}, {}, u"/no/such.pem"_s);
    EXPECT_TRUE(shows(u"in the clear"_s));
    EXPECT_TRUE(shows(u"There is no such file."_s));
    EXPECT_EQ(m_page.missing(), u"Tenant address is not right"_s);
}

} // namespace
} // namespace bulkhead::ui
