// SPDX-License-Identifier: Apache-2.0
#include "secrets/find_credential.h"

#include "credentials/test_keys.h"
#include "secrets/scripted_keychain.h"
#include "testing/testing.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

#include <cstdio>
#include <memory>

using namespace Qt::StringLiterals;
using bulkhead::testing::waitFor;

namespace bulkhead::secrets {
namespace {

using Source = FoundCredential::Source;

class FindCredential : public ::testing::Test
{
protected:
    ~FindCredential() override
    {
        qunsetenv(clientSecretVariable);
        qunsetenv(managementTokenVariable);
    }

    Result<FoundCredential> find(const QString &file = {}, const credentials::KeyFile &key = {})
    {
        const CredentialSources sources{
            file, key, u"abc"_s, *TenantAddress::parse(u"acme.eu.auth0.com"_s)};
        int answers = 0;
        Result<FoundCredential> answer = failure(Fault::TimedOut);
        findCredential(sources, m_keychain, [&](Result<FoundCredential> found) {
            ++answers;
            answer = std::move(found);
        });
        EXPECT_EQ(answers, 0) << "answers come from the event loop";
        EXPECT_TRUE(waitFor([&] { return answers > 0; }));
        EXPECT_EQ(answers, 1);
        return answer;
    }

    QString file(const QByteArray &content, QFile::Permissions permissions = ownerOnly)
    {
        QFile file(m_directory.filePath(u"secret"_s));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        EXPECT_EQ(file.write(content), content.size());
        EXPECT_TRUE(file.setPermissions(permissions));
        return file.fileName();
    }

    static constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

    bulkhead::testing::ScriptedKeychain m_keychain;
    QTemporaryDir m_directory;
};

// What was found and where, as one line.
QString line(const Result<FoundCredential> &found)
{
    if (!found)
        return found.error().fault == Fault::SecretUnreadable ? u"unreadable"_s : u"missing"_s;
    if (std::holds_alternative<credentials::PrivateKey>(found->credential))
        return u"key"_s;
    if (const auto *token = std::get_if<credentials::ManagementToken>(&found->credential))
        return u"token "_s + QString::fromLatin1(token->bearer().reveal());
    const QString where = found->source == Source::Environment ? u"environment "_s
        : found->source == Source::File                        ? u"file "_s
                                                               : u"keychain "_s;
    return where
        + QString::fromUtf8(std::get<credentials::ClientSecret>(found->credential).secret.reveal());
}

TEST_F(FindCredential, AsksInTheOrderEnvironmentFileKeychain)
{
    m_keychain.entries[u"abc@https://acme.eu.auth0.com"_s] = "of the keychain";
    qputenv(clientSecretVariable, "of the environment");
    const QString path = file("of the file\n");
    EXPECT_EQ(line(find(path)), u"environment of the environment"_s);
    EXPECT_EQ(line(find(path)), u"file of the file"_s) << "the variable was taken";
    EXPECT_TRUE(m_keychain.asked.isEmpty()) << "no prompt for what is known already";
    EXPECT_EQ(line(find()), u"keychain of the keychain"_s);
    EXPECT_EQ(m_keychain.asked, QStringList{u"abc@https://acme.eu.auth0.com"_s});
}

TEST_F(FindCredential, APastedTokenComesBeforeAllAndAKeyBeforeTheKeychain)
{
    m_keychain.entries[u"abc@https://acme.eu.auth0.com"_s] = "of the keychain";
    qputenv(managementTokenVariable, " Bearer eyJ.eyJ.c2ln\n");
    qputenv(clientSecretVariable, "of the environment");
    const QString key = file(bulkhead::testing::rsaPem());
    EXPECT_EQ(line(find({}, {key})), u"token eyJ.eyJ.c2ln"_s);
    EXPECT_FALSE(qEnvironmentVariableIsSet(managementTokenVariable));
    EXPECT_FALSE(qEnvironmentVariableIsSet(clientSecretVariable)) << "taken though not needed";
    EXPECT_EQ(line(find({}, {key})), u"key"_s);
    const QString secret = file("of the file");
    EXPECT_EQ(line(find(secret, {key})), u"file of the file"_s);
    EXPECT_TRUE(m_keychain.asked.isEmpty());
    qputenv(managementTokenVariable, "no token");
    const auto refused = find();
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().fault, Fault::PastedTokenUnreadable);
    EXPECT_EQ(refused.error().detail, QString()) << "it may be a secret in the wrong place";
}

TEST_F(FindCredential, KeyFilesThatCannotBeUsed)
{
    using bulkhead::testing::KeyForm;
    const QByteArray good = bulkhead::testing::rsaPem();
    const struct
    {
        QByteArray content;
        Fault fault;
        QString what = {};
    } table[] = {
        {bulkhead::testing::rsaPem(2048, KeyForm::Pkcs8Encrypted), Fault::PrivateKeyEncrypted},
        {bulkhead::testing::ecPem(), Fault::PrivateKeyUnsuitable, u" (EC)"_s},
        {bulkhead::testing::rsaPem(1024), Fault::PrivateKeyUnsuitable, u" (RSA 1024)"_s},
        {"s3cret\n", Fault::PrivateKeyUnreadable},
        {"", Fault::PrivateKeyUnreadable},
        {good + QByteArray(64 * 1024, '\n'), Fault::PrivateKeyUnreadable},
    };
    for (const auto &row : table) {
        const QString path = file(row.content);
        const auto found = find({}, {path});
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().fault, row.fault);
        EXPECT_EQ(found.error().detail, path + row.what);
    }
    const auto missing = find({}, {m_directory.filePath(u"none"_s)});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().fault, Fault::PrivateKeyUnreadable);
    EXPECT_TRUE(m_keychain.asked.isEmpty()) << "a file that was named is never passed over";
}

