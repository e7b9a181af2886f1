// SPDX-License-Identifier: Apache-2.0
#include "secrets/desktop_keychain.h"

#include "base/manual_clock.h"
#include "model/tenant.h"
#include "secrets/private_bus.h"
#include "testing/testing.h"

#include <QElapsedTimer>
#include <qt6keychain/keychain.h>

#include <memory>

namespace {
QByteArray overwritten; // what explicit_bzero was given, one after the other
}

// Stands in for libc's, so that a test sees what is overwritten before the memory is freed.
extern "C" void explicit_bzero(void *memory, size_t size) noexcept
{
    auto *bytes = static_cast<volatile char *>(memory);
    for (size_t i = 0; i < size; ++i) {
        overwritten += bytes[i];
        bytes[i] = 0;
    }
}

using namespace Qt::StringLiterals;
using bulkhead::testing::Keyring;
using bulkhead::testing::PrivateBus;
using bulkhead::testing::waitFor;

namespace bulkhead::secrets {
namespace {

// Answers as a line of text, so that a failed comparison shows everything.
class DesktopKeychain : public ::testing::Test
{
protected:
    QString read(const QString &key)
    {
        const auto answer = std::make_shared<QString>();
        m_keychain.read(key, [answer](Result<std::optional<Secret>> found) {
            if (!found)
                *answer = fault(found.error());
            else if (!*found)
                *answer = u"missing"_s;
            else
                *answer = u"found "_s + QString::fromUtf8((*found)->reveal());
        });
        return awaited(answer);
    }

    QString write(const QString &key, const QByteArray &text)
    {
        const auto answer = std::make_shared<QString>();
        m_keychain.write(key, Secret(QByteArray(text.constData(), text.size())), into(answer));
        return awaited(answer);
    }

    QString remove(const QString &key)
    {
        const auto answer = std::make_shared<QString>();
        m_keychain.remove(key, into(answer));
        return awaited(answer);
    }

    // Shared, because an answer that a failed test no longer waits for may still come.
    static Keychain::Done into(const std::shared_ptr<QString> &answer)
    {
        return [answer](const Result<> &result) {
            *answer = result ? u"ok"_s : fault(result.error());
        };
    }

    static QString fault(const Error &error)
    {
        EXPECT_EQ(error.fault, Fault::KeychainUnavailable);
        EXPECT_FALSE(error.detail.isEmpty());
        return u"unavailable "_s + error.detail;
    }

    static QString awaited(const std::shared_ptr<QString> &answer)
    {
        EXPECT_TRUE(answer->isNull()) << "answers come from the event loop";
        EXPECT_TRUE(waitFor([&] { return !answer->isNull(); }));
        return *answer;
    }

