// SPDX-License-Identifier: Apache-2.0
// A long run: what is kept for a step, and what is left open. BULKHEAD_SOAK_STEPS sets how many;
// tests/soak takes 200,000.
#include "bench.h"

#include <QDir>

#include <cstdio>
#include <malloc.h>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

// A tenant that does all that is asked, at once, and remembers nothing.
std::optional<auth0::Answer> agree(const auth0::Request &request)
{
    if (request.target.startsWith("/.well-known"))
        return jsonAnswer(200, R"({"issuer":"https://acme.eu.auth0.com/"})");
    if (request.target == "/oauth/token")
        return jsonAnswer(200, R"({"access_token":"opaque","expires_in":86400})");
    if (request.target.startsWith("/dbconnections"))
        return auth0::Answer{auth0::Transfer::Answered, 200, {}, "An email has been sent.", {}};
    if (request.method != "GET")
        return auth0::Answer{auth0::Transfer::Answered, 202, {}, {}, {}};
    if (request.target.startsWith("/api/v2/users?"))
        return jsonAnswer(200, R"({"total":1000000})");
    const QByteArray id =
        request.target.mid(request.target.lastIndexOf('/') + 1).replace("%7C", "|");
    return jsonAnswer(200,
        R"({"user_id":")" + id + R"(","email":")" + id.mid(6)
            + R"(@example.org","identities":[{"provider":"auth0","connection":"main"}]})");
}

class Forgetful final : public auth0::Transport
{
public:
    explicit Forgetful(Clock &clock) : m_wire(clock, agree) { m_wire.latencyMs = 5; }
    void send(auth0::Request request, const Secret &bearer,
        std::function<void(auth0::Answer)> done) override
    {
        m_wire.sent.clear();
        m_wire.send(std::move(request), bearer, std::move(done));
    }
    [[nodiscard]] int freeSlots() const override { return m_wire.freeSlots(); }
    void abortAll() override { m_wire.abortAll(); }

private:
    FakeTransport m_wire;
};

qint64 heapBytes()
{
    const auto heap = ::mallinfo2();
    return qint64(heap.uordblks + heap.hblkhd);
}

qsizetype openHandles()
{
    return QDir(u"/proc/self/fd"_s)
        .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
        .size();
}

TEST(LongLife, AStepLeavesNothingBehindInMemory)
{
    const int wanted = qEnvironmentVariableIntValue("BULKHEAD_SOAK_STEPS");
    const int users = (wanted > 0 ? wanted : 20'000) / 2;
    Bench bench;
    QStringList ids;
    for (int i = 0; i < users; ++i)
        ids.append(u"auth0|%1"_s.arg(i, 24, 16, QLatin1Char('0')));
    bench.list(ids);
    ids.clear();
    Forgetful tenant(bench.clock);
    qint64 most = 0;
    std::optional<Ending> ended;
    const auto operate = [&](const std::function<void(run::Engine &)> &begin) {
        ended.reset();
        run::Engine engine(*bench.incident, clone(bench.credential), tenant, {}, bench.clock);
        QObject::connect(&engine, &run::Engine::ended, &engine,
            [&](run::End end, const std::optional<Error> &error) {
                ended = Ending{end, error};
            });
        QObject::connect(&engine, &run::Engine::progressed, &engine,
            [&](const run::Progress &) { most = std::max(most, heapBytes()); });
        begin(engine);
        while (!ended && bench.clock.step()) { }
    };
    operate([](run::Engine &engine) { engine.plan({}); });
    ASSERT_TRUE(ended && ended->end == run::End::Done) << described(*ended);

    const qint64 before = heapBytes();
    const auto handles = openHandles();
    most = 0;
    operate([](run::Engine &engine) { engine.run({}); });
    ASSERT_TRUE(ended && ended->end == run::End::Done) << described(*ended);
    EXPECT_EQ(bench.users(StepState::Done), users);
    const double steps = 2.0 * users;
    const auto grown = double(heapBytes() - before), peak = double(most - before);
    std::printf(
        "long life: %.0f steps; %.1f bytes a step kept, %.1f at the most meanwhile, handles "
        "%lld before and %lld after\n",
        steps, grown / steps, peak / steps, static_cast<long long>(handles),
        static_cast<long long>(openHandles()));
    EXPECT_LT(grown / steps, 40);
    EXPECT_LT(peak / steps, 60 + 2e6 / steps); // and what every run needs, however short
    EXPECT_LE(openHandles(), handles);
}

} // namespace
} // namespace bulkhead::testing
