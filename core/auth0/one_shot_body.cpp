// SPDX-License-Identifier: Apache-2.0
#include "auth0/one_shot_body.h"

#include "base/secret.h"

#include <cstring>
#include <utility>

namespace bulkhead::auth0 {

OneShotBody::OneShotBody(QByteArray &&bytes, QObject *parent)
    : QIODevice(parent), m_bytes(std::exchange(bytes, {}))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

OneShotBody::~OneShotBody()
{
    wipe(m_bytes);
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_at + QIODevice::bytesAvailable();
}

qint64 OneShotBody::readData(char *data, qint64 size)
{
    const qint64 count = qMin(size, m_bytes.size() - m_at);
    if (count == 0)
        return size == 0 ? 0 : -1;
    char *from = m_bytes.data() + m_at;
    std::memcpy(data, from, size_t(count));
    std::memset(from, 0, size_t(count));
    m_at += count;
    return count;
}

} // namespace bulkhead::auth0
