// SPDX-License-Identifier: Apache-2.0
#include "ui/tenant_page_fixture.h"

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

run::ConnectionReport goodReport()
{
    run::ConnectionReport report;
    report.identity.issuer = u"https://acme.eu.auth0.com/"_s;
    report.scopesKnown = true;
    report.users = 12'345;
    report.burst = 50;
    report.perS = 2.5;
    return report;
}

class Connection : public TenantPageTest
{
protected:
    // Everything typed, the button pressed, the secret kept.
    void ask()
    {
        fillIn(u"acme.eu.auth0.com"_s, u"app"_s, u"s3cret"_s);
        check()->click();
        m_desk.keep(SecretPlace::Keychain);
        m_desk.begin(Task::Checking);
    }
    void answer(const run::ConnectionReport &report)
    {
        m_desk.begin(Task::None);
        emit m_desk.connectionChecked(report);
    }
};

TEST_F(Connection, CannotBeCheckedBeforeEverythingIsThere)
{
    ownRadio()->click();
    EXPECT_FALSE(check()->isEnabled());
    EXPECT_TRUE(shows(u"Tenant address is missing"_s));
    fillIn(u"acme.eu.auth0.com"_s, u"app"_s, u"s3cret"_s);
    EXPECT_TRUE(check()->isEnabled());
    EXPECT_TRUE(shows(u"Only reads: nothing is changed in the tenant."_s));
}

TEST_F(Connection, IsCheckedWithTheSecretThatWasTyped)
{
    ask();
    EXPECT_EQ(commandsNamed(u"giveCredential"_s), 1);
    EXPECT_EQ(m_desk.commands.back(), u"checkConnection acme.eu.auth0.com"_s);
    EXPECT_FALSE(check()->isEnabled());
    EXPECT_TRUE(shows(u"Checking the connection…"_s));
    answer(goodReport());
    EXPECT_TRUE(check()->isEnabled());
    EXPECT_EQ(m_advanced, 0); // it was only a question
    EXPECT_EQ(commandsNamed(u"createIncident"_s), 0);
}

TEST_F(Connection, ShowsTenantScopesAndLimits)
{
    ask();
    answer(goodReport());
    for (const QString &words : {u"The tenant answers"_s, u"acme.eu.auth0.com"_s,
             u"https://acme.eu.auth0.com/"_s, u"A real tenant"_s, u"12,345"_s,
             u"50 calls at once, then 2.5 a second"_s, u"read:users granted"_s,
             u"delete:sessions granted"_s, u"delete:refresh_tokens granted"_s})
        EXPECT_TRUE(shows(words)) << words.toStdString() << " in "
                                  << shown().join(u'\n').toStdString();
    EXPECT_FALSE(shows(u"missing"_s));
}

TEST_F(Connection, NamesTheScopesThatAreMissing)
{
    ask();
    auto report = goodReport();
    report.missingScopes = QStringList{u"delete:sessions"_s};
    answer(report);
    EXPECT_TRUE(shows(u"The tenant answers, but permissions are missing"_s));
    EXPECT_TRUE(shows(u"delete:sessions missing: revokes sessions"_s));
    EXPECT_TRUE(shows(u"read:users granted"_s));
}

TEST_F(Connection, DoesNotClaimWhatTheTenantDidNotTell)
{
    ask();
    auto report = goodReport();
    report.scopesKnown = false;
    report.users = -1;
    answer(report);
    EXPECT_TRUE(shows(u"It does not tell"_s));
    EXPECT_TRUE(shows(u"read:users not told"_s));
    EXPECT_FALSE(shows(u"granted"_s));
}

TEST_F(Connection, APracticeTenantIsCalledOne)
{
    check()->click();
    practiceStarts();
    EXPECT_EQ(m_desk.commands.back(), u"checkConnection 127.0.0.1:4711"_s);
    auto report = goodReport();
    report.identity.practice = true;
    answer(report);
    EXPECT_TRUE(shows(u"Practice tenant: invented people"_s));
    EXPECT_FALSE(shows(u"A real tenant"_s));
}

TEST_F(Connection, AnErrorIsExplainedAndNothingIsLost)
{
    ask();
    m_desk.fail(Fault::CredentialsRefused, u"access_denied"_s);
    EXPECT_TRUE(
        shows(u"The tenant refuses the client id, or the secret or key with it: access_denied."_s));
    EXPECT_TRUE(shows(u"Check both in the Dashboard under Applications"_s));
    EXPECT_TRUE(check()->isEnabled());
    EXPECT_EQ(field(u"Client ID"_s)->text(), u"app"_s);
    check()->click();
    EXPECT_FALSE(shows(u"access_denied"_s)); // until the next answer
    EXPECT_EQ(commandsNamed(u"checkConnection"_s), 2);
    EXPECT_EQ(commandsNamed(u"giveCredential"_s), 1);
}

TEST_F(Connection, TheWordsOfAServerAreNoMarkup)
{
    const auto expectPlain = [this] {
        EXPECT_TRUE(shows(u"<b>hello</b>"_s));
        for (const auto *label : m_page.findChildren<QLabel *>()) {
            if (label->text().contains(u"<b>"_s)) {
                EXPECT_EQ(label->textFormat(), Qt::PlainText);
            }
        }
    };
    ask();
    auto report = goodReport();
    report.identity.issuer = u"<b>hello</b>"_s;
    answer(report);
    expectPlain();
    check()->click();
    m_desk.begin(Task::Checking);
    m_desk.fail(Fault::NotATenant, u"<b>hello</b>"_s);
    expectPlain();
}

TEST_F(Connection, AnAnswerAboutAnotherTenantIsDropped)
{
    ask();
    practiceRadio()->click();
    answer(goodReport());
    EXPECT_FALSE(shows(u"The tenant answers"_s));
}

TEST_F(Connection, WaitsWhileSomethingElseIsDone)
{
    fillIn(u"acme.eu.auth0.com"_s, u"app"_s, u"s3cret"_s);
    m_desk.begin(Task::Running);
    EXPECT_FALSE(check()->isEnabled());
    EXPECT_TRUE(shows(u"Not while something else is being done."_s));
}

} // namespace
} // namespace bulkhead::ui
