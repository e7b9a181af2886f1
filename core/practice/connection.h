// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "practice/dispatcher.h"
#include "practice/http_parser.h"

#include <QObject>

class QTcpSocket;

namespace bulkhead::practice {

// One connection of a caller: requests are answered one after the other, in order, however they
// arrive. Owns the socket and goes when it closes.
class Connection : public QObject
{
public:
    Connection(QTcpSocket *socket, Dispatcher &dispatcher, Clock &clock, QObject *parent);

private:
    void read();
    void answerWaiting();
    void answer(const HttpRequest &request);
    void deliver(const Delivery &delivery, bool keepAlive, bool withBody);
    void misbehave(FaultKind fault, const Reply &reply);
    void reset();

    QTcpSocket *m_socket;
    Dispatcher &m_dispatcher;
    Clock &m_clock;
    HttpParser m_parser;
    bool m_busy = false; // an answer is under way, or will never come
};

} // namespace bulkhead::practice
