// SPDX-License-Identifier: Apache-2.0
#include "window/window_test.h"

#include "run/incident.h"

#include <QFile>
#include <QFileInfo>
#include <QMessageBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

QList<QByteArray> linesOf(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    return file.readAll().trimmed().split('\n');
}

qsizetype holding(const QList<QByteArray> &lines, const QByteArray &words)
{
    return std::count_if(lines.begin(), lines.end(),
        [&words](const QByteArray &line) { return line.contains(words); });
}

// Spoils the last page that a run's entries are on; the file as it is then.
QByteArray damageLate(const QString &path)
{
    constexpr qsizetype pageSize = 4096;
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadWrite));
    const QByteArray whole = file.readAll();
    for (qsizetype at = whole.size() - pageSize; at > 0; at -= pageSize) {
        QByteArray damaged = whole;
        damaged.replace(at, pageSize, QByteArray(pageSize, 'x'));
        file.seek(0);
        file.write(damaged);
        file.flush();
        const auto found = run::readWhatCanBeRead(path);
        if (found && found->damage && found->ledger.runStarted())
            return damaged;
    }
    return {};
}

QMessageBox *question(QWidget &window)
{
    auto *box = window.findChild<QMessageBox *>();
    return box && box->isVisible() ? box : nullptr;
}

} // namespace

TEST_F(WindowTest, FromListToReport)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(30));
    ASSERT_NO_FATAL_FAILURE(toReview());
    EXPECT_TRUE(says(window(), u"Nobody knows the new password"_s));
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));

    const QString path = m_folder.filePath(u"report.csv"_s);
    ASSERT_TRUE(waitUntilShown(window(), u"Report file"_s));
    ASSERT_TRUE(type(window(), u"Report file"_s, path));
    ASSERT_TRUE(press(window(), u"Export report"_s));
    ASSERT_TRUE(waitFor([&] { return says(window(), u"The report is written."_s); }));
    EXPECT_EQ(QFileInfo(path).permissions() & 0x077, QFileDevice::Permissions());
    const auto lines = linesOf(path);
    EXPECT_EQ(lines.size(), 1 + 31 + 1); // header, 30 users and one unknown, one reject
    EXPECT_EQ(holding(lines, ",done,"), 30);
    EXPECT_EQ(holding(lines, ",user_not_found,"), 1);
    EXPECT_EQ(ledger().userTotal(StepState::Done), 30);
    EXPECT_TRUE(says(window(), u"30 of 31 users done, 1 was skipped."_s));
}

// The desk's reading operations, on the real engine.
TEST_F(WindowTest, TheTenantIsCheckedAndOwnersAreLookedAfter)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(5));
    ASSERT_NO_FATAL_FAILURE(toReview());
    const qint64 before = surveyFromJson(ledger().survey()).atMs;
    ASSERT_TRUE(press(window(), u"Check the tenant"_s));
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    EXPECT_GT(surveyFromJson(ledger().survey()).atMs, before);
    EXPECT_GT(ledger().connections().size(), 0u);
    ASSERT_TRUE(press(window(), u"What is well"_s));
    EXPECT_TRUE(says(window(), u"The tenant's plan has the session endpoints."_s));
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    EXPECT_EQ(ledger().passwordLook(0).lookedAtMs, 0);
    EXPECT_TRUE(says(window(), u"Nobody has looked yet"_s));
    ASSERT_TRUE(press(window(), u"Look who changed the password"_s));
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    EXPECT_TRUE(waitFor([&] {
        return says(window(), u"0 of 5 users have chosen a new password since, 5 have not."_s);
    }));
    EXPECT_TRUE(says(window(), u"Looked at "_s));
    EXPECT_GT(ledger().passwordLook(0).lookedAtMs, 0);
    EXPECT_FALSE(ledger().passwordLook(0).changed());
    EXPECT_EQ(ledger().state(), journal::IncidentState::Finished);
}

// What the file says and what the window says are the same, and it is one file when it is closed.
TEST_F(WindowTest, EveryFormatIsWritten)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(3));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    for (const QString &suffix : {u"json"_s, u"html"_s, u"csv"_s}) {
        const QString path = m_folder.filePath(u"report."_s + suffix);
        ASSERT_TRUE(type(window(), u"Report file"_s, path));
        ASSERT_TRUE(press(window(), u"Export report"_s));
        ASSERT_TRUE(waitFor([&] { return QFileInfo::exists(path); }));
        ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    }
    EXPECT_TRUE(linesOf(m_folder.filePath(u"report.json"_s)).first().startsWith('{'));
    EXPECT_TRUE(linesOf(m_folder.filePath(u"report.html"_s)).first().startsWith("<!DOCTYPE"));
    ASSERT_TRUE(press(window(), u"Close incident"_s));
    ASSERT_TRUE(waitFor([&] {
        return !QFileInfo::exists(m_folder.filePath(u"case.incident.lock"_s))
            && !QFileInfo::exists(m_folder.filePath(u"case.incident-wal"_s));
    }));
}

