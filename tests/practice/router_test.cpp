// SPDX-License-Identifier: Apache-2.0
#include "practice/router.h"

#include "testing/testing.h"

#include <QSet>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

QByteArray patternOf(const Router::Found &found)
{
    return found.route ? found.route->pattern : QByteArray();
}

TEST(PracticeRouter, FindsByMethodAndPath)
{
    const Router router(everyRoute());
    EXPECT_EQ(patternOf(router.find("GET", "/api/v2/users")), "/api/v2/users");
    EXPECT_EQ(patternOf(router.find("POST", "/oauth/token")), "/oauth/token");
    EXPECT_EQ(patternOf(router.find("GET", "/oauth/token")), "");
    EXPECT_EQ(patternOf(router.find("get", "/api/v2/users")), "");
    EXPECT_EQ(patternOf(router.find("GET", "/api/v2/users/a%7Cb/sessions")),
        "/api/v2/users/{id}/sessions");
    for (const QByteArray path : {"/api/v2/users/", "/api/v2//users", "/API/v2/users",
             "/api/v2/users/a/b", "/api/v2/users//sessions", "/", ""})
        EXPECT_EQ(patternOf(router.find("GET", path)), "") << path.toStdString();
}

TEST(PracticeRouter, DecodesTheId)
{
    const Router router(everyRoute());
    EXPECT_EQ(router.find("GET", "/api/v2/users/auth0%7Ca").id, u"auth0|a"_s);
    EXPECT_EQ(router.find("GET", "/api/v2/users/ad%7CC%5Cn%40x%2Fy%20z").id, u"ad|C\\n@x/y z"_s);
    EXPECT_EQ(router.find("GET", "/api/v2/users").id, QString());
}

TEST(PracticeRouter, TellsBadIdsFromUnknownPaths)
{
    const Router router(everyRoute());
    EXPECT_TRUE(router.find("GET", "/api/v2/users/%").badUri);
    EXPECT_TRUE(router.find("GET", "/api/v2/users/" + QByteArray(301, 'a')).badUri);
    EXPECT_FALSE(router.find("GET", "/api/v2/users/" + QByteArray(300, 'a')).badUri);
    EXPECT_EQ(router.find("GET", "/api/v2/users/auth0|a").route, nullptr);
}

TEST(PracticeRoutes, AreAllDifferentAndComplete)
{
    QSet<QByteArray> seen;
    for (const Route &route : everyRoute()) {
        const QByteArray name = route.method + ' ' + route.pattern;
        EXPECT_FALSE(seen.contains(name)) << name.toStdString();
        seen << name;
        EXPECT_NE(route.answer, nullptr) << name.toStdString();
        const bool management = route.pattern.startsWith("/api/v2/");
        EXPECT_EQ(route.zone == Zone::Management, management) << name.toStdString();
        EXPECT_EQ(route.scopes.isEmpty(), !management) << name.toStdString();
        const bool control = route.pattern.startsWith("/_practice/");
        EXPECT_EQ(route.zone == Zone::Control, control) << name.toStdString();
    }
    EXPECT_EQ(seen.size(), 47);
}

} // namespace
} // namespace bulkhead::practice
