// SPDX-License-Identifier: Apache-2.0
#include "auth0/action_endpoints.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

QJsonObject bodyOf(const Request &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

TEST(ActionEndpoints, AreCalledByTheirNames)
{
    const struct
    {
        Request request;
        QByteArray method, target;
    } table[] = {
        {actionTriggers(), "GET", "/api/v2/actions/triggers"},
        {actionsNamed(u"a b&c"_s), "GET",
            "/api/v2/actions/actions?actionName=a%20b%26c&page=0&per_page=20"},
        {postLoginActions(2), "GET",
            "/api/v2/actions/actions?triggerId=post-login&page=2&per_page=20"},
        {getAction(u"i/d"_s), "GET", "/api/v2/actions/actions/i%2Fd"},
        {updateActionCode(u"id"_s, "x"), "PATCH", "/api/v2/actions/actions/id"},
        {deployAction(u"id"_s), "POST", "/api/v2/actions/actions/id/deploy"},
        {deleteAction(u"id"_s), "DELETE", "/api/v2/actions/actions/id"},
        {postLoginBindingsPage(1), "GET",
            "/api/v2/actions/triggers/post-login/bindings?page=1&per_page=20"},
        {setPostLoginBindings({}), "PATCH", "/api/v2/actions/triggers/post-login/bindings"},
        {createAction({}), "POST", "/api/v2/actions/actions"},
    };
    for (const auto &each : table) {
        EXPECT_EQ(each.request.method, each.method);
        EXPECT_EQ(each.request.target, each.target);
        EXPECT_TRUE(each.request.authorized);
        EXPECT_EQ(each.request.api, Api::Management);
    }
}

TEST(ActionEndpoints, SendWhatTheSchemaKnows)
{
    const QJsonObject made = bodyOf(createAction({u"n"_s, "code \xc3\xa4", u"v3"_s, u"node22"_s}));
    EXPECT_EQ(made,
        (QJsonObject{{u"name"_s, u"n"_s}, {u"code"_s, u"code ä"_s}, {u"runtime"_s, u"node22"_s},
            {u"deploy"_s, true},
            {u"supported_triggers"_s,
                QJsonArray{QJsonObject{{u"id"_s, u"post-login"_s}, {u"version"_s, u"v3"_s}}}}}));
    EXPECT_FALSE(bodyOf(createAction({u"n"_s, "c", u"v3"_s, {}})).contains(u"runtime"_s));
    EXPECT_EQ(bodyOf(updateActionCode(u"i"_s, "c")), (QJsonObject{{u"code"_s, u"c"_s}}));
    EXPECT_EQ(deployAction(u"i"_s).body, QByteArray());
    EXPECT_EQ(bodyOf(setPostLoginBindings({1})), (QJsonObject{{u"bindings"_s, QJsonArray{1}}}));
}

} // namespace
} // namespace bulkhead::auth0
