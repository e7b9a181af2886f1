// SPDX-License-Identifier: Apache-2.0
#include "auth0/classifier.h"
#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

using namespace bulkhead::auth0;

struct Row
{
    const char *name;
    int status;
    QByteArray body;
    Shape expected;
    Outcome outcome;
    std::optional<Fault> fault = std::nullopt;
    QString code = {};
    QString message = {};
};

const QByteArray page = "<!DOCTYPE html><html><head><title>Log in to Wifi</title></head></html>";
const QByteArray sentence = "We've just sent you an email to reset your password.";

QByteArray management(int status, const char *error, const char *message, const char *code = "")
{
    QByteArray body = "{\"statusCode\":" + QByteArray::number(status) + ",\"error\":\"" + error
        + "\",\"message\":\"" + message + "\"";
    if (*code)
        body += QByteArray(",\"errorCode\":\"") + code + "\"";
    return body + "}";
}

const Row successes[] = {
    {"revoke accepted", 202, "", Shape::Empty, Outcome::Done},
    {"blank counts as empty", 202, "\r\n ", Shape::Empty, Outcome::Done},
    {"no content", 204, "", Shape::Empty, Outcome::Done},
    {"plain ok", 200, "", Shape::Empty, Outcome::Done},
    {"an object with the acceptance", 202, "{}", Shape::Empty, Outcome::Done},
    {"portal page for a revoke", 200, page, Shape::Empty, Outcome::Malformed, Fault::NotATenant},
    {"portal page as accepted", 202, page, Shape::Empty, Outcome::Malformed, Fault::NotATenant},
    {"text for a revoke", 200, "OK", Shape::Empty, Outcome::Malformed},
    {"array for a revoke", 200, "[]", Shape::Empty, Outcome::Malformed},
    {"transformed by a proxy", 203, "", Shape::Empty, Outcome::Malformed},
    {"part of something", 206, "{}", Shape::JsonObject, Outcome::Malformed},
    {"mail sentence", 200, sentence, Shape::Text, Outcome::Done},
    {"mail sentence as JSON", 200, "\"" + sentence + "\"", Shape::Text, Outcome::Done},
    {"portal page for a mail", 200, page, Shape::Text, Outcome::Malformed, Fault::NotATenant},
    {"page after a BOM", 200, "\xEF\xBB\xBF\n" + page, Shape::Text, Outcome::Malformed,
        Fault::NotATenant},
    {"page after words", 200, "Welcome<br>", Shape::Text, Outcome::Malformed},
    {"object for a mail", 200, "{\"ok\":true}", Shape::Text, Outcome::Malformed},
    {"nothing for a mail", 200, "", Shape::Text, Outcome::Malformed},
    {"a novel for a mail", 200, QByteArray(1001, 'a'), Shape::Text, Outcome::Malformed},
    {"user", 200, "{\"user_id\":\"auth0|1\"}", Shape::JsonObject, Outcome::Done},
    {"created", 201, "{\"ticket\":\"x\"}", Shape::JsonObject, Outcome::Done},
    {"users", 200, "[{\"user_id\":\"auth0|1\"}]", Shape::JsonArray, Outcome::Done},
    {"no users", 200, "[]", Shape::JsonArray, Outcome::Done},
    {"array for an object", 200, "[]", Shape::JsonObject, Outcome::Malformed},
    {"object for an array", 200, "{}", Shape::JsonArray, Outcome::Malformed},
    {"half a user", 200, "{\"user_id\":\"auth0|", Shape::JsonObject, Outcome::Malformed},
    {"nothing for a user", 200, "", Shape::JsonObject, Outcome::Malformed},
    {"portal page for a user", 200, page, Shape::JsonObject, Outcome::Malformed, Fault::NotATenant},
    {"XML for a user", 200, "<?xml version=\"1.0\"?><a/>", Shape::JsonArray, Outcome::Malformed,
        Fault::NotATenant},
};

