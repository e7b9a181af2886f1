// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/http_transport.h"
#include "base/clock.h"

#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QTimer>

namespace bulkhead::auth0 {

class HttpCall;

// One QNetworkAccessManager: six connections to the tenant (a constant inside Qt 6.4), and never
// more calls than connections, because what Qt queues fails together with the call in front of it.
class Lane
{
public:
    static constexpr int width = 6;

    // `idleCloseMs` is shared by the lanes of a transport and outlives them: no connection is used
    // again after as long a rest, and none is left open for longer. It shrinks when a server turns
    // out to close them sooner.
    Lane(const HttpTransportOptions &options, const QSslConfiguration &tls, qint64 &idleCloseMs);

    [[nodiscard]] int load() const { return m_load; }
    // `ended` is called once; then finish() has to be.
    [[nodiscard]] std::unique_ptr<HttpCall> start(
        Request request, const Secret &bearer, std::function<void()> ended);
    [[nodiscard]] Answer finish(HttpCall &call);

private:
    [[nodiscard]] std::unique_ptr<HttpCall> send(
        Request request, const Secret &bearer, std::function<void()> ended);
    void closeStaleConnections();
    void closeAll();
    void learn(const HttpCall &call, const Answer &answer);
    [[nodiscard]] QNetworkRequest wireRequest(const Request &request, const Secret &bearer) const;

    HttpTransportOptions m_options;
    QSslConfiguration m_tls;
    QNetworkAccessManager m_manager;
    SystemClock m_clock;
    QTimer m_rest;
    qint64 &m_idleCloseMs;
    qint64 m_idleSince = 0;
    const HttpCall *m_rested = nullptr; // the call on its way that used a connection after a rest
    qint64 m_restMs = -1; // and how long that was; -1: it has none to use
    bool m_doubtful = true; // of the connections that are there
    int m_load = 0;
    QString m_askingProxy;
};

} // namespace bulkhead::auth0
