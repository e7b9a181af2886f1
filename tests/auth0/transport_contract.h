// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "testing/testing.h"

#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace bulkhead::testing {

using auth0::Answer;
using auth0::Request;
using auth0::Transfer;

// What a Transport stands in for a test: a tenant that answers by a function, or not at all.
class TransportHarness
{
public:
    struct Seen
    {
        QByteArray method;
        QByteArray target;
        QByteArray body;
        QByteArray authorization;
    };
    virtual ~TransportHarness() = default;
    // `script` decides every answer; nothing (nullopt) means: never within this test.
    using Script = std::function<std::optional<Answer>(const Request &)>;
    [[nodiscard]] virtual std::unique_ptr<auth0::Transport> make(Script script) = 0;
    [[nodiscard]] virtual std::vector<Seen> seen() const = 0;
    // Lets time pass until `done`; false when it does not come.
    [[nodiscard]] virtual bool until(const std::function<bool()> &done) = 0;
    // Lets everything that is due happen.
    virtual void settle() = 0;
};

struct HarnessMaker
{
    const char *name;
    std::function<std::unique_ptr<TransportHarness>()> make;

    friend void PrintTo(const HarnessMaker &maker, std::ostream *out) { *out << maker.name; }
};

class TransportContract : public ::testing::TestWithParam<HarnessMaker>
{
protected:
    void SetUp() override
    {
        harness = GetParam().make();
        transport = harness->make([this](const Request &request) { return script(request); });
    }

    void send() { send(post()); }
    void send(Request request)
    {
        transport->send(std::move(request), bearer,
            [this](Answer answer) { answers.push_back(std::move(answer)); });
    }

    [[nodiscard]] bool answered(size_t count)
    {
        return harness->until([this, count] { return answers.size() >= count; });
    }

    static Request post(const QByteArray &target = "/api/v2/users/auth0%7C1/revoke-access")
    {
        return {Api::Management, "POST", target, {}, true};
    }

    static Answer plain(int status, const QByteArray &body = {})
    {
        return {Transfer::Answered, status, {}, body, {}};
    }

    TransportHarness::Script script = [](const Request &) {
        return plain(202);
    };
    Secret bearer{QByteArray("contract.token")};
    std::vector<Answer> answers;
    std::unique_ptr<TransportHarness> harness;
    std::unique_ptr<auth0::Transport> transport;
};

TEST_P(TransportContract, DoneComesLaterAndOnce)
{
    send();
    EXPECT_TRUE(answers.empty());
    ASSERT_TRUE(answered(1));
    harness->settle();
    EXPECT_EQ(answers.size(), 1u);
    EXPECT_EQ(answers[0].transfer, Transfer::Answered);
}

TEST_P(TransportContract, AnswersCarryStatusHeadersAndBody)
{
    for (const int status : {200, 202, 204, 307, 400, 401, 403, 404, 408, 429, 500, 503, 504}) {
        const QByteArray body = status == 204 ? QByteArray() : QByteArray("{\"a\":\"\xC3\xA9\"}");
        script = [&](const Request &) {
            Answer answer = plain(status, body);
            answer.headers = {{"X-RateLimit-Remaining", "7"}, {"Location", "/elsewhere"}};
            return answer;
        };
        answers.clear();
        send();
        ASSERT_TRUE(answered(1)) << status;
        EXPECT_EQ(answers[0].transfer, Transfer::Answered) << status;
        EXPECT_EQ(answers[0].status, status);
        EXPECT_EQ(answers[0].body, body) << status;
        EXPECT_EQ(answers[0].header("x-ratelimit-REMAINING"), "7") << status;
    }
    EXPECT_EQ(harness->seen().size(), 13u) << "a redirect was followed or a call repeated";
}

