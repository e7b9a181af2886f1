// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeUsers : public TenantTest
{
protected:
    void SetUp() override
    {
        TenantOptions options = quick();
        options.users = 1200;
        options.burst = 1000;
        start(options);
    }
};

TEST_F(PracticeUsers, OneIsShown)
{
    const RawAnswer answer = manage("GET", "/api/v2/users/" + encodedId(7));
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.object()["user_id"_L1], userId(7));
    EXPECT_EQ(answer.object()["email"_L1], email(7));
    EXPECT_EQ(answer.object()["identities"_L1][0]["connection"_L1], QString(mainConnection));
    EXPECT_EQ(answer.header("content-type"), "application/json; charset=utf-8");
}

TEST_F(PracticeUsers, FieldsSelectAndExclude)
{
    const QByteArray target = "/api/v2/users/" + encodedId(7);
    EXPECT_EQ(manage("GET", target + "?fields=email,user_id").object().keys(),
        (QStringList{u"email"_s, u"user_id"_s}));
    const QJsonObject rest =
        manage("GET", target + "?fields=email%2Cuser_id&include_fields=false").object();
    EXPECT_FALSE(rest.contains("email"_L1));
    EXPECT_TRUE(rest.contains("identities"_L1));
    for (const QByteArray query : {"fields=last_password_reset", "fields=", "fields=email,,name",
             "include_fields=1", "foo=1", "fields=email&fields=name", "fields=%zz"}) {
        const RawAnswer answer = manage("GET", target + '?' + query);
        EXPECT_EQ(answer.status, 400) << query.toStdString();
        EXPECT_EQ(answer.object()["errorCode"_L1], u"invalid_query_string"_s);
    }
}

TEST_F(PracticeUsers, AnIdHasToBeEncoded)
{
    const QByteArray raw = userId(7).toUtf8();
    EXPECT_EQ(manage("GET", "/api/v2/users/" + raw).status, 404);
    for (const char c : QByteArrayLiteral("|@:+,;=$&"))
        EXPECT_EQ(manage("GET", "/api/v2/users/auth0" + QByteArray(1, c) + "1").status, 404) << c;
    QByteArray lower = encodedId(7);
    lower.replace("%7C", "%7c");
    EXPECT_EQ(manage("GET", "/api/v2/users/" + lower).status, 200);
    EXPECT_EQ(manage("GET", "/api/v2/users/auth0%7").status, 400);
    EXPECT_EQ(manage("GET", "/api/v2/users/auth0%FF").status, 400);
    EXPECT_EQ(manage("GET", "/api/v2/users/" + QByteArray(301, 'a')).status, 400);
    EXPECT_EQ(manage("GET", "/api/v2/users/").status, 404);
}

TEST_F(PracticeUsers, AnUnknownOneIsNotFound)
{
    const RawAnswer answer = manage("GET", "/api/v2/users/auth0%7C0123456789abcdef01234567");
    EXPECT_EQ(answer.status, 404);
    EXPECT_EQ(answer.object()["errorCode"_L1], u"inexistent_user"_s);
    EXPECT_EQ(answer.object()["error"_L1], u"Not Found"_s);
}

TEST_F(PracticeUsers, ByEmailIsCaseSensitiveAndMayFindSeveral)
{
    const auto hits = [&](const QString &address) {
        const QByteArray encoded = QString(address).toUtf8().toPercentEncoding();
        const RawAnswer answer = manage("GET", "/api/v2/users-by-email?email=" + encoded);
        EXPECT_EQ(answer.status, 200);
        return QJsonDocument::fromJson(answer.body).array();
    };
    const QString shared = email(49);
    ASSERT_EQ(hits(shared).size(), 2);
    EXPECT_EQ(hits(shared)[1]["identities"_L1][0]["connection"_L1], QString(partnersConnection));
    EXPECT_EQ(hits(shared.toUpper()).size(), 0);
    EXPECT_EQ(hits(u"nobody@example.com"_s).size(), 0);
    for (const QByteArray query : {"", "?email=", "?email=nobody", "?email=a@b&x=1", "?mail=a@b"})
        EXPECT_EQ(manage("GET", "/api/v2/users-by-email" + query).status, 400)
            << query.toStdString();
}

TEST_F(PracticeUsers, AreListedByPageUpToTheThousandth)
{
    const RawAnswer plain = manage("GET", "/api/v2/users");
    EXPECT_EQ(QJsonDocument::fromJson(plain.body).array().size(), 50);
    const QJsonObject last =
        manage("GET", "/api/v2/users?page=9&per_page=100&include_totals=true&fields=user_id")
            .object();
    EXPECT_EQ(last["start"_L1].toInt(), 900);
    EXPECT_EQ(last["total"_L1].toInt(), 1263) << "the odd ones are counted";
    EXPECT_EQ(last["length"_L1].toInt(), 100);
    EXPECT_EQ(last["users"_L1][99]["user_id"_L1], userId(999));
    const RawAnswer beyond = manage("GET", "/api/v2/users?page=10&per_page=100");
    EXPECT_EQ(beyond.status, 400);
    EXPECT_TRUE(beyond.object()["message"_L1].toString().startsWith(
        "You can only page through the first 1000 records"_L1));
    for (const QByteArray query :
        {"per_page=101", "per_page=-1", "page=x", "include_totals=2", "q=a"})
        EXPECT_EQ(manage("GET", "/api/v2/users?" + query).status, 400) << query.toStdString();
}

