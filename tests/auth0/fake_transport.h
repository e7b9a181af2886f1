// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "base/clock.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace bulkhead::testing {

// A tenant made of one function: it acts when a call is sent, its answer arrives `latencyMs` later
// by the clock; without an answer (nullopt) the call hangs until abortAll(). Fulfils
// tests/auth0/transport_contract.h, so what an engine learns here it may believe on the wire.
class FakeTransport final : public auth0::Transport
{
public:
    using Script = std::function<std::optional<auth0::Answer>(const auth0::Request &)>;

    explicit FakeTransport(Clock &clock, Script answers = {}, int atOnce = 24)
        : script(std::move(answers)), m_clock(clock), m_atOnce(atOnce)
    {
    }

    Script script;
    int latencyMs = 50;
    // Everything that was sent, in order, with the token it carried (empty without).
    struct Sent
    {
        auth0::Request request;
        QByteArray bearer;
    };
    std::vector<Sent> sent;

    [[nodiscard]] int inFlight() const { return int(m_flights.size()); }
    [[nodiscard]] int freeSlots() const override { return m_atOnce - inFlight(); }

    void send(auth0::Request request, const Secret &bearer,
        std::function<void(auth0::Answer)> done) override
    {
        Q_ASSERT(freeSlots() > 0);
        const int id = ++m_lastId;
        std::optional<auth0::Answer> answer = script(request);
        const QByteArray token = request.authorized ? bearer.reveal().toByteArray() : QByteArray();
        sent.push_back({std::move(request), token});
        if (answer)
            m_clock.after(latencyMs, &m_life, [this, id] { land(id); });
        m_flights.emplace(id, Flight{std::move(answer).value_or(auth0::Answer{}), std::move(done)});
    }

    void abortAll() override
    {
        for (auto &[id, flight] : m_flights) {
            flight.answer = {auth0::Transfer::Aborted, 0, {}, {}, {}};
            m_clock.after(0, &m_life, [this, number = id] { land(number); });
        }
    }

private:
    struct Flight
    {
        auth0::Answer answer;
        std::function<void(auth0::Answer)> done;
    };

    void land(int id)
    {
        auto flight = m_flights.extract(id);
        if (flight.empty())
            return; // aborted before its time
        flight.mapped().done(std::move(flight.mapped().answer)); // `this` may be gone now
    }

    Clock &m_clock;
    int m_atOnce;
    int m_lastId = 0;
    std::map<int, Flight> m_flights;
    QObject m_life; // last: timers die first
};

} // namespace bulkhead::testing
