// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

TEST_F(AppTest, NewTakesTheAddressInEachOfItsForms)
{
    const struct
    {
        QString given, name, url;
    } forms[] = {
        {u"acme.eu.auth0.com"_s, u"acme.eu.auth0.com"_s, u"https://acme.eu.auth0.com"_s},
        {u"https://acme.eu.auth0.com"_s, u"acme.eu.auth0.com"_s, u"https://acme.eu.auth0.com"_s},
        {u"https://acme.eu.auth0.com/"_s, u"acme.eu.auth0.com"_s, u"https://acme.eu.auth0.com"_s},
        {u"https://login.acme.example:8443"_s, u"login.acme.example:8443"_s,
            u"https://login.acme.example:8443"_s},
        {u"http://127.0.0.1:8080"_s, u"127.0.0.1:8080"_s, u"http://127.0.0.1:8080"_s},
        {u"http://127.9.8.7"_s, u"127.9.8.7"_s, u"http://127.9.8.7"_s},
        {u"http://localhost:81"_s, u"localhost:81"_s, u"http://localhost:81"_s},
        {u"http://[::1]:82"_s, u"[::1]:82"_s, u"http://[::1]:82"_s},
    };
    int number = 0;
    for (const auto &form : forms) {
        SCOPED_TRACE(form.given.toStdString());
        const QString incident = u"i%1"_s.arg(++number);
        ASSERT_TRUE(exits(0, cli(u"new %1 --tenant %2 --client-id c"_s.arg(incident, form.given))));
        const QJsonObject shown = status(incident);
        EXPECT_EQ(shown[u"tenant"][u"name"], form.name);
        EXPECT_EQ(shown[u"tenant"][u"url"], form.url);
        EXPECT_EQ(shown[u"tenant"][u"practice"], false); // loopback alone does not make it one
        EXPECT_EQ(shown[u"state"], u"new"_s);
    }
}

TEST_F(AppTest, NewRefusesAnAddressThatIsNone)
{
    for (const QString &address :
        {u"http://acme.eu.auth0.com"_s, u"http://127.999.0.1"_s, u"http://localhost.evil.example"_s,
            u"http://10.0.0.1"_s, u"ftp://acme.eu.auth0.com"_s, u"https://acme.eu.auth0.com/path"_s,
            u"https://"_s, u"https://a@b.example"_s, u"acme.eu.auth0.com?x=1"_s}) {
        SCOPED_TRACE(address.toStdString());
        EXPECT_TRUE(exits(2, cli(u"new i --client-id c --tenant "_s + address)));
        EXPECT_FALSE(m_machine.exists(u"i.incident"_s));
    }
    EXPECT_TRUE(refuses(2, "in the clear", cli(u"new i --client-id c --tenant http://10.0.0.1"_s)));
}

TEST_F(AppTest, NewNeedsTenantAndClient)
{
    EXPECT_TRUE(refuses(2, "--tenant and --client-id", cli(u"new i"_s)));
    EXPECT_TRUE(refuses(2, "--tenant and --client-id", cli(u"new i --tenant acme.eu.auth0.com"_s)));
    EXPECT_TRUE(refuses(2, "--tenant and --client-id", cli(u"new i --client-id c"_s)));
    EXPECT_FALSE(m_machine.exists(u"i.incident"_s));
}

TEST_F(AppTest, NewNamesTheFileAndMakesItPrivate)
{
    ASSERT_TRUE(exits(0, cli(u"new a --tenant t.example --client-id c"_s)));
    ASSERT_TRUE(exits(0, cli(u"new b.incident --tenant t.example --client-id c"_s)));
    ASSERT_TRUE(exits(0, cli(u"new c.txt --tenant t.example --client-id c"_s)));
    for (const QString &name : {u"a.incident"_s, u"b.incident"_s, u"c.txt.incident"_s}) {
        ASSERT_TRUE(m_machine.exists(name)) << name.toStdString();
        EXPECT_EQ(QFileInfo(m_machine.file(name)).permissions() & 0x0077, 0) << name.toStdString();
    }
    EXPECT_EQ(m_machine.allFiles().size(), 3) << m_machine.allFiles().join(u' ').toStdString();
}

TEST_F(AppTest, NewLeavesAFileThatIsThereAlone)
{
    m_machine.write(u"i.incident"_s, "somebody's diary");
    EXPECT_TRUE(refuses(2, "already", cli(u"new i --tenant t.example --client-id c"_s)));
    EXPECT_EQ(m_machine.read(u"i.incident"_s), "somebody's diary");
    ASSERT_TRUE(exits(0, cli(u"new j --tenant t.example --client-id c"_s)));
    const QByteArray before = m_machine.read(u"j.incident"_s);
    EXPECT_TRUE(refuses(2, "already", cli(u"new j --tenant u.example --client-id d"_s)));
    EXPECT_EQ(m_machine.read(u"j.incident"_s), before);
    EXPECT_EQ(m_machine.allFiles().size(), 2);
}

TEST_F(AppTest, NewCannotWriteIntoAFolderThatIsNotThere)
{
    EXPECT_TRUE(
        refuses(5, "cannot be written", cli(u"new no/i --tenant t.example --client-id c"_s)));
}

TEST_F(AppTest, NewChecksTheFileOfAuthorities)
{
    EXPECT_TRUE(
        refuses(2, "ca.pem", cli(u"new i --tenant t.example --client-id c --ca-file ca.pem"_s)));
    m_machine.write(u"junk.pem"_s, "no certificate");
    EXPECT_TRUE(refuses(
        2, "junk.pem", cli(u"new i --tenant t.example --client-id c --ca-file junk.pem"_s)));
    EXPECT_FALSE(m_machine.exists(u"i.incident"_s));
}

} // namespace
} // namespace bulkhead::app