TEST_P(TransportContract, TheTenantSeesTheRequestAsBuilt)
{
    send({Api::Authentication, "POST", "/dbconnections/change_password", "{\"email\":\"a@b\"}",
        false});
    send(
        {Api::Management, "DELETE", "/api/v2/users/waad%7Cx%40y.z%2F%5C%23%2B/sessions", {}, true});
    send({Api::Management, "GET", "/api/v2/users-by-email?email=a%2Bb%40c", {}, true});
    ASSERT_TRUE(answered(3));
    std::set<QByteArray> lines;
    for (const auto &seen : harness->seen())
        lines.insert(seen.method + ' ' + seen.target + ' ' + seen.body + ' ' + seen.authorization);
    const std::set<QByteArray> expected{"POST /dbconnections/change_password {\"email\":\"a@b\"} ",
        "DELETE /api/v2/users/waad%7Cx%40y.z%2F%5C%23%2B/sessions  Bearer contract.token",
        "GET /api/v2/users-by-email?email=a%2Bb%40c  Bearer contract.token"};
    EXPECT_EQ(lines, expected);
}

TEST_P(TransportContract, SlotsFillAndEmpty)
{
    const int all = transport->freeSlots();
    ASSERT_GT(all, 1);
    for (int i = 0; i < all; ++i) {
        EXPECT_EQ(transport->freeSlots(), all - i);
        send();
    }
    EXPECT_EQ(transport->freeSlots(), 0);
    ASSERT_TRUE(answered(size_t(all)));
    EXPECT_EQ(transport->freeSlots(), all);
    EXPECT_EQ(harness->seen().size(), size_t(all));
}

TEST_P(TransportContract, TheSlotIsFreeBeforeDone)
{
    const int all = transport->freeSlots();
    int during = -1;
    transport->send(post(), bearer, [&](const Answer &) { during = transport->freeSlots(); });
    ASSERT_TRUE(harness->until([&] { return during >= 0; }));
    EXPECT_EQ(during, all);
}

TEST_P(TransportContract, AbortAllGivesUpOnEveryCallLater)
{
    script = [](const Request &) {
        return std::nullopt;
    };
    for (int i = 0; i < 5; ++i)
        send();
    EXPECT_TRUE(harness->until([&] { return harness->seen().size() == 5; }));
    transport->abortAll();
    EXPECT_TRUE(answers.empty());
    transport->abortAll();
    ASSERT_TRUE(answered(5));
    harness->settle();
    EXPECT_EQ(answers.size(), 5u);
    for (const Answer &answer : answers)
        EXPECT_EQ(answer.transfer, Transfer::Aborted);
    EXPECT_EQ(harness->seen().size(), 5u);
}

TEST_P(TransportContract, CallsGoOnAfterAbortAll)
{
    script = [](const Request &) {
        return std::nullopt;
    };
    send();
    transport->abortAll();
    ASSERT_TRUE(answered(1));
    script = [](const Request &) {
        return plain(202);
    };
    send();
    ASSERT_TRUE(answered(2));
    EXPECT_EQ(answers[1].transfer, Transfer::Answered);
}

TEST_P(TransportContract, DoneMaySendAgain)
{
    int left = 20;
    std::function<void()> again = [&] {
        transport->send(post(), bearer, [&](const Answer &) {
            if (--left > 0)
                again();
        });
    };
    again();
    ASSERT_TRUE(harness->until([&] { return left == 0; }));
    EXPECT_EQ(harness->seen().size(), 20u);
}

TEST_P(TransportContract, DoneMayAbortTheOthers)
{
    script = [](const Request &request) {
        return request.target == "/first" ? std::optional(plain(401)) : std::nullopt;
    };
    for (int i = 0; i < 3; ++i)
        send();
    transport->send(post("/first"), bearer, [&](const Answer &) { transport->abortAll(); });
    ASSERT_TRUE(answered(3));
    for (const Answer &answer : answers)
        EXPECT_EQ(answer.transfer, Transfer::Aborted);
}

TEST_P(TransportContract, DoneMayDestroyTheTransport)
{
    bool destroyed = false;
    send();
    transport->send(post(), bearer, [&](const Answer &) {
        transport.reset();
        destroyed = true;
    });
    send();
    ASSERT_TRUE(harness->until([&] { return destroyed; }));
    const size_t before = answers.size();
    harness->settle();
    EXPECT_EQ(answers.size(), before);
}

TEST_P(TransportContract, NothingIsCalledAfterDestruction)
{
    send();
    send();
    transport->abortAll();
    transport.reset();
    harness->settle();
    EXPECT_TRUE(answers.empty());
}

} // namespace bulkhead::testing