const Row refusals[] = {
    {"bad id", 400, management(400, "Bad Request", "Payload validation error: 'x'", "invalid_body"),
        Shape::Empty, Outcome::Refused, {}, u"invalid_body"_s, u"Payload validation error: 'x'"_s},
    {"no errorCode", 400, management(400, "Bad Request", "PasswordHistoryError: used"),
        Shape::Empty, Outcome::Refused, {}, {}, u"PasswordHistoryError: used"_s},
    {"reset for no connection", 400,
        R"({"error":"invalid_request","error_description":"connection not found"})", Shape::Text,
        Outcome::Refused, {}, u"invalid_request"_s, u"connection not found"_s},
    {"legacy shape", 400,
        R"({"code":"invalid_password","description":"too weak","name":"PasswordStrengthError"})",
        Shape::Text, Outcome::Refused, {}, u"invalid_password"_s, u"too weak"_s},
    {"legacy with rules", 400,
        R"({"code":"invalid_password","description":{"rules":[]},"name":"PasswordStrengthError"})",
        Shape::Text, Outcome::Refused, {}, u"invalid_password"_s, u"PasswordStrengthError"_s},
    {"legacy with a status", 400, R"({"code":"bad","description":"no","statusCode":400})",
        Shape::Text, Outcome::Refused, {}, u"bad"_s, u"no"_s},
    {"text", 400, "connection not found", Shape::Text, Outcome::Refused, {}, {},
        u"connection not found"_s},
    {"nothing said", 400, "", Shape::Empty, Outcome::Refused},
    {"page for a bad request", 400, "<html><title>400</title>", Shape::Empty, Outcome::Malformed,
        Fault::NotATenant, {}, u"400"_s},
    {"conflict", 409, management(409, "Conflict", "exists"), Shape::Empty, Outcome::Refused, {}, {},
        u"exists"_s},
    {"too large", 413, "", Shape::Empty, Outcome::Refused},
    {"expired token", 401, management(401, "Unauthorized", "Expired token", "invalid_token"),
        Shape::Empty, Outcome::Unauthorized, {}, u"invalid_token"_s, u"Expired token"_s},
    {"unauthorized, nothing said", 401, "", Shape::Empty, Outcome::Unauthorized},
    {"unauthorized page", 401, page, Shape::Empty, Outcome::Unauthorized, {}, {},
        u"Log in to Wifi"_s},
    {"not paid for", 402, "", Shape::Empty, Outcome::Forbidden, Fault::PlanLacksFeature},
    {"scope by code", 403,
        management(403, "Forbidden", "Insufficient scope, expected any of: delete:sessions,x:y",
            "insufficient_scope"),
        Shape::Empty, Outcome::ScopeMissing, Fault::ScopeMissing, u"insufficient_scope"_s,
        u"Insufficient scope, expected any of: delete:sessions,x:y"_s},
    {"scope by message", 403,
        management(403, "Forbidden", "Insufficient scope, expected any of: read:users"),
        Shape::Empty, Outcome::ScopeMissing, Fault::ScopeMissing, {},
        u"Insufficient scope, expected any of: read:users"_s},
    {"scope in OAuth words", 403,
        R"({"error":"insufficient_scope","error_description":"expected read:users"})", Shape::Empty,
        Outcome::ScopeMissing, Fault::ScopeMissing, u"insufficient_scope"_s,
        u"expected read:users"_s},
    {"feature off", 403,
        management(403, "Forbidden", "This feature is not enabled for this tenant."), Shape::Empty,
        Outcome::Forbidden, Fault::PlanLacksFeature, {},
        u"This feature is not enabled for this tenant."_s},
    {"no entitlement", 403, management(403, "Forbidden", "Subscription missing entitlement."),
        Shape::Empty, Outcome::Forbidden, Fault::PlanLacksFeature, {},
        u"Subscription missing entitlement."_s},
    {"account", 403,
        management(403, "Forbidden", "The account is not allowed to perform this operation."),
        Shape::Empty, Outcome::Forbidden, Fault::PlanLacksFeature, {},
        u"The account is not allowed to perform this operation."_s},
    {"passkey", 403,
        management(403, "Forbidden", "Operation not permitted", "operation_not_supported"),
        Shape::Empty, Outcome::Forbidden, {}, u"operation_not_supported"_s,
        u"Operation not permitted"_s},
    {"forbidden, nothing said", 403, "", Shape::Empty, Outcome::Forbidden},
    {"edge's page", 403, "<html><title>Attention Required! | Edge</title></html>", Shape::Empty,
        Outcome::Malformed, Fault::NotATenant, {}, u"Attention Required! | Edge"_s},
    {"no user", 404, management(404, "Not Found", "The user does not exist.", "inexistent_user"),
        Shape::JsonObject, Outcome::NotFound, {}, u"inexistent_user"_s,
        u"The user does not exist."_s},
    {"no user, no code", 404, management(404, "Not Found", "User not found."), Shape::JsonObject,
        Outcome::NotFound, {}, {}, u"User not found."_s},
    {"no user for a mail", 404, R"({"error":"not_found","error_description":"User not found"})",
        Shape::Text, Outcome::NotFound, {}, u"not_found"_s, u"User not found"_s},
    {"any server's page", 404, "<html><head><title>404 Not Found</title>", Shape::Empty,
        Outcome::Malformed, Fault::NotATenant, {}, u"404 Not Found"_s},
    {"any server's silence", 404, "", Shape::Empty, Outcome::Malformed, Fault::NotATenant},
    {"any server's text", 404, "404 page not found\n", Shape::Empty, Outcome::Malformed,
        Fault::NotATenant, {}, u"404 page not found"_s},
    {"another program's JSON", 404, R"({"detail":"Not Found"})", Shape::Empty, Outcome::Malformed,
        Fault::NotATenant},
    {"another program's error", 404, R"({"error":"Not Found"})", Shape::Empty, Outcome::Malformed,
        Fault::NotATenant, u"Not Found"_s, u"Not Found"_s},
    {"proxy wants a password", 407, page, Shape::Empty, Outcome::Unreachable,
        Fault::ProxyAuthRequired, {}, u"Log in to Wifi"_s},
    {"slow request", 408, "", Shape::Empty, Outcome::ServerFailed},
    {"global limit", 429,
        management(429, "Too Many Requests", "Global limit has been reached", "too_many_requests"),
        Shape::Empty, Outcome::Throttled, {}, u"too_many_requests"_s,
        u"Global limit has been reached"_s},
    {"limit of the other API", 429,
        R"({"error":"too_many_requests","error_description":"Rate limit exceeded."})", Shape::Text,
        Outcome::Throttled, {}, u"too_many_requests"_s, u"Rate limit exceeded."_s},
    {"bare limit", 429, "", Shape::Empty, Outcome::Throttled},
    {"edge's limit", 429, page, Shape::Text, Outcome::Throttled, {}, {}, u"Log in to Wifi"_s},
    {"server error", 500, management(500, "Internal Server Error", "oops"), Shape::Empty,
        Outcome::ServerFailed, {}, {}, u"oops"_s},
    {"bad gateway", 502, "<html><title>502</title>", Shape::Empty, Outcome::ServerFailed, {}, {},
        u"502"_s},
    {"busy", 503, "", Shape::JsonObject, Outcome::ServerFailed},
    {"gateway timeout", 504, "", Shape::Text, Outcome::ServerFailed},
    {"edge's own", 525, "", Shape::Text, Outcome::ServerFailed},
    {"a status nobody has", 700, "", Shape::Empty, Outcome::Malformed, Fault::NotATenant},
    {"switching", 101, "", Shape::Empty, Outcome::Malformed, Fault::NotATenant},
};

