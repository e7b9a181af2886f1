// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

#include <QHash>
#include <QPointer>
#include <QSslConfiguration>
#include <QTcpServer>

#include <functional>
#include <memory>
#include <vector>

namespace bulkhead::testing {

// A request as it came over the wire, whole.
struct Seen
{
    QByteArray method;
    QByteArray target;
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
    quint16 clientPort = 0; // tells connections apart

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

// What the server does with a request: write some bytes, perhaps later, and then keep or lose the
// connection.
struct Reaction
{
    enum class Then { Keep, Fin, Reset };
    QByteArray bytes;
    Then then = Then::Keep;
    int delayMs = 0;
};

// A server on 127.0.0.1 that misbehaves on request, in the clear or over TLS.
class LoopbackServer final : public QObject
{
public:
    explicit LoopbackServer(const QSslConfiguration *tls = nullptr);

    std::function<Reaction(const Seen &)> react;
    std::vector<Seen> seen;
    int idleCloseMs = 0; // a connection idle for so long after an answer is closed

    [[nodiscard]] quint16 port() const { return m_server->serverPort(); }
    [[nodiscard]] bool isTls() const { return m_tls; }
    [[nodiscard]] QString origin() const;
    [[nodiscard]] int connections() const { return m_connections; }
    [[nodiscard]] int openConnections() const
    {
        return int(m_partial.size());
    } // that said something
    void close() { m_server->close(); }

private:
    void accept();
    void read(QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Reaction &reaction);
    void closeWhenIdle(QTcpSocket *socket);

    QHash<QTcpSocket *, QByteArray> m_partial; // outlives the sockets, which the server owns
    std::unique_ptr<QTcpServer> m_server;
    bool m_tls;
    int m_connections = 0;
};

// A well-formed answer with Content-Length.
[[nodiscard]] QByteArray httpBytes(const auth0::Answer &answer);

} // namespace bulkhead::testing
