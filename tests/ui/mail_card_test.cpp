// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_card.h"

#include "mail/mail_profile.h"
#include "review/review_page.h"
#include "ui/walk.h"

#include "testing/testing.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;

MailSettings server(const QString &url = u"smtp://mail.example:587"_s)
{
    return {.server = *mailServerFrom(url), .from = u"Security <sec@acme.example>"_s};
}

// Settings are one for the process.
class MailCardTest : public ::testing::Test
{
protected:
    void SetUp() override { rememberMail(std::nullopt); }
    void TearDown() override { rememberMail(std::nullopt); }
    void show()
    {
        m_card = std::make_unique<MailCard>(m_desk);
        m_card->show();
        ASSERT_TRUE(press(*m_card, u"Mail server for reset links"_s));
    }
    void fill()
    {
        ASSERT_TRUE(type(*m_card, u"Mail server"_s, u"smtp://mail.example"_s));
        ASSERT_TRUE(type(*m_card, u"Sender"_s, u"Security <sec@acme.example>"_s));
    }
    bool canTest() { return shownAs<QPushButton>(*m_card, u"Send a test mail"_s)->isEnabled(); }

    FakeDesk m_desk;
    std::unique_ptr<MailCard> m_card;
};

TEST_F(MailCardTest, TheDeskHearsOfASeverOnceItCanBeUsed)
{
    show();
    EXPECT_FALSE(m_desk.mail);
    ASSERT_TRUE(type(*m_card, u"Mail server"_s, u"http://mail.example"_s));
    EXPECT_TRUE(says(*m_card, u"smtp:// or smtps://"_s));
    ASSERT_TRUE(type(*m_card, u"Sender"_s, u"nobody"_s));
    EXPECT_TRUE(says(*m_card, u"An address, or a name"_s));
    EXPECT_FALSE(m_desk.mail);
    ASSERT_NO_FATAL_FAILURE(fill());
    ASSERT_TRUE(m_desk.mail);
    EXPECT_EQ(nameOf(m_desk.mail->server), u"mail.example:587");
    EXPECT_EQ(m_desk.mail->ratePerS, 5);
    ASSERT_TRUE(type(*m_card, u"Mail server"_s, {}));
    EXPECT_FALSE(m_desk.mail);
}

TEST_F(MailCardTest, ATestLetterNeedsAnAddressAndIsTold)
{
    show();
    ASSERT_NO_FATAL_FAILURE(fill());
    EXPECT_FALSE(canTest());
    ASSERT_TRUE(type(*m_card, u"Mail user"_s, u"sec"_s));
    ASSERT_TRUE(type(*m_card, u"Mail password"_s, u"w0rd"_s));
    ASSERT_TRUE(type(*m_card, u"Test mail to"_s, u"me@acme.example"_s));
    ASSERT_TRUE(press(*m_card, u"Send a test mail"_s));
    EXPECT_EQ(m_desk.commands,
        (QStringList{u"giveMailPassword sec"_s, u"sendTestLetter me@acme.example"_s}));
    EXPECT_EQ(m_desk.secret, "w0rd");
    EXPECT_EQ(shownAs<QLineEdit>(*m_card, u"Mail password"_s)->text(), QString());
    m_desk.begin(Task::SendingLetter);
    EXPECT_FALSE(canTest());
    m_desk.fail(Fault::MailLoginRefused, u"mail.example:587: 535 no"_s);
    EXPECT_TRUE(says(*m_card, u"refused the login"_s));
    ASSERT_TRUE(press(*m_card, u"Send a test mail"_s));
    emit m_desk.letterSent({mail::Fate::Accepted, u"250 taken"_s});
    EXPECT_TRUE(says(*m_card, u"took the test mail"_s));
    ASSERT_TRUE(press(*m_card, u"Send a test mail"_s));
    emit m_desk.letterSent({mail::Fate::Refused, u"550 no such user"_s});
    EXPECT_TRUE(says(*m_card, u"550 no such user"_s));
}

TEST_F(MailCardTest, TheServerIsRememberedAndThePasswordIsNot)
{
    show();
    ASSERT_NO_FATAL_FAILURE(fill());
    ASSERT_TRUE(type(*m_card, u"Mail user"_s, u"sec"_s));
    ASSERT_TRUE(type(*m_card, u"Mail password"_s, u"w0rd"_s));
    m_card->hide(); // the page is left
    EXPECT_EQ(m_desk.commands, QStringList{u"giveMailPassword sec"_s});
    EXPECT_EQ(rememberedMail()->user, u"sec");
    QSettings().sync();
    for (const QString &key : QSettings().allKeys())
        EXPECT_FALSE(QSettings().value(key).toString().contains(u"w0rd"));
    FakeDesk other;
    MailCard again(other);
    ASSERT_TRUE(other.mail);
    EXPECT_EQ(other.mail->from, u"Security <sec@acme.example>");
}

class LettersOnReviewTest : public MailCardTest
{
protected:
    void review(const MailSettings &settings, bool practice = false)
    {
        rememberMail(settings);
        m_one.show(new ReviewPage(m_one.desk, m_one.live, m_one.callGate()));
        PlanCounts counts{.rows = 3, .users = 3, .managementCalls = 6, .seconds = 9};
        m_one.open(journal::IncidentState::Planned,
            {.practice = practice,
                .choices = {.reset = ResetMethod::Password | ResetMethod::Ticket},
                .counts = counts});
    }
    void start()
    {
        ASSERT_TRUE(type(
            m_one.frame(), u"Confirm tenant name"_s, m_one.live.ledger().tenant().address.name()));
        ASSERT_TRUE(press(m_one.frame(), u"Start"_s));
    }
    OnePage m_one;
};

TEST_F(LettersOnReviewTest, TheLetterIsShownForARealUser)
{
    review(server());
    EXPECT_TRUE(m_one.says(u"3 users get a letter by mail.example:587"_s));
    auto *body = shownAs<QPlainTextEdit>(m_one.frame(), u"Letter"_s);
    ASSERT_TRUE(body);
    EXPECT_TRUE(body->toPlainText().contains(u"no-link-in-a-sample"));
    ASSERT_TRUE(type(m_one.frame(), u"Preview for"_s, u"nobody@nowhere.example"_s));
    EXPECT_TRUE(m_one.says(u"No such user with an address"_s));
    ASSERT_NO_FATAL_FAILURE(start());
    ASSERT_TRUE(m_one.desk.mail);
    EXPECT_EQ(*m_one.desk.mail, server());
}

TEST_F(LettersOnReviewTest, CanBeLeftOut)
{
    review(server());
    ASSERT_TRUE(press(m_one.frame(), u"Send these letters with the run"_s));
    ASSERT_NO_FATAL_FAILURE(start());
    EXPECT_FALSE(m_one.desk.mail);
}

TEST_F(LettersOnReviewTest, InventedPeopleGetNoneByARealServer)
{
    review(server(), true);
    EXPECT_TRUE(m_one.says(u"this is a practice tenant"_s));
    EXPECT_FALSE(shown(m_one.frame(), u"Letter"_s));
}

TEST_F(LettersOnReviewTest, WithoutAServerItIsSaidThatNobodyGetsALink)
{
    m_one.show(new ReviewPage(m_one.desk, m_one.live, m_one.callGate()));
    m_one.open(journal::IncidentState::Planned, {.choices = {.reset = ResetMethod::Ticket}});
    EXPECT_TRUE(m_one.says(u"Nobody is sent a link"_s));
}

} // namespace
} // namespace bulkhead::ui
