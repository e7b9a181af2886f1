// SPDX-License-Identifier: Apache-2.0
#include "practice/replies.h"

#include "testing/testing.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

TEST(PracticeReplies, ManagementErrors)
{
    EXPECT_EQ(managementError(404, u"The user does not exist."_s, u"inexistent_user"_s).body,
        R"({"error":"Not Found","errorCode":"inexistent_user",)"
        R"("message":"The user does not exist.","statusCode":404})");
    EXPECT_EQ(managementError(401, u"Missing authentication"_s, {}).body,
        R"({"error":"Unauthorized","message":"Missing authentication","statusCode":401})");
    EXPECT_EQ(managementError(429, {}, {}).status, 429);
}

TEST(PracticeReplies, AuthenticationErrors)
{
    const Reply reply = authenticationError(401, u"access_denied"_s, u"Unauthorized"_s);
    EXPECT_EQ(reply.status, 401);
    EXPECT_EQ(reply.body, R"({"error":"access_denied","error_description":"Unauthorized"})");
}

TEST(PracticeReplies, RateHeadersCountInWholeUnixSeconds)
{
    const auto reset = [](qint64 fullInMs, qint64 utcMs) {
        return rateHeaders({50, 7, fullInMs}, utcMs).last().second;
    };
    const Headers headers = rateHeaders({50, 7, 0}, 5000);
    EXPECT_EQ(headers[0], qMakePair(QByteArray("x-ratelimit-limit"), QByteArray("50")));
    EXPECT_EQ(headers[1], qMakePair(QByteArray("x-ratelimit-remaining"), QByteArray("7")));
    EXPECT_EQ(reset(0, 5000), "5");
    EXPECT_EQ(reset(1, 5000), "6") << "never before the bucket is full";
    EXPECT_EQ(reset(1500, 5500), "7");
    for (const auto &[name, value] : headers)
        EXPECT_TRUE(isRateHeader(name));
    EXPECT_FALSE(isRateHeader("x-rate"));
}

struct Body
{
    const char *what;
    QByteArray type;
    QByteArray body;
    QString problem; // a part of it; empty: none
};

class PracticeBody : public ::testing::TestWithParam<Body>
{
};

TEST_P(PracticeBody, IsChecked)
{
    HttpRequest request;
    request.headers = {{"Content-Type", GetParam().type}};
    request.body = GetParam().body;
    const CheckedBody checked =
        checkBody(request, {{u"name"_s, QJsonValue::String}, {u"flag"_s, QJsonValue::Bool}});
    EXPECT_EQ(checked.problem.isEmpty(), GetParam().problem.isEmpty()) << GetParam().what;
    EXPECT_TRUE(checked.problem.contains(GetParam().problem)) << GetParam().what;
    EXPECT_TRUE(checked.problem.isEmpty() || checked.object.isEmpty()) << GetParam().what;
}

const QByteArray jsonType = "application/json";

INSTANTIATE_TEST_SUITE_P(All, PracticeBody,
    ::testing::Values(Body{"both", jsonType, R"({"name":"a","flag":true})", {}},
        Body{"one", jsonType, R"({"flag":false})", {}}, Body{"none", jsonType, "{}", {}},
        Body{"charset", "Application/JSON; charset=utf-8", "{}", {}},
        Body{"no type", {}, "{}", u"Expected type object"_s},
        Body{"other type", "text/plain", "{}", u"Expected type object"_s},
        Body{"not JSON", jsonType, "{", u"Expected type object"_s},
        Body{"no body", jsonType, {}, u"Expected type object"_s},
        Body{"array", jsonType, "[]", u"Expected type object"_s},
        Body{"stray key", jsonType, R"({"x":1})", u"not allowed: x"_s},
        Body{"case of a key", jsonType, R"({"Name":"a"})", u"not allowed: Name"_s},
        Body{"number", jsonType, R"({"name":1})", u"on property name"_s},
        Body{"null", jsonType, R"({"name":null})", u"on property name"_s},
        Body{"text for a flag", jsonType, R"({"flag":"true"})", u"on property flag"_s}));

} // namespace
} // namespace bulkhead::practice
