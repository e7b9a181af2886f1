// SPDX-License-Identifier: Apache-2.0
// How the window feels, printed: how soon it is there, and whether it stays smooth while a run
// changes 100 users a second among 10,000. BULKHEAD_BENCH_SMOOTH_S sets the seconds, and
// BULKHEAD_BENCH_ROWS the users; tests/bench/walk runs the full form.
#include "window/window_test.h"

#include "practice/tenant.h"
#include "run/incident.h"
#include "window/created_here.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSemaphore>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

constexpr int changesPerS = 100;

int numberFrom(const char *variable, int everyday)
{
    const int number = qEnvironmentVariableIntValue(variable);
    return number > 0 ? number : everyday;
}

// A timer of 5 ms in the window's thread that sees how late it is.
class Probe
{
public:
    struct Seen
    {
        double late; // share of the time that lay in gaps above 16 ms
        qint64 longestMs;
    };
    [[nodiscard]] static Seen watch(int ms)
    {
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer);
        timer.setInterval(5);
        QElapsedTimer whole, gap;
        qint64 inGaps = 0, longest = 0;
        QObject::connect(&timer, &QTimer::timeout, &timer, [&] {
            const qint64 passed = gap.restart();
            longest = std::max(longest, passed);
            inGaps += passed > 16 ? passed : 0;
        });
        whole.start();
        gap.start();
        timer.start();
        (void)waitFor([&] { return whole.elapsed() >= ms; }, ms + 1000);
        return {double(inGaps) / double(whole.elapsed()), longest};
    }
};

// A practice tenant in a thread of its own: its work is not the window's.
class FastTenant
{
public:
    explicit FastTenant(int users)
    {
        m_thread.reset(QThread::create([this, users] { serve(users); }));
        m_thread->start();
        m_listening.acquire();
    }
    ~FastTenant()
    {
        m_thread->quit();
        m_thread->wait();
    }

    TenantConfig config;
    QByteArray secret;
    QStringList userIds;

private:
    void serve(int users)
    {
        SystemClock clock;
        practice::Tenant tenant(
            {.users = users, .ratePerS = changesPerS, .burst = changesPerS, .latencyMs = 20},
            clock);
        EXPECT_TRUE(tenant.listen().has_value());
        config = {*TenantAddress::parse(tenant.url()), tenant.clientId(), tenant.audience(), {}};
        secret = tenant.clientSecret().toUtf8();
        for (const QByteArray &line : tenant.sampleCsv(users).split('\n').mid(1)) {
            if (const auto end = line.indexOf(','); end > 0)
                userIds << QString::fromUtf8(line.first(end));
        }
        m_listening.release();
        QEventLoop().exec();
    }

    QSemaphore m_listening;
    std::unique_ptr<QThread> m_thread;
};

// A planned incident, without the minutes that looking everybody up would take.
void makePlanned(const QString &path, const FastTenant &tenant)
{
    SystemClock clock;
    auto incident = run::Incident::create(path, tenant.config, clock);
    ASSERT_TRUE(incident.has_value());
    rememberCreatedHere((*incident)->ledger().id());
    std::vector<journal::Entry> entries{{.kind = journal::EntryKind::Source,
        .text = u"{\"name\":\"bench\",\"column\":\"user_id\"}"_s}};
    const auto add = [&](journal::EntryKind kind, qint32 row, int code, const QString &text) {
        entries.push_back(
            {.kind = kind, .row = row, .code = code, .number = row + 1, .text = text});
    };
    qint32 row = 0;
    for (const QString &id : tenant.userIds)
        add(journal::EntryKind::Listed, row++, int(IdentifierKind::UserId), id);
    row = 0;
    for (const QString &id : tenant.userIds)
        add(journal::EntryKind::Resolved, row++, int(Resolution::Found),
            u"{\"user_id\":\"%1\",\"email\":\"a@example.com\",\"connections\":[\"db\"]}"_s.arg(id));
    PlanChoices choices;
    choices.reset = {};
    PlanCounts counts;
    counts.rows = counts.users = counts.managementCalls = tenant.userIds.size();
    add(journal::EntryKind::Planned, -1, 0,
        QString::fromUtf8(QJsonDocument(toJson(choices, counts)).toJson(QJsonDocument::Compact)));
    ASSERT_TRUE((*incident)->record(entries).has_value());
}

} // namespace

TEST_F(WindowTest, BenchSmoothness)
{
    const int ms = 1000 * numberFrom("BULKHEAD_BENCH_SMOOTH_S", 5);
    const FastTenant tenant(numberFrom("BULKHEAD_BENCH_ROWS", 10'000));
    const QString path = m_folder.filePath(u"bench.incident"_s);
    ASSERT_NO_FATAL_FAILURE(makePlanned(path, tenant));
    program().desk.giveCredential(
        tenant.config, credentials::ClientSecret{Secret(QByteArray(tenant.secret))});
    program().desk.openIncident(path);
    ASSERT_TRUE(waitUntilShown(window(), u"Confirm tenant name"_s, 60'000));
    (void)waitFor([] { return false; }, 500);
    const auto idle = Probe::watch(std::min(ms, 10'000));
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(waitFor([&] { return ledger().userTotal(StepState::Done) > 0; }, 30'000));
    const qint64 before = ledger().userTotal(StepState::Done);
    const auto busy = Probe::watch(ms);
    const qint64 changed = ledger().userTotal(StepState::Done) - before;
    std::printf("bench smoothness: %d rows, %.0f users a second for %d s: %.2f %% of the time in "
                "gaps above 16 ms, longest %lld ms; idle %.2f %%, longest %lld ms\n",
        int(tenant.userIds.size()), double(changed) * 1000 / ms, ms / 1000, 100 * busy.late,
        busy.longestMs, 100 * idle.late, idle.longestMs);
    EXPECT_GT(changed, 0);
    ASSERT_TRUE(press(window(), u"Pause"_s));
    EXPECT_TRUE(waitUntilShown(window(), u"Resume"_s));
}

// From the start of the program to its first picture on the screen.
TEST(Bench, FirstPaint)
{
    const QByteArray painted = "Flushing QRegion"; // so says Qt when a picture goes out
    std::vector<qint64> times;
    for (int i = 0; i < 6; ++i) {
        QProcess program;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_LOGGING_RULES"_s, u"qt.widgets.painting.info=true"_s);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        program.setProcessEnvironment(environment);
        program.setProcessChannelMode(QProcess::MergedChannels);
        QElapsedTimer timer;
        timer.start();
        program.start(QStringLiteral(BULKHEAD_PROGRAM), QStringList());
        QByteArray said;
        while (!said.contains(painted) && timer.elapsed() < 30'000) {
            (void)program.waitForReadyRead(1000);
            said += program.readAll();
        }
        times.push_back(timer.elapsed());
        EXPECT_TRUE(said.contains(painted)) << said.toStdString();
        program.terminate();
        EXPECT_TRUE(program.waitForFinished());
    }
    std::sort(times.begin() + 1, times.end()); // the first one is cold
    std::printf("bench first paint: %lld ms (median of 5 after one to warm up, %lld to %lld)\n",
        times[3], times[1], times[5]);
}

} // namespace bulkhead::testing