    void everythingIsUnavailable()
    {
        QElapsedTimer timer;
        timer.start();
        for (const QString &answer : {read(u"a"_s), write(u"a"_s, "hunter2"_ba), remove(u"a"_s)}) {
            EXPECT_TRUE(answer.startsWith(u"unavailable ")) << answer.toStdString();
            EXPECT_FALSE(answer.contains(u"hunter2"));
        }
        EXPECT_LT(timer.elapsed(), 1'000);
    }

    // Stands still: what answers, answers by itself and not because of a time-out.
    ManualClock m_clock;
    secrets::DesktopKeychain m_keychain{m_clock};
};

TEST_F(DesktopKeychain, WritesReadsReplacesAndRemoves)
{
    RUN_ON(Keyring::Unlocked)
    EXPECT_EQ(read(u"a"_s), u"missing"_s);
    EXPECT_EQ(write(u"a"_s, "first"_ba), u"ok"_s);
    EXPECT_EQ(read(u"a"_s), u"found first"_s);
    EXPECT_EQ(write(u"a"_s, "second"_ba), u"ok"_s);
    EXPECT_EQ(read(u"a"_s), u"found second"_s);
    EXPECT_EQ(remove(u"a"_s), u"ok"_s);
    EXPECT_EQ(read(u"a"_s), u"missing"_s);
    EXPECT_EQ(remove(u"a"_s), u"ok"_s) << "nothing to remove";
}

TEST_F(DesktopKeychain, KeepsEveryCharacter)
{
    RUN_ON(Keyring::Unlocked)
    const QString text = u"pässwörd \"'\\%s 鍵 🔑 "_s + QString(300, u'x');
    EXPECT_EQ(write(u"clé@https://é.example"_s, text.toUtf8()), u"ok"_s);
    EXPECT_EQ(read(u"clé@https://é.example"_s), u"found "_s + text);
}

TEST_F(DesktopKeychain, KeepsTwoOriginsAndTwoClientsApart)
{
    RUN_ON(Keyring::Unlocked)
    const TenantAddress acme = *TenantAddress::parse(u"acme.eu.auth0.com"_s);
    const TenantAddress other = *TenantAddress::parse(u"other.eu.auth0.com"_s);
    EXPECT_EQ(write(clientSecretKey(u"abc"_s, acme), "of acme"_ba), u"ok"_s);
    EXPECT_EQ(read(clientSecretKey(u"abc"_s, other)), u"missing"_s);
    EXPECT_EQ(write(clientSecretKey(u"abc"_s, other), "of the other"_ba), u"ok"_s);
    EXPECT_EQ(read(clientSecretKey(u"abc"_s, acme)), u"found of acme"_s);
    EXPECT_EQ(read(clientSecretKey(u"abd"_s, acme)), u"missing"_s);
    EXPECT_EQ(remove(clientSecretKey(u"abc"_s, acme)), u"ok"_s);
    EXPECT_EQ(read(clientSecretKey(u"abc"_s, other)), u"found of the other"_s);
}

// The name and the form are the outer interface: entries outlive a version of the program.
TEST_F(DesktopKeychain, IsTextOfTheServiceBulkhead)
{
    RUN_ON(Keyring::Unlocked)
    EXPECT_EQ(write(u"a"_s, "s3cret"_ba), u"ok"_s);
    QString text;
    auto *job = new QKeychain::ReadPasswordJob(u"bulkhead"_s);
    job->setKey(u"a"_s);
    QObject::connect(job, &QKeychain::Job::finished, [&] { text = job->textData(); });
    job->start();
    EXPECT_TRUE(waitFor([&] { return !text.isEmpty(); }));
    EXPECT_EQ(text, u"s3cret"_s);
}

TEST_F(DesktopKeychain, OutlivesTheProcess)
{
    if (PrivateBus::step().isNull()) {
        PrivateBus bus(Keyring::Unlocked);
        EXPECT_TRUE(bus.passes(u"write"_s));
        bus.restart(Keyring::Unlocked);
        EXPECT_TRUE(bus.passes(u"read"_s));
    } else if (PrivateBus::step() == u"write") {
        EXPECT_EQ(write(u"a"_s, "kept"_ba), u"ok"_s);
    } else {
        EXPECT_EQ(read(u"a"_s), u"found kept"_s);
    }
}

TEST_F(DesktopKeychain, LockedAndNobodyToAskIsNoHang)
{
    if (PrivateBus::step().isNull()) {
        PrivateBus bus(Keyring::Unlocked);
        EXPECT_TRUE(bus.passes(u"write"_s));
        bus.restart(Keyring::Locked);
        EXPECT_TRUE(bus.passes(u"read"_s));
    } else if (PrivateBus::step() == u"write") {
        EXPECT_EQ(write(u"a"_s, "kept"_ba), u"ok"_s);
    } else {
        QElapsedTimer timer;
        timer.start();
        EXPECT_EQ(read(u"a"_s), u"missing"_s) << "all that libsecret says";
        EXPECT_TRUE(write(u"a"_s, "new"_ba).startsWith(u"unavailable "));
        EXPECT_LT(timer.elapsed(), 1'000);
    }
}

TEST_F(DesktopKeychain, OverwritesTheCopiesItCanReach)
{
    RUN_ON(Keyring::Unlocked)
    overwritten.clear();
    EXPECT_EQ(write(u"a"_s, "hunter2"_ba), u"ok"_s);
    const QString text = u"hunter2"_s;
    const auto *utf16 = reinterpret_cast<const char *>(text.utf16());
    EXPECT_TRUE(overwritten.contains(QByteArray(utf16, text.size() * 2))) << "QtKeychain's text";
    overwritten.clear();
    EXPECT_EQ(read(u"a"_s), u"found hunter2"_s);
    EXPECT_EQ(overwritten.count("hunter2"), 3) << "the temporary, the secret, and the job's own";
}

TEST_F(DesktopKeychain, NoSessionBusIsUnavailable)
{
    RUN_ON(Keyring::NoBus)
    everythingIsUnavailable();
}

TEST_F(DesktopKeychain, BusWithoutAKeyringIsUnavailable)
{
    RUN_ON(Keyring::Absent)
    everythingIsUnavailable();
}

TEST_F(DesktopKeychain, SaysThatItWaitsAndGivesUpInTheEnd)
{
    RUN_ON(Keyring::Silent)
    int waits = 0;
    const auto answer = std::make_shared<QString>();
    QObject::connect(&m_keychain, &Keychain::waitedForUser, [&] { ++waits; });
    m_keychain.remove(u"a"_s, into(answer));
    m_clock.advance(999);
    EXPECT_EQ(waits, 0);
    m_clock.advance(1);
    EXPECT_EQ(waits, 1);
    m_clock.advance(118'999);
    EXPECT_TRUE(answer->isNull()) << "a person may take two minutes";
    m_clock.advance(1);
    EXPECT_EQ(*answer, u"unavailable no answer in 120 s"_s);
    EXPECT_EQ(waits, 1);
}

TEST_F(DesktopKeychain, AnAnswerAfterTheTimeOutIsDropped)
{
    RUN_ON(Keyring::Silent)
    int answers = 0;
    m_keychain.remove(u"a"_s, [&](const Result<> &) { ++answers; });
    m_clock.advance(120'000);
    EXPECT_EQ(answers, 1);
    // The queue is served in order, so this one ends after the bus gave up on the first.
    const QString second = read(u"a"_s);
    EXPECT_TRUE(second.startsWith(u"unavailable ")) << second.toStdString();
    EXPECT_EQ(answers, 1);
}

TEST_F(DesktopKeychain, AnAnswerWithinTimeMeansNoWaiting)
{
    RUN_ON(Keyring::Unlocked)
    int waits = 0;
    QObject::connect(&m_keychain, &Keychain::waitedForUser, [&] { ++waits; });
    EXPECT_EQ(read(u"a"_s), u"missing"_s);
    m_clock.advance(200'000);
    EXPECT_EQ(waits, 0);
}

TEST_F(DesktopKeychain, PatienceCanBeChosen)
{
    RUN_ON(Keyring::Silent)
    secrets::DesktopKeychain hasty(m_clock, {.promptMs = 10, .timeoutMs = 2'000});
    const auto answer = std::make_shared<QString>();
    hasty.remove(u"a"_s, into(answer));
    m_clock.advance(2'000);
    EXPECT_EQ(*answer, u"unavailable no answer in 2 s"_s);
}

TEST_F(DesktopKeychain, DestroyedWhileWaitingAnswersNobody)
{
    RUN_ON(Keyring::Silent)
    int answers = 0;
    {
        secrets::DesktopKeychain brief(m_clock);
        brief.remove(u"a"_s, [&](const Result<> &) { ++answers; });
        QElapsedTimer started;
        started.start();
        EXPECT_TRUE(waitFor([&] { return started.elapsed() > 50; }));
    }
    EXPECT_TRUE(read(u"a"_s).startsWith(u"unavailable ")) << "the orphan ended and let us pass";
    m_clock.advance(200'000);
    EXPECT_EQ(answers, 0);
}

TEST(ClientSecretKey, IsTheClientAtTheOrigin)
{
    const auto key = [](const QString &address) {
        return clientSecretKey(u"abc"_s, *TenantAddress::parse(address));
    };
    EXPECT_EQ(key(u"acme.eu.auth0.com"_s), u"abc@https://acme.eu.auth0.com"_s);
    EXPECT_EQ(key(u"https://ACME.eu.auth0.com:443/"_s), u"abc@https://acme.eu.auth0.com"_s);
    EXPECT_EQ(key(u"https://acme.example:8443"_s), u"abc@https://acme.example:8443"_s);
    EXPECT_EQ(key(u"http://127.0.0.1:8080"_s), u"abc@http://127.0.0.1:8080"_s);
}

} // namespace
} // namespace bulkhead::secrets