TEST_F(WindowTest, LeavingInMidRunAsksAndTheFileGoesOn)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(120));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(waitFor([&] { return ledger().userTotal(StepState::Done) > 5; }, 30'000));
    window().close();
    ASSERT_TRUE(waitFor([&] { return question(window()) != nullptr; }));
    EXPECT_TRUE(window().isVisible());
    ASSERT_TRUE(press(window(), u"Pause and close"_s));
    ASSERT_TRUE(waitFor([&] { return !window().isVisible(); }));
    const qint64 done = ledger().userTotal(StepState::Done);
    EXPECT_LT(done, 120);

    restart();
    const QString name = u"Resume case"_s; // offered first on the start page
    ASSERT_TRUE(press(window(), name));
    ASSERT_TRUE(waitUntilShown(window(), u"Users"_s));
    EXPECT_GE(ledger().userTotal(StepState::Done), done);
    EXPECT_LT(ledger().userTotal(StepState::Done), 120);
    // The practice tenant of the closed program is gone; a new one does not know these users.
    EXPECT_TRUE(waitFor([&] { return shown(window(), u"Resume"_s) != nullptr; }));
}

TEST_F(WindowTest, PauseResumeAndCancel)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(150));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(waitFor([&] { return ledger().userTotal(StepState::Done) > 3; }, 30'000));
    ASSERT_TRUE(press(window(), u"Pause"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Resume"_s));
    EXPECT_EQ(ledger().state(), journal::IncidentState::Paused);
    const qint64 done = ledger().userTotal(StepState::Done);
    ASSERT_TRUE(press(window(), u"Resume"_s));
    ASSERT_TRUE(waitFor([&] { return ledger().userTotal(StepState::Done) > done + 3; }, 30'000));
    ASSERT_TRUE(press(window(), u"Cancel run"_s));
    ASSERT_TRUE(waitFor([&] { return question(window()) != nullptr; }));
    ASSERT_TRUE(press(window(), u"Give up the rest"_s));
    ASSERT_TRUE(waitFor([&] { return ledger().state() == journal::IncidentState::Cancelled; }));
    EXPECT_GT(ledger().userTotal(StepState::Cancelled), 0);
    EXPECT_EQ(ledger().userTotal(StepState::Pending), 0);
    EXPECT_FALSE(shown(window(), u"Resume"_s));
}

// Whoever presses Pause before the first call has nothing to resume, and is told so.
TEST_F(WindowTest, PausedBeforeItBegan)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(20));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Pause"_s));
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    const bool begun = ledger().runStarted();
    EXPECT_TRUE(says(window(), begun ? u"The run is paused."_s : u"The run has not started."_s));
    EXPECT_EQ(shown(window(), u"Resume"_s) != nullptr, begun);
}

// A page of the file that a dying disk has filled with something else.
TEST_F(WindowTest, ADamagedFileIsReadAndReportedButNeverTouched)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(200));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(waitFor([&] { return ledger().userTotal(StepState::Done) > 40; }, 60'000));
    ASSERT_TRUE(press(window(), u"Pause"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Resume"_s));
    ASSERT_TRUE(press(window(), u"Close incident"_s));
    QFile file(m_folder.filePath(u"case.incident"_s));
    ASSERT_TRUE(waitFor([&] { return !QFileInfo::exists(file.fileName() + u".lock"_s); }));
    EXPECT_FALSE(QFileInfo::exists(file.fileName() + u"-wal"_s)) << "one file when closed";
    const QByteArray damaged = damageLate(file.fileName());
    ASSERT_FALSE(damaged.isEmpty());

    program().desk.openIncident(file.fileName());
    ASSERT_TRUE(waitUntilShown(window(), u"Users"_s));
    EXPECT_TRUE(says(window(), u"READ ONLY"_s));
    EXPECT_FALSE(says(window(), u"Resume"_s));
    EXPECT_FALSE(shown(window(), u"Resume"_s));
    EXPECT_FALSE(shown(window(), u"Cancel run"_s));
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(press(window(), u"Export report"_s));
    ASSERT_TRUE(waitFor([&] { return says(window(), u"The report is written."_s); }));
    EXPECT_GE(linesOf(m_folder.filePath(u"case.csv"_s)).size(), 200);
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_EQ(file.readAll(), damaged);
}

// A file from another computer names a tenant of somebody else's choice.
TEST_F(WindowTest, AFileFromElsewhereAsksBeforeItsFirstCall)
{
    SystemClock clock;
    const QString path = m_folder.filePath(u"foreign.incident"_s);
    {
        const TenantConfig tenant{*TenantAddress::parse(u"https://acme.eu.auth0.com"_s),
            u"client"_s, u"https://acme.eu.auth0.com/api/v2/"_s, u"/tmp/their-ca.pem"_s};
        ASSERT_TRUE(run::Incident::create(path, tenant, clock).has_value());
    }
    program().desk.openIncident(path);
    ASSERT_TRUE(waitUntilShown(window(), u"I know this tenant and want to use it"_s));
    EXPECT_TRUE(says(window(), u"acme.eu.auth0.com as client client"_s));
    EXPECT_TRUE(says(window(), u"/tmp/their-ca.pem"_s));
    EXPECT_FALSE(press(window(), u"Check connection"_s, 200));
    EXPECT_FALSE(press(window(), u"Next"_s, 200));
}

} // namespace bulkhead::testing
