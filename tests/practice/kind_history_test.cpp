// SPDX-License-Identifier: Apache-2.0
#include "practice/kind_history.h"

#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 born = 1'770'000'000'000;
constexpr qint64 hourMs = 3'600'000;

TEST(PracticeKindHistory, IsInTheOrderOfTimeAndNotOlderThanTheLog)
{
    const std::vector<LogEvent> events = historyOf(Population(10, 1), born);
    ASSERT_EQ(events.size(), 18u);
    for (size_t i = 1; i < events.size(); ++i)
        EXPECT_LE(events[i - 1].atMs, events[i].atMs);
    EXPECT_GT(events.front().atMs, born - 30 * 24 * hourMs);
    EXPECT_LT(events.back().atMs, born);
}

TEST(PracticeKindHistory, FactorsAreNewOrOld)
{
    EXPECT_EQ(factorsOf(UserKind::FactorAdded, born).value(0).type, u"totp"_s);
    EXPECT_EQ(factorsOf(UserKind::FactorAdded, born).value(0).createdMs, born - 6 * hourMs);
    EXPECT_EQ(factorsOf(UserKind::PasskeyAdded, born).value(0).type, u"passkey"_s);
    EXPECT_LT(factorsOf(UserKind::OldFactor, born).value(0).createdMs, born - 30 * 24 * hourMs);
    EXPECT_TRUE(factorsOf(UserKind::Ordinary, born).isEmpty());
    EXPECT_TRUE(factorsOf(UserKind::EmailChanged, born).isEmpty());
}

class PracticeUserLog : public TenantTest
{
protected:
    void SetUp() override { start(); }
    // Type and time of each event, newest first.
    QStringList log(const QString &id)
    {
        const RawAnswer answer = manage("GET", pathOf(id) + "/logs");
        EXPECT_EQ(answer.status, 200);
        QStringList all;
        for (const QJsonValue &event : QJsonDocument::fromJson(answer.body).array()) {
            EXPECT_EQ(event["user_id"_L1], id);
            all << event["type"_L1].toString() + ' '_L1 + event["date"_L1].toString();
        }
        return all;
    }
};

TEST_F(PracticeUserLog, TellsWhatCameBeforeTheIncident)
{
    const QStringList moved = log(odd("email-changed"));
    ASSERT_EQ(moved.size(), 2);
    EXPECT_TRUE(moved[0].startsWith("sce 2026-02-0"_L1)) << moved[0].toStdString();
    EXPECT_TRUE(moved[1].startsWith("scp 2026-01-13T"_L1)) << moved[1].toStdString();
    const QStringList enrolled{u"gd_enrollment_complete 2026-02-01T20:40:00.000Z"_s};
    EXPECT_EQ(log(odd("factor-added")), enrolled);
    EXPECT_EQ(log(odd("passkey-added")), enrolled);
    EXPECT_EQ(log(odd("linked-recently")), QStringList{u"s 2026-02-01T20:41:00.000Z"_s});
    for (const QByteArray kind : {"old-factor", "social", "unverified", "linked"})
        EXPECT_TRUE(log(odd(kind)).isEmpty()) << kind.toStdString();
    EXPECT_TRUE(log(userId(0)).isEmpty());
}

TEST_F(PracticeUserLog, TellsThatAnIdentityWasLinked)
{
    const QJsonArray events = QJsonDocument::fromJson(manage("GET", "/api/v2/logs").body).array();
    int linked = 0;
    for (const QJsonValue &event : events)
        linked +=
            event["details"_L1]["request"_L1]["path"_L1].toString().endsWith("/identities"_L1);
    EXPECT_EQ(linked, 3);
}

TEST_F(PracticeUserLog, IsSearchedByTypeAndTime)
{
    const auto found = [this](const QByteArray &query) {
        const auto reply =
            manage("GET", "/api/v2/logs?per_page=100&q=" + query.toPercentEncoding());
        EXPECT_EQ(reply.status, 200) << query.constData();
        return QJsonDocument::fromJson(reply.body).array().size();
    };
    EXPECT_EQ(found("type:sapi AND date:[2026-02-01T20:40:00.000Z TO *]"), 3);
    EXPECT_EQ(found("type:sapi AND date:[2026-02-01T20:40:00.001Z TO *]"), 0);
    EXPECT_EQ(
        found("type:sapi AND date:[2026-01-01T00:00:00.000Z TO 2026-02-01T20:39:59.999Z]"), 0);
    EXPECT_EQ(found("type:sce AND date:[2026-01-01T00:00:00.000Z TO *]"), 3);
    for (const QByteArray wrong : {"type:sapi", "date:[2026-02-01T20:40:00.000Z TO *]",
             "type:sapi AND date:[then TO *]", "type:sapi AND date:[2026-02-01T20:40Z TO now]"})
        EXPECT_EQ(manage("GET", "/api/v2/logs?q=" + wrong.toPercentEncoding()).status, 400)
            << wrong.constData();
    const QByteArray query =
        QByteArray("type:sapi AND date:[2026-02-01T20:40:00.000Z TO *]").toPercentEncoding();
    EXPECT_EQ(manage("GET", "/api/v2/logs?per_page=100&page=10&q=" + query).status, 400);
}

TEST_F(PracticeUserLog, BeginsWithItsOldestEntryWhenAsked)
{
    const QJsonArray events =
        QJsonDocument::fromJson(manage("GET", "/api/v2/logs?per_page=1&sort=date%3A1").body)
            .array();
    ASSERT_EQ(events.size(), 1);
    EXPECT_TRUE(events[0]["date"_L1].toString().startsWith("2026-01-13T"_L1));
    EXPECT_EQ(manage("GET", "/api/v2/users/x/logs?sort=date%3A1").status, 400);
    EXPECT_EQ(manage("GET", "/api/v2/logs?sort=date").status, 400);
}

} // namespace
} // namespace bulkhead::practice
