// SPDX-License-Identifier: Apache-2.0
#include "auth0/http_transport.h"

#include "auth0/http_call.h"
#include "auth0/lane.h"
#include "auth0/trust.h"

#include <algorithm>

namespace bulkhead::auth0 {

// Everything in flight, in one place.
class HttpTransport::Wire final : public QObject
{
public:
    Wire(const HttpTransportOptions &options, const QSslConfiguration &tls)
        : m_options(options), m_tls(tls), m_idleCloseMs(options.idleCloseMs)
    {
    }

    void send(Request request, const Secret &bearer, std::function<void(Answer)> done);
    [[nodiscard]] int freeSlots() const;
    void abortAll();

private:
    struct Flight
    {
        quint64 id;
        Lane *lane;
        std::unique_ptr<HttpCall> call;
        std::function<void(Answer)> done;
    };
    void land(quint64 id);
    [[nodiscard]] Lane &freeLane();

    HttpTransportOptions m_options;
    QSslConfiguration m_tls;
    qint64 m_idleCloseMs;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::vector<Flight> m_flights; // after the lanes: calls go before the managers they run on
    quint64 m_lastId = 0;
};

void HttpTransport::Wire::send(
    Request request, const Secret &bearer, std::function<void(Answer)> done)
{
    Q_ASSERT(freeSlots() > 0);
    Lane &lane = freeLane();
    const quint64 id = ++m_lastId;
    // Never from within finished(): `done` may abort, send or destroy all this.
    auto ended = [this, id] {
        QMetaObject::invokeMethod(
            this, [this, id] { land(id); }, Qt::QueuedConnection);
    };
    auto call = lane.start(std::move(request), bearer, std::move(ended));
    m_flights.push_back({id, &lane, std::move(call), std::move(done)});
}

int HttpTransport::Wire::freeSlots() const
{
    return m_options.managers * Lane::width - int(m_flights.size());
}

// The first that has room: the others' connections come to rest and are closed, so that there are
// as many as the pace needs.
Lane &HttpTransport::Wire::freeLane()
{
    const auto found = std::find_if(m_lanes.begin(), m_lanes.end(),
        [](const auto &lane) { return lane->load() < Lane::width; });
    if (found != m_lanes.end())
        return **found;
    m_lanes.push_back(std::make_unique<Lane>(m_options, m_tls, m_idleCloseMs));
    return *m_lanes.back();
}

void HttpTransport::Wire::abortAll()
{
    for (const Flight &flight : m_flights)
        flight.call->abort();
}

void HttpTransport::Wire::land(quint64 id)
{
    const auto found = std::find_if(
        m_flights.begin(), m_flights.end(), [id](const Flight &flight) { return flight.id == id; });
    Flight flight = std::move(*found);
    m_flights.erase(found);
    Answer answer = flight.lane->finish(*flight.call);
    flight.call.reset();
    flight.done(std::move(answer)); // `this` may be gone now
}

HttpTransport::HttpTransport(std::unique_ptr<Wire> wire) : m_wire(std::move(wire)) { }
HttpTransport::~HttpTransport() = default;

void HttpTransport::send(Request request, const Secret &bearer, std::function<void(Answer)> done)
{
    m_wire->send(std::move(request), bearer, std::move(done));
}

int HttpTransport::freeSlots() const
{
    return m_wire->freeSlots();
}

void HttpTransport::abortAll()
{
    m_wire->abortAll();
}

Result<std::unique_ptr<HttpTransport>> makeHttpTransport(HttpTransportOptions options)
{
    auto tls = trust(options.caFile);
    if (!tls)
        return tl::unexpected(tls.error());
    auto wire = std::make_unique<HttpTransport::Wire>(options, *tls);
    return std::unique_ptr<HttpTransport>(new HttpTransport(std::move(wire)));
}

} // namespace bulkhead::auth0
