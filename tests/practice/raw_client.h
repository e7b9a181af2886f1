// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonDocument>
#include <QList>
#include <QPair>
#include <QTcpSocket>

#include <memory>

namespace bulkhead::practice {

struct RawAnswer
{
    int status = 0; // 0: the connection ended without one
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QJsonObject object() const { return QJsonDocument::fromJson(body).object(); }
};

// A socket that sends exactly the bytes it is given, right or wrong.
class RawClient
{
public:
    explicit RawClient(const QString &url);
    explicit RawClient(std::unique_ptr<QTcpSocket> socket) : m_socket(std::move(socket)) { }

    void send(const QByteArray &bytes);
    // Waits for the next answer on this connection.
    [[nodiscard]] RawAnswer receive();
    // Waits for the other side to close; the error tells FIN (RemoteHostClosed) from RST.
    [[nodiscard]] bool waitForEnd();
    [[nodiscard]] QTcpSocket &socket() { return *m_socket; }
    [[nodiscard]] const QByteArray &left() const { return m_buffer; }

private:
    std::unique_ptr<QTcpSocket> m_socket;
    QByteArray m_buffer;
};

// A complete, well-formed request.
[[nodiscard]] QByteArray request(const QByteArray &method, const QByteArray &target,
    const QByteArray &bearer = {}, const QByteArray &body = {},
    const QByteArray &type = "application/json");

} // namespace bulkhead::practice
