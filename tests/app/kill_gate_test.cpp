// SPDX-License-Identifier: Apache-2.0
// The program dies at every commit of putting the gate up and of taking it down, right before and
// right after it; the next attempt ends as if nothing had happened. Every day one commit of three,
// in tests/soak all of them.
#include "app/app_test.h"

#include <QJsonDocument>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class KillGateTest : public TenantTest
{
protected:
    void prepare()
    {
        ASSERT_NO_FATAL_FAILURE(makeList(3, {u"--build-time"_s, u"0"_s}));
        m_fresh = m_machine.read(u"i.incident"_s);
        const QJsonObject own{{u"name"_s, u"own"_s}, {u"code"_s, u"exports.x = 1;"_s},
            {u"deployed"_s, true}, {u"bound"_s, true}};
        (void)practice().ask("POST", "/_practice/action", QJsonDocument(own).toJson());
    }
    QStringList names(const QByteArray &target, const QString &list)
    {
        QStringList all;
        const auto answer =
            QJsonDocument::fromJson(practice().ask("GET", target, {}, practice().token()));
        for (const QJsonValue each : answer.object()[list].toArray())
            all << (each[u"action"_s].isObject() ? each[u"action"_s] : each)[u"name"_s].toString();
        return all;
    }
    void expectIn(const QStringList &bound)
    {
        EXPECT_EQ(names("/api/v2/actions/triggers/post-login/bindings", u"bindings"_s), bound);
        EXPECT_EQ(names("/api/v2/actions/actions", u"actions"_s).size(), bound.size());
    }
    // False when it ended before its n-th sync.
    bool diesIn(const QString &command, const QString &variable, int n)
    {
        const auto program = start(command,
            {{u"LD_PRELOAD"_s, QStringLiteral(DIE_AT_SYNC_LIBRARY)}, {variable, QString::number(n)},
                {u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0:detect_leaks=0"_s}});
        return program->end().code == -1;
    }

    QByteArray m_fresh; // the incident before anything was done
    const QStringList m_up{u"bulkhead-gate-i"_s, u"own"_s};
    const QStringList m_down{u"own"_s};
};

TEST_F(KillGateTest, AtEveryCommit)
{
    const int stride = qEnvironmentVariableIntValue("BULKHEAD_SOAK_KILLS") > 0 ? 1 : 3;
    int kills = 0;
    ASSERT_NO_FATAL_FAILURE(prepare());
    for (const QString &command : {u"gate up i"_s, u"gate down i"_s}) {
        for (const QString &variable : {u"DIE_AT_SYNC"_s, u"DIE_AFTER_SYNC"_s}) {
            bool died = true;
            for (int n = 1; died; n += stride) {
                SCOPED_TRACE((command + u' ' + variable).toStdString() + std::to_string(n));
                m_machine.remove(u"i.incident"_s);
                m_machine.write(u"i.incident"_s, m_fresh);
                if (command == u"gate down i") {
                    ASSERT_TRUE(exits(0, call(u"gate up i"_s)));
                }
                died = diesIn(command, variable, n);
                kills += died ? 1 : 0;
                EXPECT_TRUE(exits(0, call(command)));
                expectIn(command == u"gate up i" ? m_up : m_down);
                EXPECT_TRUE(exits(0, call(u"gate down i"_s)));
                expectIn(m_down);
                ASSERT_FALSE(HasFailure());
            }
        }
    }
    EXPECT_GT(kills, 60 / stride);
    std::printf("gate killed at %d commits: no Action lost, doubled or left behind\n", kills);
}

} // namespace
} // namespace bulkhead::app