void check(const Row &row)
{
    const Reading reading =
        classify({Transfer::Answered, row.status, {}, row.body, {}}, row.expected);
    EXPECT_EQ(reading.outcome, row.outcome) << row.name;
    EXPECT_EQ(reading.fault, row.fault) << row.name;
    EXPECT_EQ(reading.status, row.status) << row.name;
    EXPECT_EQ(reading.code, row.code) << row.name;
    EXPECT_EQ(reading.message, row.message) << row.name;
}

} // namespace

TEST(Classifier, Successes)
{
    for (const Row &row : successes)
        check(row);
}

TEST(Classifier, Refusals)
{
    for (const Row &row : refusals)
        check(row);
}

TEST(Classifier, TransfersWithoutAnAnswer)
{
    struct
    {
        Transfer transfer;
        int status;
        Outcome outcome;
        std::optional<Fault> fault;
    } const table[] = {
        {Transfer::HostUnknown, 0, Outcome::Unreachable, Fault::HostUnknown},
        {Transfer::Refused, 0, Outcome::Unreachable, Fault::Unreachable},
        {Transfer::TlsUntrusted, 0, Outcome::Unreachable, Fault::TlsUntrusted},
        {Transfer::ProxyAuthRequired, 407, Outcome::Unreachable, Fault::ProxyAuthRequired},
        {Transfer::NetworkDown, 0, Outcome::Unreachable, Fault::Unreachable},
        {Transfer::Broken, 0, Outcome::Unknown, {}},
        {Transfer::Broken, 200, Outcome::Unknown, {}},
        {Transfer::Broken, 404, Outcome::Unknown, {}},
        {Transfer::TimedOut, 0, Outcome::Unknown, {}},
        {Transfer::TimedOut, 202, Outcome::Unknown, {}},
        {Transfer::Aborted, 0, Outcome::Unknown, {}},
    };
    for (const auto &row : table) {
        const Answer answer{row.transfer, row.status, {}, "half a bo", u"t.auth0.com"_s};
        const Reading reading = classify(answer, Shape::Empty);
        EXPECT_EQ(reading.outcome, row.outcome) << int(row.transfer);
        EXPECT_EQ(reading.fault, row.fault) << int(row.transfer);
        EXPECT_EQ(reading.status, row.status) << int(row.transfer);
        EXPECT_EQ(reading.message, u"t.auth0.com"_s);
    }
}

