// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeControl : public TenantTest
{
protected:
    void SetUp() override { start(); }
    QByteArray revoke(int user) const
    {
        return "/api/v2/users/" + encodedId(user) + "/revoke-access";
    }
};

TEST_F(PracticeControl, RecordTellsWhatWasDone)
{
    const int user = userWith(2, 1);
    EXPECT_EQ(manage("POST", revoke(user)).status, 202);
    EXPECT_EQ(manage("GET", "/api/v2/users/auth0%7Cnobody").status, 404);
    m_clock.advance(500);
    const RawAnswer answer = ask("GET", "/_practice/record");
    ASSERT_EQ(answer.status, 200);
    const QJsonObject routes = answer.object()["routes"_L1].toObject();
    EXPECT_EQ(routes["POST /oauth/token"_L1]["200"_L1].toInt(), 1);
    EXPECT_EQ(routes["POST /api/v2/users/{id}/revoke-access"_L1]["202"_L1].toInt(), 1);
    EXPECT_EQ(routes["GET /api/v2/users/{id}"_L1]["404"_L1].toInt(), 1);
    const QJsonArray users = answer.object()["users"_L1].toArray();
    ASSERT_EQ(users.size(), 1);
    QJsonValue reset = m_tenant->profileOf(userId(user))["last_password_reset"_L1];
    if (reset.isUndefined())
        reset = QJsonValue::Null;
    EXPECT_EQ(users[0].toObject(),
        (QJsonObject{{u"user_id"_s, userId(user)}, {u"email"_s, email(user)},
            {u"revoke_accepted"_s, 1}, {u"sessions_deleted"_s, 0}, {u"refresh_tokens_deleted"_s, 0},
            {u"mails"_s, 0}, {u"mails_lost"_s, 0}, {u"tickets"_s, 0}, {u"passwords_set"_s, 0},
            {u"distinct_passwords"_s, 0}, {u"unblocked_by_password"_s, 0}, {u"blocked_set"_s, 0},
            {u"flags_set"_s, 0}, {u"grants_deleted"_s, 0}, {u"device_credentials_deleted"_s, 0},
            {u"browsers_forgotten"_s, 0}, {u"valid_link"_s, QJsonValue::Null},
            {u"blocked"_s, false}, {u"last_password_reset"_s, reset}, {u"sessions"_s, 0},
            {u"refresh_tokens"_s, 0}}));
    EXPECT_FALSE(answer.object().contains("calls"_L1));
}

TEST_F(PracticeControl, CallsAreListedOnRequestAndHoldNoSecret)
{
    EXPECT_EQ(manage("POST", revoke(4)).status, 202);
    const RawAnswer answer = ask("GET", "/_practice/record?calls=1");
    const QJsonArray calls = answer.object()["calls"_L1].toArray();
    ASSERT_EQ(calls.size(), 2);
    EXPECT_EQ(calls[1]["seq"_L1].toInt(), 2);
    EXPECT_EQ(calls[1]["method"_L1], u"POST"_s);
    EXPECT_EQ(calls[1]["path"_L1], QString::fromLatin1(revoke(4)));
    EXPECT_EQ(calls[1]["status"_L1].toInt(), 202);
    EXPECT_EQ(calls[1]["user_id"_L1], userId(4));
    EXPECT_EQ(calls[1]["applied"_L1], true);
    EXPECT_EQ(calls[1]["throttled"_L1], false);
    EXPECT_FALSE(answer.body.contains(token()));
    EXPECT_FALSE(answer.body.contains(m_tenant->clientSecret().toUtf8()));
}

TEST_F(PracticeControl, RecordCanBeReset)
{
    EXPECT_EQ(manage("POST", revoke(4)).status, 202);
    EXPECT_EQ(ask("POST", "/_practice/reset-record").status, 204);
    EXPECT_TRUE(m_tenant->record().calls().empty());
    EXPECT_TRUE(m_tenant->record().users().isEmpty());
    EXPECT_EQ(m_tenant->record().count("POST /oauth/token", 200), 0);
    EXPECT_EQ(ask("GET", "/_practice/record").object()["users"_L1].toArray().size(), 0);
}

TEST_F(PracticeControl, UsersComeAsCsv)
{
    const RawAnswer answer = ask("GET", "/_practice/users.csv?take=3");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.header("content-type"), "text/csv; charset=utf-8");
    EXPECT_EQ(answer.body, m_tenant->sampleCsv(3));
    EXPECT_EQ(answer.body.count("\r\n"), 4);
    EXPECT_TRUE(answer.body.startsWith("user_id,email\r\nauth0|"));
    EXPECT_EQ(ask("GET", "/_practice/users.csv").body.count("\r\n"), 201);
    EXPECT_EQ(ask("GET", "/_practice/users.csv?take=x").status, 400);
    EXPECT_EQ(ask("GET", "/_practice/users.csv?take=-1").status, 400);
}

TEST_F(PracticeControl, TheOddOnesComeAsCsvWithTheirKind)
{
    const RawAnswer answer = ask("GET", "/_practice/kinds.csv");
    EXPECT_EQ(answer.header("content-type"), "text/csv; charset=utf-8");
    const QList<QByteArray> lines = answer.body.split('\n');
    ASSERT_EQ(lines.size(), 65);
    EXPECT_EQ(lines[0], "user_id,email,kind\r");
    EXPECT_TRUE(lines[1].startsWith("google-oauth2|"));
    EXPECT_TRUE(lines[1].endsWith(",social\r"));
    EXPECT_TRUE(lines[63].endsWith(",flagged\r"));
}

TEST_F(PracticeControl, FaultsAreSetOverHttp)
{
    const QByteArray list = R"([{"match":{"method":"POST","nth":[1]},"do":"status","code":503}])";
    EXPECT_EQ(ask("POST", "/_practice/faults", list).status, 204);
    EXPECT_EQ(ask("POST", "/oauth/token", credentials()).status, 503);
    EXPECT_EQ(ask("POST", "/oauth/token", credentials()).status, 200);
    EXPECT_EQ(ask("POST", "/_practice/faults", R"([{"do":"dance"}])").status, 400);
    EXPECT_EQ(ask("POST", "/_practice/faults", "{}").status, 400);
    EXPECT_EQ(ask("POST", "/_practice/faults", "[]").status, 204);
}

} // namespace
} // namespace bulkhead::practice
