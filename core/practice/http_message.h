// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QPair>

namespace bulkhead::practice {

using Headers = QList<QPair<QByteArray, QByteArray>>;

struct HttpRequest
{
    QByteArray method;
    QByteArray path; // as sent, up to the question mark
    QByteArray query; // as sent, behind it
    Headers headers;
    QByteArray body;
    QHostAddress peer;
    bool keepAlive = true;

    // Case-insensitive name; empty when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

struct Reply
{
    int status = 200;
    QByteArray type = "application/json; charset=utf-8";
    QByteArray body{};
    Headers headers{}; // beyond type, length, date and connection
};

// The bytes of a reply. `length` is what Content-Length claims, usually the body's size.
[[nodiscard]] QByteArray serialize(
    const Reply &reply, qint64 utcMs, bool keepAlive, qsizetype length, bool withBody);

} // namespace bulkhead::practice