TEST(Classifier, RedirectsNameTheHostOnly)
{
    for (const int status : {300, 301, 302, 303, 304, 307, 308}) {
        const QByteArray location = "https://portal.example/login?ticket=secret";
        const Reading reading = classify(
            {Transfer::Answered, status, {{"Location", location}}, page, {}}, Shape::Empty);
        EXPECT_EQ(reading.outcome, Outcome::Redirected);
        EXPECT_EQ(reading.fault, Fault::Redirected);
        EXPECT_EQ(reading.message, u"portal.example"_s);
    }
}

TEST(Classifier, PracticeIsMarkedByItsHeaderAlone)
{
    Answer answer{Transfer::Answered, 202, {{"x-bulkhead-PRACTICE", "1"}}, {}, {}};
    EXPECT_TRUE(classify(answer, Shape::Empty).practice);
    answer.headers.clear();
    EXPECT_FALSE(classify(answer, Shape::Empty).practice);
}

TEST(Classifier, HintsComeWithEveryAnswer)
{
    for (const int status : {202, 404, 429, 503}) {
        const Reading reading =
            classify({Transfer::Answered, status,
                         {{"X-RateLimit-Remaining", "3"}, {"Retry-After", "2"}}, {}, {}},
                Shape::Empty);
        EXPECT_EQ(reading.rate.remaining, 3) << status;
        EXPECT_EQ(reading.rate.retryAfterMs, 2000) << status;
    }
}

} // namespace bulkhead::testing
