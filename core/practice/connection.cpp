// SPDX-License-Identifier: Apache-2.0
#include "practice/connection.h"

#include "practice/replies.h"

#include <QTcpSocket>

#include <sys/socket.h>

namespace bulkhead::practice {

using namespace Qt::StringLiterals;

namespace {
// A caller who sends without reading what comes back has to wait.
constexpr qint64 maxUnread = 1024 * 1024;
constexpr qint64 readAhead = 256 * 1024;
} // namespace

Connection::Connection(QTcpSocket *socket, Dispatcher &dispatcher, Clock &clock, QObject *parent)
    : QObject(parent), m_socket(socket), m_dispatcher(dispatcher), m_clock(clock)
{
    socket->setParent(this);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    socket->setReadBufferSize(readAhead);
    connect(socket, &QTcpSocket::readyRead, this, &Connection::read);
    connect(socket, &QTcpSocket::bytesWritten, this, &Connection::read);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    read(); // bytes may have come before the signals were connected
}

void Connection::read()
{
    if (m_busy || m_socket->bytesToWrite() > maxUnread)
        return;
    m_parser.feed(m_socket->readAll());
    answerWaiting();
}

void Connection::answerWaiting()
{
    while (!m_busy && m_socket->bytesToWrite() <= maxUnread) {
        const std::optional<HttpRequest> request = m_parser.next();
        if (!request)
            break;
        answer(*request);
    }
    if (m_parser.error() != 0 && !m_busy) {
        m_busy = true;
        const Reply reply =
            authenticationError(m_parser.error(), u"invalid_request"_s, u"not an HTTP request"_s);
        deliver({.reply = reply}, false, true);
    }
}

void Connection::answer(const HttpRequest &request)
{
    HttpRequest known = request;
    known.peer = m_socket->peerAddress();
    const Delivery delivery = m_dispatcher.handle(known);
    const bool withBody = known.method != "HEAD";
    if (delivery.delayMs <= 0) {
        deliver(delivery, known.keepAlive, withBody);
        return;
    }
    m_busy = true;
    m_clock.after(delivery.delayMs, this, [this, delivery, keepAlive = known.keepAlive, withBody] {
        m_busy = false;
        deliver(delivery, keepAlive, withBody);
        read();
    });
}

void Connection::deliver(const Delivery &delivery, bool keepAlive, bool withBody)
{
    if (delivery.fault) {
        misbehave(*delivery.fault, delivery.reply);
        return;
    }
    const Reply &reply = delivery.reply;
    m_socket->write(serialize(reply, m_clock.utcMs(), keepAlive, reply.body.size(), withBody));
    if (!keepAlive) {
        m_busy = true;
        m_socket->disconnectFromHost();
    }
}

void Connection::misbehave(FaultKind fault, const Reply &reply)
{
    m_busy = true;
    if (fault == FaultKind::Hang)
        return;
    if (fault == FaultKind::ResetBefore || fault == FaultKind::ResetAfter) {
        reset();
        return;
    }
    if (fault == FaultKind::HalfBody) {
        // An answer without a body promises one that never comes.
        const qsizetype claimed = reply.body.isEmpty() ? 10 : reply.body.size();
        Reply half = reply;
        half.body.truncate(reply.body.size() / 2);
        m_socket->write(serialize(half, m_clock.utcMs(), true, claimed, true));
    } else if (fault == FaultKind::WrongLength) {
        m_socket->write(serialize(reply, m_clock.utcMs(), true, reply.body.size() + 10, true));
    }
    m_socket->disconnectFromHost();
}

void Connection::reset()
{
    // Closing a socket that must not linger sends RST instead of FIN.
    const linger now{1, 0};
    setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    m_socket->abort();
}

} // namespace bulkhead::practice
