// SPDX-License-Identifier: Apache-2.0
// Where the client secret could be seen: by assistive tools, in files and in what is remembered.
#include "window/window_test.h"

#include "practice/tenant.h"

#include <QAccessible>
#include <QDirIterator>
#include <QFile>
#include <QPlainTextEdit>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

// Everything that assistive tools can ask of the window.
QStringList told(QAccessibleInterface *root)
{
    QStringList texts;
    QList<QAccessibleInterface *> pending{root};
    while (!pending.isEmpty()) {
        QAccessibleInterface *one = pending.takeLast();
        for (const auto kind :
            {QAccessible::Name, QAccessible::Description, QAccessible::Value, QAccessible::Help})
            texts << one->text(kind);
        if (QAccessibleTextInterface *text = one->textInterface())
            texts << text->text(0, text->characterCount());
        for (int i = 0; i < one->childCount(); ++i) {
            if (QAccessibleInterface *child = one->child(i))
                pending << child;
        }
    }
    return texts;
}

QStringList filesHolding(const QString &folder, const QByteArray &bytes)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
            found << file.fileName();
    }
    return found;
}

} // namespace

TEST_F(WindowTest, TheSecretIsNowhereToBeSeen)
{
    SystemClock clock;
    practice::Tenant tenant({.users = 20}, clock);
    ASSERT_TRUE(tenant.listen().has_value());
    const QString secret = tenant.clientSecret();
    const auto expectHidden = [&](const char *where) {
        for (const QString &text : told(QAccessible::queryAccessibleInterface(&window())))
            EXPECT_FALSE(text.contains(secret)) << where << ": " << text.toStdString();
    };
    ASSERT_TRUE(press(window(), u"New incident"_s));
    ASSERT_TRUE(type(window(), u"Tenant address"_s, tenant.url()));
    ASSERT_TRUE(type(window(), u"Client ID"_s, tenant.clientId()));
    ASSERT_TRUE(type(window(), u"Client secret"_s, secret));
    ASSERT_TRUE(type(window(), u"Incident file"_s, m_folder.filePath(u"case.incident"_s)));
    expectHidden("typed");
    ASSERT_TRUE(press(window(), u"Check connection"_s));
    ASSERT_TRUE(waitFor([&] { return says(window(), u"The tenant answers"_s); }, 20'000));
    expectHidden("checked");
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"List file"_s));
    QFile list(m_folder.filePath(u"list.csv"_s));
    ASSERT_TRUE(list.open(QIODevice::WriteOnly));
    list.write(tenant.sampleCsv(5));
    list.close();
    ASSERT_TRUE(type(window(), u"List file"_s, list.fileName()));
    ASSERT_TRUE(press(window(), u"Add list"_s));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    ASSERT_TRUE(press(window(), u"Export report"_s));
    ASSERT_TRUE(waitFor([&] { return says(window(), u"The report is written."_s); }));
    expectHidden("reported");
    const QByteArray bytes = secret.toUtf8();
    EXPECT_EQ(filesHolding(m_folder.path(), bytes), QStringList());
    for (const auto place :
        {QStandardPaths::GenericConfigLocation, QStandardPaths::GenericDataLocation})
        EXPECT_EQ(filesHolding(QStandardPaths::writableLocation(place), bytes), QStringList());
}

// One that was started by hand is no tenant of this program: it cannot be started again here, and
// its secret is asked for.
TEST_F(WindowTest, APracticeTenantStartedByHandIsOnesOwn)
{
    SystemClock clock;
    practice::Tenant tenant({.users = 20}, clock);
    ASSERT_TRUE(tenant.listen().has_value());
    ASSERT_TRUE(press(window(), u"New incident"_s));
    ASSERT_TRUE(type(window(), u"Tenant address"_s, tenant.url()));
    ASSERT_TRUE(type(window(), u"Client ID"_s, tenant.clientId()));
    ASSERT_TRUE(type(window(), u"Client secret"_s, tenant.clientSecret()));
    ASSERT_TRUE(type(window(), u"Incident file"_s, m_folder.filePath(u"hand.incident"_s)));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Paste a list"_s));
    ASSERT_TRUE(press(window(), u"Paste a list"_s));
    shownAs<QPlainTextEdit>(window(), u"Pasted list"_s)
        ->setPlainText(QString::fromUtf8(tenant.sampleCsv(5)));
    ASSERT_TRUE(press(window(), u"Add list"_s));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_NO_FATAL_FAILURE(toReview());
    EXPECT_TRUE(says(window(), u"PRACTICE TENANT"_s));
    restart();
    ASSERT_TRUE(press(window(), u"Open hand"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Client secret"_s));
    EXPECT_TRUE(says(window(), u"PRACTICE TENANT"_s));
    EXPECT_FALSE(shown(window(), u"Practice tenant (built in)"_s));
    ASSERT_TRUE(type(window(), u"Client secret"_s, tenant.clientSecret()));
    ASSERT_TRUE(press(window(), u"Next"_s));
    EXPECT_TRUE(waitUntilShown(window(), u"Confirm tenant name"_s));
}

// The program itself: a crash must not write its memory down.
TEST(WindowProgram, LeavesNoCore)
{
    QProcess program;
    program.setChildProcessModifier([] {
        const rlimit asMuchAsThereIs{RLIM_INFINITY, RLIM_INFINITY};
        (void)setrlimit(RLIMIT_CORE, &asMuchAsThereIs); // where root may: else it stays as it is
    });
    program.start(QStringLiteral(BULKHEAD_PROGRAM), QStringList());
    ASSERT_TRUE(program.waitForStarted());
    const QString process = u"/proc/%1/"_s.arg(program.processId());
    const auto limit = [&process] {
        QFile file(process + u"limits"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    static const QRegularExpression none(u"Max core file size +0 +0 "_s);
    EXPECT_TRUE(waitFor([&] { return none.match(QString::fromUtf8(limit())).hasMatch(); }))
        << limit().toStdString();
    program.terminate();
    EXPECT_TRUE(program.waitForFinished());
}

} // namespace bulkhead::testing
