// SPDX-License-Identifier: Apache-2.0
#include "auth0/loopback_server.h"

#include <QSslServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

std::unique_ptr<QTcpServer> makeServer(const QSslConfiguration *tls)
{
    if (!tls)
        return std::make_unique<QTcpServer>();
    auto server = std::make_unique<QSslServer>();
    server->setSslConfiguration(*tls);
    return server;
}

// Takes one whole request off the front of `bytes`.
std::optional<Seen> takeRequest(QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n\r\n");
    if (end < 0)
        return std::nullopt;
    Seen request;
    const QList<QByteArray> lines = bytes.left(end).replace("\r\n", "\n").split('\n');
    const QList<QByteArray> first = lines.front().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.sliced(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.append({line.left(colon), line.mid(colon + 1).trimmed()});
    }
    const qsizetype length = request.header("content-length").toLongLong();
    if (bytes.size() < end + 4 + length)
        return std::nullopt;
    request.body = bytes.mid(end + 4, length);
    bytes.remove(0, end + 4 + length);
    return request;
}

void reset(QTcpSocket *socket)
{
    const linger now{1, 0};
    setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
}

} // namespace

QByteArray Seen::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

LoopbackServer::LoopbackServer(const QSslConfiguration *tls)
    : m_server(makeServer(tls)), m_tls(tls != nullptr)
{
    connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, this, &LoopbackServer::accept);
    if (!m_server->listen(QHostAddress::LocalHost, 0))
        qFatal("cannot listen on 127.0.0.1");
}

QString LoopbackServer::origin() const
{
    return u"%1://127.0.0.1:%2"_s.arg(m_tls ? u"https"_s : u"http"_s).arg(port());
}

void LoopbackServer::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        ++m_connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QObject::destroyed, this, [this, socket] { m_partial.remove(socket); });
        read(socket);
    }
}

void LoopbackServer::read(QTcpSocket *socket)
{
    QByteArray &bytes = m_partial[socket];
    bytes += socket->readAll();
    while (auto request = takeRequest(bytes)) {
        request->clientPort = socket->peerPort();
        seen.push_back(*request);
        const Reaction reaction = react(*request);
        QTimer::singleShot(
            reaction.delayMs, socket, [this, socket, reaction] { answer(socket, reaction); });
    }
}

void LoopbackServer::answer(QTcpSocket *socket, const Reaction &reaction)
{
    socket->write(reaction.bytes);
    socket->flush();
    if (reaction.then == Reaction::Then::Fin)
        socket->disconnectFromHost();
    else if (reaction.then == Reaction::Then::Reset)
        reset(socket);
    else if (idleCloseMs > 0)
        closeWhenIdle(socket);
}

void LoopbackServer::closeWhenIdle(QTcpSocket *socket)
{
    auto *timer = socket->findChild<QTimer *>();
    if (!timer) {
        timer = new QTimer(socket);
        timer->setTimerType(Qt::PreciseTimer);
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, socket, &QTcpSocket::disconnectFromHost);
    }
    timer->start(idleCloseMs);
}

QByteArray httpBytes(const auth0::Answer &answer)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(answer.status) + " Status\r\n";
    for (const auto &[name, value] : answer.headers)
        bytes += name + ": " + value + "\r\n";
    bytes += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n";
    return bytes + answer.body;
}

} // namespace bulkhead::testing