TEST_F(FindCredential, ReportsAKeyOthersCanRead)
{
    const QByteArray pem = bulkhead::testing::rsaPem();
    EXPECT_EQ(find({}, {file(pem)})->loose, QString());
    const QString loose = file(pem, ownerOnly | QFile::ReadGroup);
    EXPECT_EQ(find({}, {loose})->loose, loose);
}

TEST_F(FindCredential, AnotherOriginsEntryIsNotTaken)
{
    m_keychain.entries[u"abc@https://other.eu.auth0.com"_s] = "other";
    m_keychain.entries[u"abc@http://acme.eu.auth0.com"_s] = "clear";
    m_keychain.entries[u"abd@https://acme.eu.auth0.com"_s] = "client";
    EXPECT_EQ(line(find()), u"missing"_s);
}

// What the process was started with is what the kernel shows others, so it starts itself once more.
TEST_F(FindCredential, TheVariableIsGoneFromThisProcessAndFromProc)
{
    const auto shown = [] {
        QFile environment(u"/proc/self/environ"_s);
        EXPECT_TRUE(environment.open(QIODevice::ReadOnly));
        return environment.readAll().contains("-of-the-start");
    };
    if (!shown()) {
        QProcess again;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QLatin1StringView(clientSecretVariable), u"hunter2-of-the-start"_s);
        again.setProcessEnvironment(environment);
        again.start(
            QCoreApplication::applicationFilePath(), {u"--gtest_filter=*.TheVariableIsGone*"_s});
        EXPECT_TRUE(again.waitForFinished());
        EXPECT_EQ(again.exitCode(), 0);
        EXPECT_TRUE(again.readAll().contains("the kernel shows nothing"));
        return;
    }
    EXPECT_EQ(line(find()), u"environment hunter2-of-the-start"_s);
    EXPECT_FALSE(qEnvironmentVariableIsSet(clientSecretVariable));
    EXPECT_FALSE(shown());
    std::puts("the kernel shows nothing");
}

TEST_F(FindCredential, AnEmptyVariableOrEntryCountsAsNone)
{
    qputenv(clientSecretVariable, "");
    EXPECT_EQ(line(find(file("of the file"))), u"file of the file"_s);
    m_keychain.entries[u"abc@https://acme.eu.auth0.com"_s] = "";
    EXPECT_EQ(line(find()), u"missing"_s);
}

