// SPDX-License-Identifier: Apache-2.0
#include "practice/raw_client.h"

#include "testing/testing.h"

#include <QUrl>

namespace bulkhead::practice {

using bulkhead::testing::waitFor;

QByteArray RawAnswer::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

RawClient::RawClient(const QString &url) : m_socket(std::make_unique<QTcpSocket>())
{
    const QUrl address(url);
    m_socket->connectToHost(address.host(), quint16(address.port()));
    EXPECT_TRUE(m_socket->waitForConnected(5000));
}

void RawClient::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
    m_socket->flush();
}

RawAnswer RawClient::receive()
{
    const auto headEnd = [&] {
        m_buffer += m_socket->readAll();
        return m_buffer.indexOf("\r\n\r\n");
    };
    const auto isOver = [&] {
        return m_socket->state() != QAbstractSocket::ConnectedState;
    };
    EXPECT_TRUE(waitFor([&] { return headEnd() >= 0 || isOver(); }));
    const qsizetype end = headEnd();
    if (end < 0)
        return {};
    RawAnswer answer;
    const QList<QByteArray> lines = m_buffer.left(end).split('\n');
    answer.status = lines[0].split(' ').value(1).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        answer.headers.emplaceBack(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
    }
    m_buffer.remove(0, end + 4);
    const qsizetype length = answer.header("content-length").toLongLong();
    EXPECT_TRUE(waitFor([&] {
        m_buffer += m_socket->readAll();
        return m_buffer.size() >= length || isOver();
    }));
    m_buffer += m_socket->readAll();
    answer.body = m_buffer.left(length);
    m_buffer.remove(0, length);
    return answer;
}

bool RawClient::waitForEnd()
{
    return waitFor([&] {
        m_buffer += m_socket->readAll();
        return m_socket->state() == QAbstractSocket::UnconnectedState;
    });
}

QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &bearer,
    const QByteArray &body, const QByteArray &type)
{
    QByteArray bytes = method + ' ' + target + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    if (!bearer.isEmpty())
        bytes += "Authorization: Bearer " + bearer + "\r\n";
    if (!body.isEmpty())
        bytes += "Content-Type: " + type + "\r\n";
    return bytes + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace bulkhead::practice
