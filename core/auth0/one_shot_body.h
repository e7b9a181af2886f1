// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>

namespace bulkhead::auth0 {

// A request body that can be read once. QNetworkAccessManager sends a request again, whatever its
// method, when an HTTP/1.1 connection closes before the first byte of a reply; it can only do so
// after rewinding the upload device. This one refuses, and the call ends with ContentReSendError
// instead. An empty one protects calls without a body. Bytes are overwritten as they are read.
//
// Works only together with QNetworkRequest::DoNotBufferUploadDataAttribute: without it Qt keeps a
// copy of its own and sends that.
class OneShotBody final : public QIODevice
{
public:
    explicit OneShotBody(QByteArray &&bytes, QObject *parent = nullptr);
    ~OneShotBody() override;

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    [[nodiscard]] bool wasEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] bool wasRead() const { return m_at > 0; }
    bool reset() override { return false; }
    bool seek(qint64) override { return false; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace bulkhead::auth0
