// SPDX-License-Identifier: Apache-2.0
#include "practice/http_message.h"

#include <QDateTime>
#include <QLocale>
#include <QTimeZone>

namespace bulkhead::practice {
namespace {

QByteArray phrase(int status)
{
    switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 302: return "Found";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 411: return "Length Required";
    case 413: return "Payload Too Large";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    default: return "Status";
    }
}

// Formatting a date costs more than the rest of an answer, so it is done once a second.
QByteArray httpDate(qint64 utcMs)
{
    thread_local qint64 second = -1;
    thread_local QByteArray text;
    if (utcMs / 1000 != second) {
        second = utcMs / 1000;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(second, QTimeZone::utc());
        text = QLocale::c().toString(time, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'").toLatin1();
    }
    return text;
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QByteArray serialize(
    const Reply &reply, qint64 utcMs, bool keepAlive, qsizetype length, bool withBody)
{
    QByteArray bytes;
    bytes.reserve(512 + reply.body.size());
    bytes += "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + phrase(reply.status) + "\r\n";
    bytes += "Date: " + httpDate(utcMs) + "\r\nX-Bulkhead-Practice: 1\r\n";
    for (const auto &[name, value] : reply.headers)
        bytes += name + ": " + value + "\r\n";
    if (!reply.body.isEmpty())
        bytes += "Content-Type: " + reply.type + "\r\n";
    if (reply.status != 204)
        bytes += "Content-Length: " + QByteArray::number(length) + "\r\n";
    bytes += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (withBody)
        bytes += reply.body;
    return bytes;
}

} // namespace bulkhead::practice
