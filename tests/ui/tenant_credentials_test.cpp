// SPDX-License-Identifier: Apache-2.0
// The three ways to show a tenant who one is, as the page offers them.
#include "ui/tenant_page_fixture.h"

#include <QComboBox>
#include <QTemporaryFile>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using credentials::Kind;

class CredentialPage : public TenantPageTest
{
protected:
    CredentialPage()
    {
        fillIn(acme, u"app"_s);
        EXPECT_TRUE(m_key.open());
    }
    void use(const QString &name) { named<QRadioButton>(u"Use a "_s + name)->click(); }
    [[nodiscard]] bool isShown(const QString &name) const { return field(name)->isVisible(); }

    QTemporaryFile m_key; // mode 0600
};

TEST_F(CredentialPage, ShowsOnlyTheFieldsOfTheChosenKind)
{
    const QStringList fields{u"Client secret"_s, u"Private key file"_s, u"Management token"_s};
    const QStringList kinds{u"client secret"_s, u"private key"_s, u"Management token"_s};
    for (qsizetype chosen = 0; chosen < kinds.size(); ++chosen) {
        use(kinds[chosen]);
        for (qsizetype each = 0; each < fields.size(); ++each)
            EXPECT_EQ(isShown(fields[each]), each == chosen) << fields[each].toStdString();
        EXPECT_EQ(named<QComboBox>(u"Key algorithm"_s)->isVisible(), chosen == 1);
        EXPECT_EQ(m_page.missing(), fields[chosen] + u" is missing"_s);
    }
}

TEST_F(CredentialPage, AKeyIsGivenAsItsFile)
{
    use(u"private key"_s);
    type(u"Private key file"_s, u"/no/such.pem"_s);
    EXPECT_EQ(m_page.missing(), u"Private key file is not there"_s);
    type(u"Private key file"_s, m_key.fileName());
    named<QComboBox>(u"Key algorithm"_s)->setCurrentText(u"PS256"_s);
    EXPECT_EQ(m_page.missing(), QString());
    EXPECT_TRUE(shows(u"The file stays where it is"_s));
    m_page.primary();
    EXPECT_EQ(m_desk.keyFile,
        (credentials::KeyFile{m_key.fileName(), credentials::SignatureAlgorithm::Ps256}));
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 0);
    m_desk.keep(SecretPlace::Memory, Kind::PrivateKey);
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 1);
    incidentCreated();
    EXPECT_EQ(m_advanced, 1);
    m_page.primary();
    EXPECT_EQ(commandsNamed(u"giveCredential"_s), 1) << "the desk has this one";
    named<QComboBox>(u"Key algorithm"_s)->setCurrentText(u"RS256"_s);
    m_page.primary();
    EXPECT_EQ(commandsNamed(u"giveCredential"_s), 2) << "and not that one";
}

TEST_F(CredentialPage, AKeyThatCannotBeUsedIsExplainedThere)
{
    use(u"private key"_s);
    type(u"Private key file"_s, m_key.fileName());
    m_page.primary();
    emit m_desk.failed(Task::None, {Fault::PrivateKeyEncrypted, m_key.fileName()});
    EXPECT_TRUE(shows(u"The private key is encrypted with a passphrase"_s));
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 0);
    m_page.primary(); // it may have been mended
    EXPECT_EQ(commandsNamed(u"giveCredential"_s), 2);
    type(u"Private key file"_s, u"/other.pem"_s);
    EXPECT_FALSE(shows(u"encrypted with a passphrase"_s));
}

TEST_F(CredentialPage, AKeyThatOthersCanReadIsRemarkedUpon)
{
    use(u"private key"_s);
    m_key.setPermissions(m_key.permissions() | QFile::ReadGroup);
    type(u"Private key file"_s, m_key.fileName());
    EXPECT_TRUE(shows(u"Others on this computer can read this file"_s));
}

TEST_F(CredentialPage, ATokenIsPastedAndForgottenHere)
{
    use(u"Management token"_s);
    type(u"Management token"_s, u"hunter2"_s);
    EXPECT_EQ(m_page.missing(), u"Management token is not right"_s);
    type(u"Management token"_s, u" Bearer eyJ.eyJ.c2ln "_s);
    EXPECT_EQ(m_page.missing(), QString());
    EXPECT_TRUE(shows(u"For this once"_s));
    m_page.primary();
    EXPECT_EQ(m_desk.secret, "eyJ.eyJ.c2ln");
    EXPECT_EQ(field(u"Management token"_s)->text(), QString());
    EXPECT_EQ(field(u"Management token"_s)->echoMode(), QLineEdit::Password);
    EXPECT_FALSE(field(u"Management token"_s)->isUndoAvailable());
    m_desk.keep(SecretPlace::Memory, Kind::ManagementToken);
    EXPECT_TRUE(shows(u"Kept until Bulkhead closes, and nowhere else."_s));
    incidentCreated();
    EXPECT_EQ(m_page.missing(), QString());
    type(u"Management token"_s, u"eyJ.eyJ.bmV3"_s); // the first one has ended
    m_page.primary();
    EXPECT_EQ(m_desk.secret, "eyJ.eyJ.bmV3");
}

TEST_F(CredentialPage, WhatIsKeptOfAnotherKindDoesNotCount)
{
    m_desk.keep(SecretPlace::Keychain);
    EXPECT_EQ(m_page.missing(), QString());
    use(u"Management token"_s);
    EXPECT_EQ(m_page.missing(), u"Management token is missing"_s);
    use(u"client secret"_s);
    EXPECT_EQ(m_page.missing(), QString());
}

TEST_F(CredentialPage, WhatTheDeskHasIsChosenUnlessSomethingWasTyped)
{
    m_desk.keep(SecretPlace::Memory, Kind::ManagementToken);
    EXPECT_TRUE(isShown(u"Management token"_s));
    EXPECT_EQ(m_page.missing(), QString());
    use(u"client secret"_s);
    type(u"Client secret"_s, u"s3cret"_s);
    m_desk.keep(SecretPlace::Memory, Kind::ManagementToken);
    EXPECT_TRUE(isShown(u"Client secret"_s));
}

} // namespace
} // namespace bulkhead::ui
