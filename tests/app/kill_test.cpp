// SPDX-License-Identifier: Apache-2.0
// The program dies by SIGKILL, at every commit of the journal and at random instants; afterwards
// file, report and tenant are compared, user by user. BULKHEAD_SOAK_KILLS sets how often;
// tests/soak runs the full form.
#include "app/agreement.h"
#include "app/app_test.h"

#include <csignal>
#include <cstdio>
#include <random>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

int soakKills(int everyday)
{
    const int kills = qEnvironmentVariableIntValue("BULKHEAD_SOAK_KILLS");
    return kills > 0 ? kills : everyday;
}

struct Sum
{
    int kills = 0, revocationsInFlight = 0, mailsInFlight = 0;
    qsizetype lost = 0, claimedNotDone = 0, doneClaimedFailed = 0;
    qsizetype revokedAgain = 0, mailedAgain = 0, unknown = 0;
};

class KillTest : public TenantTest
{
protected:
    // File, report and tenant against each other, after any number of kills.
    Agreement expectAgreement(int listed)
    {
        const QJsonObject record = practice().record();
        const Agreement found =
            compare(auditIncident(m_machine.file(u"i.incident"_s)), report(u"i"_s), record);
        EXPECT_EQ(found.users, listed);
        EXPECT_EQ(found.lost, QStringList());
        EXPECT_EQ(found.toldOtherwise, QStringList());
        EXPECT_EQ(found.claimedNotDone, QStringList());
        EXPECT_EQ(found.mailedAgain, QStringList());
        EXPECT_EQ(found.unlisted, QStringList());
        m_sum.lost += std::abs(listed - found.users) + found.lost.size();
        m_sum.claimedNotDone += found.claimedNotDone.size();
        m_sum.mailedAgain += found.mailedAgain.size();
        return found;
    }

    // Right after a kill: what was on its way stands in the file.
    void countInFlight()
    {
        const IncidentAudit audit = auditIncident(m_machine.file(u"i.incident"_s));
        EXPECT_TRUE(audit.sound);
        m_sum.revocationsInFlight += audit.revocationsOpen;
        m_sum.mailsInFlight += audit.mailsOpen;
        ++m_sum.kills;
    }

    // After the last run. Calls are repeated only where they were on their way at a kill.
    void expectEnd(int users)
    {
        const Agreement found = expectAgreement(users);
        EXPECT_EQ(found.doneClaimedFailed, QStringList());
        m_sum.doneClaimedFailed += found.doneClaimedFailed.size();
        m_sum.revokedAgain += found.revokedAgain;
        m_sum.unknown += found.unknown.size();
        EXPECT_LE(m_sum.revokedAgain, m_sum.revocationsInFlight);
        EXPECT_LE(m_sum.unknown, m_sum.mailsInFlight);
        const QJsonObject shown = status(u"i"_s);
        EXPECT_EQ(shown[u"state"], u"finished"_s);
        EXPECT_EQ(usersIn(shown, u"done"_s), users - found.unknown.size());
        for (const QString &rest : {u"i.incident-wal"_s, u"i.incident-shm"_s, u"i.incident.lock"_s})
            EXPECT_FALSE(m_machine.exists(rest)) << rest.toStdString();
    }

    // Runs for `ms` after its first call and dies; false when it was done before that.
    bool runAndKill(const QString &run, int ms)
    {
        const qint64 before = practice().callCount();
        auto program = start(run);
        EXPECT_TRUE(testing::waitFor(
            [&] { return practice().callCount() > before + 2 || !program->running(); }));
        (void)testing::waitFor([&] { return !program->running(); }, ms);
        if (!program->running())
            return false;
        program->signal(SIGKILL);
        EXPECT_EQ(program->end().code, -1);
        countInFlight();
        return true;
    }

    // False when it ended before its n-th sync.
    bool runToSync(const QString &variable, int n)
    {
        const auto program = start(u"run i --confirm NAME"_s,
            {{u"LD_PRELOAD"_s, QStringLiteral(DIE_AT_SYNC_LIBRARY)}, {variable, QString::number(n)},
                // AddressSanitizer wants to be the first library of all.
                {u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0:detect_leaks=0"_s}});
        const bool died = program->end().code == -1;
        if (died)
            countInFlight();
        return died;
    }

    void print(const char *what) const
    {
        std::printf("%s: %d kills, %d calls in flight at them; lost %lld, claimed but not done "
                    "%lld, done but claimed failed %lld; revocations repeated %lld, mails repeated "
                    "%lld, unknown %lld\n",
            what, m_sum.kills, m_sum.revocationsInFlight + m_sum.mailsInFlight,
            static_cast<long long>(m_sum.lost), static_cast<long long>(m_sum.claimedNotDone),
            static_cast<long long>(m_sum.doneClaimedFailed),
            static_cast<long long>(m_sum.revokedAgain), static_cast<long long>(m_sum.mailedAgain),
            static_cast<long long>(m_sum.unknown));
    }

    Sum m_sum;
};

TEST_F(KillTest, AtRandomInstants)
{
    const int kills = soakKills(20), users = 90 * kills;
    const QString number = QString::number(users);
    ASSERT_NO_FATAL_FAILURE(makePlan(users,
        {u"--latency"_s, u"5"_s, u"--users"_s, number, u"--rate"_s, u"5000"_s, u"--burst"_s,
            u"5000"_s}));
    const QString run = u"run i --confirm NAME --mail-rate 1000 --confirm-users "_s + number;
    std::mt19937 random(20260131);
    for (int i = 0; i < kills; ++i) {
        SCOPED_TRACE(i);
        if (!runAndKill(run, int(random() % 250)))
            break;
        const Agreement found = expectAgreement(users);
        EXPECT_LE(found.unknown.size(), m_sum.mailsInFlight);
        EXPECT_EQ(sumOfStates(status(u"i"_s)), users);
        ASSERT_FALSE(HasFailure());
    }
    EXPECT_GE(m_sum.kills, kills / 2) << "too fast a machine: there was nothing left to kill";
    // The log settles every mail, the last ones less than a minute after they left.
    EXPECT_TRUE(exits(0, start(run)->end(600'000)));
    expectEnd(users);
    EXPECT_EQ(m_sum.unknown, 0);
    print("killed at random instants");
}

TEST_F(KillTest, AtEveryCommit)
{
    const int users = soakKills(0) > 0 ? 20 : 4;
    for (const QString &variable : {u"DIE_AT_SYNC"_s, u"DIE_AFTER_SYNC"_s}) {
        for (int n = 1;; ++n) {
            SCOPED_TRACE(variable.toStdString() + "=" + std::to_string(n));
            m_machine.remove(u"i.incident"_s);
            // A new tenant: no address is mailed to so often that its own limit is met.
            ASSERT_NO_FATAL_FAILURE(makePlan(users, {u"--scopes"_s, permissionsWithoutLogs}));
            const bool died = runToSync(variable, n);
            expectAgreement(users);
            const bool sure = status(u"i"_s)[u"users"][u"unknown"].toInt() == 0;
            EXPECT_TRUE(exits(sure ? 0 : 1, call(u"run i --confirm NAME"_s)));
            expectEnd(users);
            ASSERT_FALSE(HasFailure());
            if (!died)
                break;
        }
    }
    EXPECT_GT(m_sum.kills, 2 * users);
    print("killed at every commit");
}

} // namespace
} // namespace bulkhead::app
