// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "model/measure.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QString>

#include <functional>

namespace bulkhead::auth0 {

// One HTTP call, complete but for the bearer token. Built by the pure functions in endpoints.h.
struct Request
{
    Api api = Api::Management;
    QByteArray method;
    QByteArray target; // encoded path and query, from the leading slash
    QByteArray body; // JSON or empty; wiped by the transport once sent
    bool authorized = true; // carries the bearer token
};

// What became of the bytes. Only NotSent kinds may be repeated without asking what was done.
enum class Transfer {
    Answered, // a complete HTTP answer
    HostUnknown, // not sent from here on ...
    Refused,
    TlsUntrusted,
    ProxyAuthRequired,
    NetworkDown, // ... to here
    Broken, // sent, or perhaps sent, and the connection went away
    TimedOut, // perhaps sent, and no complete answer within the deadline
    Aborted, // perhaps sent, and we gave up waiting (abortAll)
};

struct Answer
{
    Transfer transfer = Transfer::Broken;
    // 0: none was read. Broken and TimedOut may know one; there it proves nothing.
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers; // names as sent
    QByteArray body;
    // For a person: the host, the certificate and its issuer, the proxy; no token, no path.
    QString detail;

    // Case-insensitive; empty when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

// Sends one call exactly once; never repeats, never follows a redirect. Both the real transport and
// the tests' fake pass tests/auth0/transport_contract. One thread; `done` is called exactly once
// for each send, later, from the event loop, also for failures and after abortAll(). It may send,
// abort and destroy the transport. Destroying it drops the calls in flight: their `done` is never
// called.
class Transport
{
public:
    virtual ~Transport() = default;
    // Only while freeSlots() is not 0.
    virtual void send(Request request, const Secret &bearer, std::function<void(Answer)> done) = 0;
    // Calls that may be started now. Nothing is ever queued below: one broken connection would fail
    // everything behind it.
    [[nodiscard]] virtual int freeSlots() const = 0;
    // Gives up on every call in flight; each `done` without an answer yet sees Transfer::Aborted.
    virtual void abortAll() = 0;
};

} // namespace bulkhead::auth0
