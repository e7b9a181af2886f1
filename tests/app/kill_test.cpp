// SPDX-License-Identifier: Apache-2.0
#include "app/agreement.h"
#include "app/app_test.h"

#include <csignal>
#include <random>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

constexpr int kills = 10;
constexpr int users = 600;
constexpr int mostInFlight = 24; // connections that the program may have
const QString run = u"run i --confirm NAME"_s;

class KillTest : public TenantTest
{
protected:
    // Runs for `ms` after its first call and dies; false when it was done before that.
    bool runAndKill(int ms)
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
        return true;
    }
    void expectAgreement(const Agreement &found)
    {
        EXPECT_EQ(found.users, users) << "lost";
        EXPECT_EQ(found.claimedNotDone, QStringList());
        EXPECT_EQ(found.mailedAgain, QStringList());
        EXPECT_EQ(found.unlisted, QStringList());
    }
    // Those of whom it became unknown at the last kill: a mail that was on its way then, not one
    // of which the answer had been taken.
    void expectFresh(const QSet<QString> &unknown)
    {
        const QJsonArray calls = practice().record(true)[u"calls"].toArray();
        const qint64 lastMs = calls.last()[u"at_ms"].toInteger();
        QHash<QString, qint64> mailedMs;
        for (const QJsonValue call : calls)
            mailedMs.insert(call[u"email"].toString(), call[u"at_ms"].toInteger());
        const QJsonArray rows = report(u"i"_s)[u"users"].toArray();
        for (const QJsonValue row : rows) {
            if (unknown.contains(row[u"user_id"].toString())) {
                EXPECT_GT(mailedMs.value(row[u"email"].toString(), lastMs), lastMs - 1000);
            }
        }
    }
};

TEST_F(KillTest, NothingIsLostNorDoneTwiceHoweverOftenItIsKilled)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(users, {u"--latency"_s, u"5"_s}));
    std::mt19937 random(20260131);
    QSet<QString> unknown;
    int died = 0;
    for (int i = 0; i < kills; ++i) {
        SCOPED_TRACE(i);
        died += runAndKill(int(random() % 250)) ? 1 : 0;
        const Agreement found = compare(report(u"i"_s), practice().record());
        expectAgreement(found);
        const QSet<QString> added = QSet<QString>(found.unknown) - unknown;
        EXPECT_LE(added.size(), mostInFlight);
        expectFresh(added);
        unknown += added;
        EXPECT_EQ(found.unknown, unknown) << "an unknown user became something else";
        EXPECT_EQ(sumOfStates(status(u"i"_s)), users);
    }
    EXPECT_GE(died, kills / 2) << "too fast a machine: there was nothing left to kill";

    EXPECT_TRUE(exits(unknown.isEmpty() ? 0 : 1, call(run)));
    const Agreement found = compare(report(u"i"_s), practice().record());
    expectAgreement(found);
    EXPECT_EQ(found.doneClaimedFailed, QStringList());
    EXPECT_EQ(found.unknown, unknown);
    const QJsonObject shown = status(u"i"_s);
    EXPECT_EQ(shown[u"state"], u"finished"_s);
    EXPECT_EQ(usersIn(shown, u"unknown"_s), unknown.size());
    EXPECT_EQ(usersIn(shown, u"done"_s), users - unknown.size());
    EXPECT_FALSE(m_machine.exists(u"i.incident-wal"_s));
    EXPECT_FALSE(m_machine.exists(u"i.incident-shm"_s));
    EXPECT_FALSE(m_machine.exists(u"i.incident.lock"_s));
    RecordProperty("unknown", int(unknown.size()));
}

} // namespace
} // namespace bulkhead::app