TEST_F(PracticeUsers, AreSearchedByAge)
{
    const auto search = [&](const QByteArray &query) {
        return manage("GET", "/api/v2/users?search_engine=v3&include_totals=true&" + query);
    };
    const QJsonObject first = search("sort=created_at%3A1&page=9&per_page=100").object();
    EXPECT_EQ(first["total"_L1].toInt(), 1263);
    QString before;
    for (const QJsonValue each : first["users"_L1].toArray()) {
        EXPECT_LE(before, each[u"created_at"].toString());
        before = each[u"created_at"].toString();
    }
    const QByteArray q = QByteArray("q=created_at:[") + before.toLatin1() + " TO *]";
    const QByteArray encoded = q.toPercentEncoding("=");
    const QJsonObject rest = search("sort=created_at%3A1&per_page=100&" + encoded).object();
    EXPECT_GE(rest["total"_L1].toInt(), 264) << "with those of the same moment";
    EXPECT_LT(rest["total"_L1].toInt(), 300);
    EXPECT_EQ(rest["users"_L1][0]["created_at"_L1], before);
    for (const QByteArray odd : {"sort=email%3A1", "sort=created_at", "search_engine=v2",
             "q=created_at%3A%5Byesterday%20TO%20*%5D", "q=email%3A%22a%22"})
        EXPECT_EQ(manage("GET", "/api/v2/users?" + odd).status, 400) << odd.toStdString();
}

TEST_F(PracticeUsers, TheOddOnesAreListedLast)
{
    start({.users = 30, .latencyMs = 0});
    const RawAnswer answer = manage("GET", "/api/v2/users?per_page=100");
    const QJsonArray all = QJsonDocument::fromJson(answer.body).array();
    ASSERT_EQ(all.size(), 93);
    EXPECT_EQ(all[29]["user_id"_L1], userId(29));
    EXPECT_EQ(all[30]["user_id"_L1], odd("social"));
    EXPECT_EQ(all[92]["user_id"_L1], odd("flagged", 2));
}

TEST_F(PracticeUsers, AnythingElseIsNotFound)
{
    for (const QByteArray target : {"/api/v2/nothing", "/api/v2/users/a/b/c", "/", "/nothing"}) {
        const RawAnswer answer = manage("GET", target);
        EXPECT_EQ(answer.status, 404) << target.toStdString();
        EXPECT_EQ(answer.object()["statusCode"_L1].toInt(), 404);
        EXPECT_EQ(answer.object()["error"_L1], u"Not Found"_s);
    }
    EXPECT_EQ(manage("PUT", "/api/v2/users/" + encodedId(1)).status, 404);
}

TEST_F(PracticeUsers, EachRouteNeedsItsScope)
{
    const QByteArray user = "/api/v2/users/" + encodedId(0);
    const QList<QPair<QByteArray, QPair<QByteArray, QString>>> table{
        {"GET", {user, u"read:users"_s}},
        {"GET", {"/api/v2/users", u"read:users"_s}},
        {"GET", {"/api/v2/users-by-email?email=a@b", u"read:users"_s}},
        {"GET", {user + "/sessions", u"read:sessions"_s}},
        {"GET", {user + "/refresh-tokens", u"read:refresh_tokens"_s}},
        {"DELETE", {user + "/sessions", u"delete:sessions"_s}},
        {"DELETE", {user + "/refresh-tokens", u"delete:refresh_tokens"_s}},
        {"POST", {user + "/revoke-access", u"delete:sessions"_s}},
        {"POST", {user + "/revoke-access", u"delete:refresh_tokens"_s}},
    };
    for (const auto &[method, what] : table) {
        TenantOptions options = quick();
        options.scopes.removeAll(what.second);
        start(options);
        const RawAnswer answer = manage(method, what.first);
        EXPECT_EQ(answer.status, 403) << what.first.toStdString();
        EXPECT_EQ(answer.object()["errorCode"_L1], u"insufficient_scope"_s);
        EXPECT_TRUE(answer.object()["message"_L1].toString().startsWith(
            "Insufficient scope, expected any of: "_L1));
        EXPECT_TRUE(answer.object()["message"_L1].toString().contains(what.second));
    }
}

} // namespace
} // namespace bulkhead::practice
