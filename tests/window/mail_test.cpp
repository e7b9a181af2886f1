// SPDX-License-Identifier: Apache-2.0
// Links from the window to their users, through the real engine and a real mail server.
#include "window/window_test.h"

#include "auth0/test_certificates.h"
#include "mail/mail_server.h"

#include <QFile>
#include <QJsonArray>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

class MailWindowTest : public WindowTest
{
protected:
    void TearDown() override { QSettings().remove(u"mail_server"_s); }

    void fillIn(const MailServer &server)
    {
        ASSERT_TRUE(press(window(), u"Mail server for reset links"_s));
        ASSERT_TRUE(type(window(), u"Mail server"_s, server.smtp().toString()));
        ASSERT_TRUE(type(window(), u"Sender"_s, u"Security <sec@acme.example>"_s));
        ASSERT_TRUE(type(window(), u"Mail user"_s, u"sec"_s));
        ASSERT_TRUE(type(window(), u"Mail password"_s, u"w0rd"_s));
        ASSERT_TRUE(type(window(), u"Mail CA file"_s, testCaFile()));
        ASSERT_TRUE(type(window(), u"Test mail to"_s, u"me@acme.example"_s));
        ASSERT_TRUE(press(window(), u"Send a test mail"_s));
        ASSERT_TRUE(waitFor([&] { return says(window(), u"took the test mail"_s); }, 20'000));
        EXPECT_EQ(server.mailsTo(u"me@acme.example"_s), 1);
    }
    void addList(int users)
    {
        QFile list(m_folder.filePath(u"affected.csv"_s));
        ASSERT_TRUE(list.open(QIODevice::WriteOnly));
        list.write(program().desk.practiceList(users));
        list.close();
        ASSERT_TRUE(type(window(), u"List file"_s, list.fileName()));
        ASSERT_TRUE(press(window(), u"Add list"_s));
        ASSERT_TRUE(waitUntilShown(window(), u"Affected users"_s));
    }
};

TEST_F(MailWindowTest, LinksReachTheirUsersByTheMailServerOfTheTenantPage)
{
    const MailServer server({u"--user"_s, u"sec"_s, u"--password"_s, u"w0rd"_s});
    ASSERT_NO_FATAL_FAILURE(toPracticeTenant());
    ASSERT_NO_FATAL_FAILURE(fillIn(server));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"List file"_s));
    ASSERT_NO_FATAL_FAILURE(addList(12));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Reset ticket"_s));
    ASSERT_TRUE(press(window(), u"Reset ticket"_s));
    ASSERT_NO_FATAL_FAILURE(toReview());
    EXPECT_TRUE(says(window(), u"get a letter by 127.0.0.1"_s));
    EXPECT_TRUE(shown(window(), u"Letter"_s));
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000)); // the run is over
    std::map<QString, int> expected;
    for (qint32 row = 0; row < ledger().rowCount(); ++row) {
        if (!ledger().steps(row).empty() && ledger().steps(row).back().state == StepState::Done)
            ++expected[ledger().user(row).email];
    }
    EXPECT_GE(expected.size(), 10u);
    for (const auto &[address, letters] : expected)
        EXPECT_EQ(server.mailsTo(address), letters) << address.toStdString();
    EXPECT_TRUE(server.mails().back()[u"text"_s].toString().contains(u"/lo/reset"));
}

} // namespace
} // namespace bulkhead::testing