TEST_F(FindCredential, ReadsTheFirstLineOfAFile)
{
    const QByteArray longest(4096, 'x');
    const struct
    {
        QByteArray content;
        QString found;
    } table[] = {
        {"s3cret", u"file s3cret"_s},
        {"s3cret\n", u"file s3cret"_s},
        {"s3cret\r\n", u"file s3cret"_s},
        {"s3cret\nsecond\n", u"file s3cret"_s},
        {"s3cret\r", u"file s3cret\r"_s},
        {" s3 cret \n", u"file  s3 cret "_s},
        {"pässwörd\n", u"file pässwörd"_s},
        {longest, u"file "_s + QString::fromLatin1(longest)},
        {longest + "\r\n", u"file "_s + QString::fromLatin1(longest)},
        {longest + "x", u"unreadable"_s},
        {longest + "xxxxxxx", u"unreadable"_s},
        {"", u"unreadable"_s},
        {"\n", u"unreadable"_s},
        {"\r\nsecond", u"unreadable"_s},
    };
    for (const auto &row : table)
        EXPECT_EQ(line(find(file(row.content))), row.found) << row.content.toStdString();
}

TEST_F(FindCredential, ReadsAPipe)
{
    int ends[2];
    ASSERT_EQ(pipe(ends), 0);
    ASSERT_EQ(::write(ends[1], "piped\nmore\n", 11), 11);
    close(ends[1]);
    EXPECT_EQ(line(find(u"/dev/fd/%1"_s.arg(ends[0]))), u"file piped"_s);
    close(ends[0]);
}

TEST_F(FindCredential, ANamedFileIsNeverPassedOver)
{
    m_keychain.entries[u"abc@https://acme.eu.auth0.com"_s] = "of the keychain";
    for (const QString &path : {m_directory.filePath(u"none"_s), m_directory.path()}) {
        const auto found = find(path);
        ASSERT_FALSE(found);
        EXPECT_EQ(found.error().fault, Fault::SecretUnreadable);
        EXPECT_EQ(found.error().detail, path);
    }
    EXPECT_TRUE(m_keychain.asked.isEmpty());
}

TEST_F(FindCredential, ReportsAFileOthersCanUse)
{
    const struct
    {
        QFile::Permissions more;
        bool loose;
    } table[] = {
        {{}, false},
        {QFile::ExeOwner, false},
        {QFile::ReadGroup, true},
        {QFile::WriteGroup, true},
        {QFile::ReadOther, true},
        {QFile::WriteOther, true},
    };
    for (const auto &row : table) {
        const auto found = find(file("s3cret\n", ownerOnly | row.more));
        ASSERT_TRUE(found);
        EXPECT_EQ(!found->loose.isEmpty(), row.loose) << row.more.toInt();
    }
}

TEST_F(FindCredential, SaysWhereItLooked)
{
    const auto missing = find();
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().fault, Fault::SecretMissing);
    EXPECT_EQ(missing.error().detail,
        u"BULKHEAD_CLIENT_SECRET, keychain abc@https://acme.eu.auth0.com"_s);
    m_keychain.unavailable = u"no bus"_s;
    const auto unavailable = find();
    ASSERT_FALSE(unavailable);
    EXPECT_EQ(unavailable.error().fault, Fault::SecretMissing);
    EXPECT_EQ(unavailable.error().detail,
        u"BULKHEAD_CLIENT_SECRET, keychain abc@https://acme.eu.auth0.com (no bus)"_s);
}

TEST(FindCredentialLater, AnswersNobodyWithoutItsKeychain)
{
    qputenv(clientSecretVariable, "s3cret");
    auto keychain = std::make_unique<bulkhead::testing::ScriptedKeychain>();
    bool answered = false;
    bool later = false;
    findCredential({}, *keychain, [&](const Result<FoundCredential> &) { answered = true; });
    keychain.reset();
    QObject context;
    QMetaObject::invokeMethod(
        &context, [&] { later = true; }, Qt::QueuedConnection);
    EXPECT_TRUE(waitFor([&] { return later; }));
    EXPECT_FALSE(answered);
    EXPECT_FALSE(qEnvironmentVariableIsSet(clientSecretVariable));
}

} // namespace
} // namespace bulkhead::secrets
