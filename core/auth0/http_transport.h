// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "base/result.h"
#include "model/tenant.h"

#include <memory>

namespace bulkhead::auth0 {

struct HttpTransportOptions
{
    TenantAddress address;
    QString caFile; // PEM, added to the system's authorities; empty: those only
    int managers = 64; // at most: one more is made when all have their six calls on the way
    int deadlineMs = 30'000; // for a whole call, connecting included
    int idleCloseMs = 4'000; // a connection unused for longer is closed, not used again
    QByteArray userAgent = "Bulkhead/" BULKHEAD_VERSION;
    QUrl proxy = {}; // http://HOST:PORT in place of the system's, for loopback too
};

// The real one: HTTP/1.1 through Qt, on the thread that made it. Needs an event loop.
class HttpTransport final : public Transport
{
public:
    ~HttpTransport() override;
    void send(Request request, const Secret &bearer, std::function<void(Answer)> done) override;
    [[nodiscard]] int freeSlots() const override;
    void abortAll() override;

private:
    class Wire;
    friend Result<std::unique_ptr<HttpTransport>> makeHttpTransport(HttpTransportOptions options);
    explicit HttpTransport(std::unique_ptr<Wire> wire);

    std::unique_ptr<Wire> m_wire;
};

// CaUnreadable when `caFile` holds no certificate. Makes no call.
[[nodiscard]] Result<std::unique_ptr<HttpTransport>> makeHttpTransport(
    HttpTransportOptions options);

} // namespace bulkhead::auth0
