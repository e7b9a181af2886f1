// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/http_transport.h"
#include "base/clock.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>

namespace bulkhead::auth0 {

class HttpCall;

// One QNetworkAccessManager: six connections to the tenant (a constant inside Qt 6.4), and never
// more calls than connections, because what Qt queues fails together with the call in front of it.
class Lane
{
public:
    static constexpr int width = 6;

    Lane(const HttpTransportOptions &options, const QSslConfiguration &tls);

    [[nodiscard]] int load() const { return m_load; }
    // `ended` is called once; then finish() has to be.
    [[nodiscard]] std::unique_ptr<HttpCall> start(
        Request request, const Secret &bearer, std::function<void()> ended);
    [[nodiscard]] Answer finish(HttpCall &call);

private:
    void closeStaleConnections();
    [[nodiscard]] QNetworkRequest wireRequest(const Request &request, const Secret &bearer) const;

    HttpTransportOptions m_options;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_manager;
    SystemClock m_clock;
    qint64 m_idleSince = 0;
    int m_load = 0;
    QString m_askingProxy;
};

} // namespace bulkhead::auth0
