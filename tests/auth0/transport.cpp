// SPDX-License-Identifier: Apache-2.0
#include "auth0/fake_transport.h"
#include "auth0/http_transport.h"
#include "auth0/loopback_server.h"
#include "auth0/test_certificates.h"
#include "auth0/transport_contract.h"
#include "base/manual_clock.h"

namespace bulkhead::testing {
namespace {

class FakeHarness final : public TransportHarness
{
public:
    std::unique_ptr<auth0::Transport> make(Script script) override
    {
        auto fake = std::make_unique<FakeTransport>(m_clock, std::move(script));
        m_fake = fake.get();
        return fake;
    }

    std::vector<Seen> seen() const override
    {
        std::vector<Seen> all;
        for (const auto &[request, bearer] : m_fake->sent)
            all.push_back({request.method, request.target, request.body,
                bearer.isEmpty() ? bearer : "Bearer " + bearer});
        return all;
    }

    bool until(const std::function<bool()> &done) override
    {
        while (!done()) {
            if (!m_clock.step())
                return false;
        }
        return true;
    }

    void settle() override { m_clock.advance(3'600'000); }

private:
    ManualClock m_clock;
    FakeTransport *m_fake = nullptr;
};

class RealHarness final : public TransportHarness
{
public:
    explicit RealHarness(bool tls) : m_server(tls ? &testServerTls() : nullptr) { }

    std::unique_ptr<auth0::Transport> make(Script script) override
    {
        m_server.react = [script](const bulkhead::testing::Seen &seen) {
            const auto answer = script({Api::Management, seen.method, seen.target, seen.body});
            return Reaction{answer ? httpBytes(*answer) : QByteArray()};
        };
        auth0::HttpTransportOptions options{
            *TenantAddress::parse(m_server.origin()), m_server.isTls() ? testCaFile() : QString()};
        options.managers = 4;
        return std::move(*auth0::makeHttpTransport(options));
    }

    std::vector<Seen> seen() const override
    {
        std::vector<Seen> all;
        for (const auto &seen : m_server.seen)
            all.push_back({seen.method, seen.target, seen.body, seen.header("authorization")});
        return all;
    }

    bool until(const std::function<bool()> &done) override { return waitFor(done); }

    void settle() override
    {
        EXPECT_FALSE(waitFor([] { return false; }, 30));
    }

private:
    LoopbackServer m_server;
};

template <typename Harness, auto... arguments> HarnessMaker maker(const char *name)
{
    return {name, [] {
                return std::make_unique<Harness>(arguments...);
            }};
}

} // namespace

INSTANTIATE_TEST_SUITE_P(Every, TransportContract,
    ::testing::Values(maker<FakeHarness>("Fake"), maker<RealHarness, false>("Plain"),
        maker<RealHarness, true>("Tls")),
    [](const auto &parameter) { return parameter.param.name; });

} // namespace bulkhead::testing
