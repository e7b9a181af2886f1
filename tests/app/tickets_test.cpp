// SPDX-License-Identifier: Apache-2.0
#include "app/app_test.h"
#include "app/csv.h"
#include "secrets/private_bus.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using bulkhead::testing::Keyring;
using bulkhead::testing::PrivateBus;

namespace bulkhead::app {
namespace {

const QString choices = u"--scope everything --reset password,ticket"_s;

class TicketsTest : public TenantTest
{
protected:
    Ended onBus(const QString &line, const PrivateBus &bus)
    {
        return start(line, bus.variables())->end();
    }
};

TEST_F(TicketsTest, LeaveByTheirFileAndWorkForTheirUserOnce)
{
    PrivateBus bus(Keyring::Unlocked);
    ASSERT_NO_FATAL_FAILURE(makePlan(6, {}, choices + u" --ticket-hours 2"_s));
    ASSERT_TRUE(exits(0, onBus(u"run i --confirm NAME"_s, bus)));
    for (const QString &path : m_machine.allFiles()) {
        QFile file(path);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        EXPECT_FALSE(file.readAll().contains("/lo/reset")) << path.toStdString();
    }
    const Ended told = onBus(u"tickets i --out t.csv"_s, bus);
    ASSERT_TRUE(exits(0, told));
    EXPECT_FALSE((told.out + told.err).contains("/lo/reset"));
    EXPECT_EQ(QFileInfo(m_machine.file(u"t.csv"_s)).permissions() & 0x0077, 0);
    const auto parsed = parseCsv(m_machine.read(u"t.csv"_s));
    ASSERT_TRUE(parsed);
    const QList<QStringList> &rows = *parsed;
    ASSERT_EQ(rows.size(), 7);
    EXPECT_EQ(rows[0].join(u','), u"user_id,email,connection,ticket,expires_at"_s);
    for (qsizetype i = 1; i < rows.size(); ++i) {
        const QByteArray act = QJsonDocument(
            {{u"user_id"_s, rows[i][0]}, {u"act"_s, u"reset-password"_s},
                {u"ticket"_s,
                    rows[i][3]}}).toJson(QJsonDocument::Compact);
        EXPECT_FALSE(practice().ask("POST", "/_practice/act", act).contains("error"));
        EXPECT_TRUE(practice().ask("POST", "/_practice/act", act).contains("error")); // used
    }
}

TEST_F(TicketsTest, WithoutAKeychainNothingIsKept)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3, {}, choices));
    const Ended run = call(u"run i --confirm NAME"_s);
    ASSERT_TRUE(exits(0, run));
    EXPECT_TRUE(run.err.contains("no keychain"));
    for (const QJsonValue user : report(u"i"_s)[u"users"].toArray())
        EXPECT_EQ(user[u"steps"][2][u"reason"], u"ticket_not_kept"_s);
    EXPECT_TRUE(refuses(2, "key of these links", call(u"tickets i --out t.csv"_s)));
    EXPECT_FALSE(m_machine.exists(u"t.csv"_s));
}

TEST_F(TicketsTest, OnlyOfAPlanThatMakesSome)
{
    ASSERT_NO_FATAL_FAILURE(makePlan(3));
    EXPECT_TRUE(refuses(2, "no reset tickets", cli(u"tickets i --out t.csv"_s)));
    EXPECT_TRUE(refuses(2, "--out", cli(u"tickets i"_s)));
}

} // namespace
} // namespace bulkhead::app
