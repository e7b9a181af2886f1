// SPDX-License-Identifier: Apache-2.0
// libcurl against a real mail server.
#include "mail/smtp_post.h"

#include "auth0/test_certificates.h"
#include "mail/letter_texts.h"
#include "mail/mail_server.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonArray>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::mail {
namespace {

using testing::MailServer;

const QByteArray link = "https://acme.eu.auth0.com/u/reset-verify?ticket=abc123&x=%20#";

Letter letterTo(const QString &to)
{
    const Secret secret{QByteArray(link)};
    const LetterText text{u"de"_s, u"Paßwort für {address} — bitte"_s,
        u"Grüße, {address}\nzweite Zeile = hier\n\n{link}\n\n.ein Punkt am Anfang\n.\nzu {host}\n"_s};
    Letter letter = writeLetter(text, {to, {}, 1'790'000'000'000, &secret});
    letter.from = *mailbox(u"Jörg \"IT\" Amt <security@acme.example>"_s);
    letter.replyTo = mailbox(u"help@acme.example"_s);
    letter.messageId = newMessageId(letter.from);
    letter.dateMs = 1'790'000'000'123;
    return letter;
}

class SmtpPostTest : public ::testing::Test
{
protected:
    MailSettings settingsFor(const QUrl &server) const
    {
        return {
            .server = server, .from = u"security@acme.example"_s, .caFile = testing::testCaFile()};
    }
    static Receipt sendBy(SmtpPost &post, Letter &&letter)
    {
        std::optional<Receipt> receipt;
        QEventLoop loop;
        post.send(std::move(letter), [&](const Receipt &told) {
            receipt = told;
            loop.quit();
        });
        loop.exec();
        return *receipt;
    }
    Receipt sendTo(const MailSettings &settings, const QString &to, QByteArray password = {})
    {
        SmtpPost post(settings, Secret(std::move(password)), 1);
        return sendBy(post, letterTo(to));
    }
};

TEST_F(SmtpPostTest, ALetterArrivesAsItWasWritten)
{
    MailServer server({u"--user"_s, u"sec"_s, u"--password"_s, u"w0rd \"ü"_s});
    MailSettings settings = settingsFor(server.smtp());
    settings.user = u"sec"_s;
    settings.clientName = u"ops.acme.example"_s;
    const Receipt receipt = sendTo(settings, u"ann@users.example"_s, QByteArray("w0rd \"ü"));
    ASSERT_EQ(receipt.fate, Fate::Accepted) << receipt.words.toStdString();
    EXPECT_EQ(receipt.words, u"250 2.0.0 taken");
    const auto mails = server.mails();
    ASSERT_EQ(mails.size(), 1u);
    const QJsonObject &mail = mails[0];
    EXPECT_EQ(mail[u"to"_s].toArray(), (QJsonArray{u"ann@users.example"_s}));
    EXPECT_EQ(mail[u"from"_s].toString(), u"security@acme.example");
    EXPECT_EQ(mail[u"login"_s].toString(), u"sec");
    EXPECT_TRUE(mail[u"tls"_s].toBool());
    EXPECT_EQ(mail[u"type"_s].toString(), u"multipart/alternative");
    EXPECT_EQ(mail[u"defects"_s].toArray().size(), 0);
    EXPECT_EQ(mail[u"parts"_s].toInt(), 2);
    const QJsonObject headers = mail[u"headers"_s].toObject();
    EXPECT_EQ(headers[u"Subject"_s].toString(), u"Paßwort für ann@users.example — bitte");
    EXPECT_EQ(headers[u"From"_s].toString(), u"\"Jörg \\\"IT\\\" Amt\" <security@acme.example>");
    EXPECT_EQ(headers[u"To"_s].toString(), u"ann@users.example");
    EXPECT_EQ(headers[u"Reply-To"_s].toString(), u"help@acme.example");
    EXPECT_EQ(headers[u"Content-Language"_s].toString(), u"de");
    EXPECT_EQ(headers[u"Auto-Submitted"_s].toString(), u"auto-generated");
    EXPECT_EQ(headers[u"Date"_s].toString(), u"Mon, 21 Sep 2026 14:13:20 +0000");
    EXPECT_TRUE(headers[u"Message-ID"_s].toString().endsWith(u"@acme.example>"));
    const QJsonArray names = mail[u"names"_s].toArray();
    EXPECT_EQ(names.toVariantList().count(u"Content-Type"_s), 1);
    const QString text = mail[u"text"_s].toString().replace(u"\r\n"_s, u"\n"_s);
    EXPECT_EQ(text,
        u"Grüße, ann@users.example\nzweite Zeile = hier\n\n"_s + QString::fromLatin1(link)
            + u"\n\n.ein Punkt am Anfang\n.\nzu acme.eu.auth0.com\n"_s);
    const QString html = mail[u"html"_s].toString();
    EXPECT_EQ(html.count(u"reset-verify"), 1);
    EXPECT_FALSE(html.contains(u"<img"));
    EXPECT_FALSE(html.contains(u"src="));
}

TEST_F(SmtpPostTest, AnAccessTokenServesInPlaceOfAPassword)
{
    MailServer server(
        {u"--user"_s, u"sec@acme.example"_s, u"--password"_s, u"ya29.token"_s, u"--token"_s});
    MailSettings settings = settingsFor(server.smtp());
    settings.user = u"sec@acme.example"_s;
    settings.xoauth2 = true;
    const Receipt receipt = sendTo(settings, u"ann@users.example"_s, QByteArray("ya29.token"));
    ASSERT_EQ(receipt.fate, Fate::Accepted) << receipt.words.toStdString();
    EXPECT_EQ(server.mails()[0][u"login"_s].toString(), u"sec@acme.example");
    EXPECT_EQ(sendTo(settings, u"ann@users.example"_s, QByteArray("old")).error->fault,
        Fault::MailLoginRefused);
}

TEST_F(SmtpPostTest, AConnectionIsUsedAgain)
{
    MailServer server;
    SmtpPost post(settingsFor(server.smtp()), Secret(), 1);
    for (int i = 0; i < 20; ++i)
        ASSERT_EQ(sendBy(post, letterTo(u"u%1@users.example"_s.arg(i))).fate, Fate::Accepted);
    EXPECT_EQ(server.mails().size(), 20u);
}

struct Trouble
{
    const char *to;
    Fate fate;
    int delivered;
    std::optional<Fault> fault = {};
};

TEST_F(SmtpPostTest, EachFaultIsToldApart)
{
    MailServer server;
    const Trouble troubles[] = {
        {"slow-1@users.example", Fate::Accepted, 1},
        // A letter fits into one packet: whether its end has arrived nobody can tell.
        {"dropbefore-1@users.example", Fate::Unknown, 0},
        {"dropdata-1@users.example", Fate::NotSent, 0, Fault::MailServerUnreachable},
        {"dropdot-1@users.example", Fate::Unknown, 0},
        {"lostafter-1@users.example", Fate::Unknown, 1},
        {"busy-1@users.example", Fate::NotSent, 0, Fault::MailServerFailing},
        {"grey-1@users.example", Fate::Deferred, 0},
        {"full-1@users.example", Fate::Deferred, 0},
        {"gone-1@users.example", Fate::Refused, 0},
        {"big-1@users.example", Fate::Refused, 0},
        {"refused-1@users.example", Fate::Refused, 0},
        {"fine-1@users.example", Fate::Accepted, 1},
    };
    SmtpPost post(settingsFor(server.door()), Secret(), 1);
    for (const Trouble &trouble : troubles) {
        const QString to = QString::fromLatin1(trouble.to);
        const Receipt receipt = sendBy(post, letterTo(to));
        EXPECT_EQ(receipt.fate, trouble.fate) << trouble.to << receipt.words.toStdString();
        EXPECT_EQ(server.mailsTo(to), trouble.delivered) << trouble.to;
        EXPECT_EQ(receipt.error ? std::optional(receipt.error->fault) : std::nullopt, trouble.fault)
            << trouble.to;
        EXPECT_FALSE(receipt.words.contains(u"reset-verify"));
    }
}

// libcurl repeats some requests by itself on a new connection; a letter never.
TEST_F(SmtpPostTest, ALetterIsNotSentAgainWhenAKeptConnectionEnds)
{
    MailServer server;
    SmtpPost post(settingsFor(server.door()), Secret(), 1);
    ASSERT_EQ(sendBy(post, letterTo(u"fine-2@users.example"_s)).fate, Fate::Accepted);
    EXPECT_EQ(sendBy(post, letterTo(u"lostafter-2@users.example"_s)).fate, Fate::Unknown);
    EXPECT_EQ(server.mailsTo(u"lostafter-2@users.example"_s), 1);
}

TEST_F(SmtpPostTest, WhatHoldsForEveryLetterIsTheServersAffair)
{
    MailServer server({u"--user"_s, u"sec"_s, u"--password"_s, u"right"_s});
    MailServer clear({u"--no-tls"_s});
    MailSettings good = settingsFor(server.smtp());
    good.user = u"sec"_s;
    EXPECT_EQ(sendTo(good, u"a@x.example"_s, "right").fate, Fate::Accepted);
    EXPECT_EQ(sendTo(good, u"a@x.example"_s, "wrong").error->fault, Fault::MailLoginRefused);
    MailSettings nobody = good;
    nobody.user.clear();
    EXPECT_EQ(sendTo(nobody, u"a@x.example"_s).error->fault, Fault::MailLoginRefused);
    MailSettings untrusted = good;
    untrusted.caFile.clear();
    EXPECT_EQ(
        sendTo(untrusted, u"a@x.example"_s, "right").error->fault, Fault::MailServerUntrusted);
    untrusted.caFile = u"/nowhere.pem"_s;
    EXPECT_EQ(
        sendTo(untrusted, u"a@x.example"_s, "right").error->fault, Fault::MailServerUntrusted);
    MailSettings nowhere = good;
    nowhere.server.setPort(1);
    EXPECT_EQ(
        sendTo(nowhere, u"a@x.example"_s, "right").error->fault, Fault::MailServerUnreachable);
    nowhere.server.setHost(u"no.such.host.invalid"_s);
    EXPECT_EQ(
        sendTo(nowhere, u"a@x.example"_s, "right").error->fault, Fault::MailServerUnreachable);
    // On this machine, and nowhere else, in the clear.
    EXPECT_EQ(sendTo(settingsFor(clear.smtp()), u"a@x.example"_s).fate, Fate::Accepted);
}

TEST_F(SmtpPostTest, ASenderThatIsNotOnesOwnStopsAll)
{
    MailServer server;
    SmtpPost post(settingsFor(server.smtp()), Secret(), 1);
    Letter letter = letterTo(u"a@x.example"_s);
    letter.from = *mailbox(u"stranger@elsewhere.example"_s);
    const Receipt receipt = sendBy(post, std::move(letter));
    ASSERT_EQ(receipt.fate, Fate::NotSent);
    EXPECT_EQ(receipt.error->fault, Fault::MailSenderRefused);
    EXPECT_TRUE(receipt.error->detail.contains(u"553 5.7.1 sender not owned"));
}

TEST_F(SmtpPostTest, AnAbortedLetterEndsSoon)
{
    MailServer server;
    SmtpPost post(settingsFor(server.door()), Secret(), 1);
    std::optional<Receipt> receipt;
    QEventLoop loop;
    QElapsedTimer timer;
    timer.start();
    post.send(letterTo(u"slow-9@users.example"_s), [&](const Receipt &told) {
        receipt = told;
        loop.quit();
    });
    post.abortAll();
    loop.exec();
    EXPECT_NE(receipt->fate, Fate::Accepted);
    EXPECT_LT(timer.elapsed(), 3000);
}

TEST_F(SmtpPostTest, AddressesBeyondAsciiAndWithQuotes)
{
    MailServer server;
    SmtpPost post(settingsFor(server.smtp()), Secret(), 1);
    for (const QString &to : {u"jörg@users.example"_s, u"\"ann lee\"@users.example"_s}) {
        ASSERT_TRUE(isMailable(to));
        EXPECT_EQ(sendBy(post, letterTo(to)).fate, Fate::Accepted) << to.toStdString();
        EXPECT_EQ(server.mailsTo(to), 1) << to.toStdString();
    }
}

} // namespace
} // namespace bulkhead::mail
