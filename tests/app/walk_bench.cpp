// SPDX-License-Identifier: Apache-2.0
// What the walk costs: calls, time, and how fast a large incident goes on. Times are printed, only
// the counts are asserted. BULKHEAD_BENCH_USERS and BULKHEAD_BENCH_RESUME set the sizes; without
// them it is the everyday form. tests/bench/walk runs the full one.
#include "app/agreement.h"
#include "app/app_test.h"

#include <QElapsedTimer>

#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

constexpr double rate = 16, burst = 50;
constexpr int twoHoursMs = 2 * 60 * 60 * 1000;

int sizeFrom(const char *variable, int everyday)
{
    const int size = qEnvironmentVariableIntValue(variable);
    return size > 0 ? size : everyday;
}

// The clock of the practice tenant's record.
qint64 steadyMs()
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now);
    return qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
}

class Bench : public TenantTest
{
protected:
    double secondsOf(const QString &commandLine, int code)
    {
        QElapsedTimer timer;
        timer.start();
        EXPECT_TRUE(exits(code, start(commandLine)->end(twoHoursMs)));
        return double(timer.elapsed()) / 1000;
    }

    [[nodiscard]] qint64 throttled()
    {
        const QJsonObject calls = status(u"i"_s)[u"calls"].toObject();
        return calls[u"management"][u"throttled"].toInteger()
            + calls[u"authentication"][u"throttled"].toInteger();
    }

    // When the first revocation arrived.
    [[nodiscard]] qint64 firstRevocationMs()
    {
        const QJsonArray calls = practice().record(true)[u"calls"].toArray();
        for (const QJsonValue call : calls) {
            if (call[u"path"].toString().endsWith(u"/revoke-access"))
                return call[u"at_ms"].toInteger();
        }
        return -1;
    }

    void printWalk(int users, double plan, double run)
    {
        const auto management = double(practice().callCount(u"GET /api/v2/users/{id}"_s)
            + practice().callCount(u"POST /api/v2/users/{id}/revoke-access"_s));
        const qint64 mails = practice().callCount(u"POST /dbconnections/change_password"_s);
        const qint64 all = practice().callCount();
        const double ideal = (management - burst) / rate;
        std::printf(
            "bench walk: %d users, calls a user: Management %.4f, Authentication %.4f, %lld "
            "besides; plan %.1f s + run %.1f s = %.1f s; allowed 1.05 x %.1f + 2 = %.1f s; "
            "429 answers %lld\n",
            users, management / users, double(mails) / users, all - qint64(management) - mails,
            plan, run, plan + run, ideal, 1.05 * ideal + 2, throttled());
        std::fflush(stdout); // into a file too, before the second half begins
    }
};

TEST_F(Bench, Walk)
{
    const int users = sizeFrom("BULKHEAD_BENCH_USERS", 600);
    ASSERT_NO_FATAL_FAILURE(makeList(users,
        {u"--users"_s, QString::number(users + 20), u"--rate"_s, u"16"_s, u"--burst"_s, u"50"_s,
            u"--latency"_s, u"40"_s}));
    const double plan = secondsOf(u"plan i --scope everything --reset email"_s, 0);
    const double run =
        secondsOf(u"run i --confirm NAME --mail-rate 1000 --confirm-users %1"_s.arg(users), 0);
    printWalk(users, plan, run);
    EXPECT_LE(practice().callCount(), 3 * users + 10);
    EXPECT_EQ(throttled(), 0);
    const Agreement found = compare(
        auditIncident(m_machine.file(u"i.incident"_s)), report(u"i"_s), practice().record());
    EXPECT_EQ(found.claimedNotDone + found.doneClaimedFailed + found.mailedAgain + found.unlisted,
        QStringList());
    EXPECT_EQ(found.users, users);
}

TEST_F(Bench, ResumeOfALargeIncident)
{
    const int users = sizeFrom("BULKHEAD_BENCH_RESUME", 5000);
    const QString fast = u"10000"_s;
    ASSERT_NO_FATAL_FAILURE(makeList(
        users, {u"--users"_s, QString::number(users + 20), u"--rate"_s, fast, u"--burst"_s, fast}));
    (void)secondsOf(u"plan i --scope everything --reset none"_s, 0);
    const QString run = u"run i --confirm NAME --confirm-users %1"_s.arg(users);
    (void)secondsOf(run + u" --first %1"_s.arg(users / 2), 3);
    practice().resetRecord();
    const qint64 begun = steadyMs();
    (void)secondsOf(run + u" --first 1"_s, 3);
    const qint64 first = firstRevocationMs();
    std::printf(
        "bench resume: %d users, %d of them done; first revocation %.2f s after the start\n", users,
        users / 2, double(first - begun) / 1000);
    EXPECT_GE(first, begun);
    EXPECT_EQ(usersIn(status(u"i"_s), u"done"_s), users / 2 + 1);
}

} // namespace
} // namespace bulkhead::app
