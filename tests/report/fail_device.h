// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QIODevice>

namespace bulkhead::report {

// Takes so many bytes, then nothing more: a full disk. Takes at most 1,000 at once, as a pipe may.
class FailDevice final : public QIODevice
{
public:
    explicit FailDevice(qint64 room) : m_room(room) { open(WriteOnly | Unbuffered); }
    [[nodiscard]] const QByteArray &taken() const { return m_taken; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        const qint64 fits = std::min({size, m_room - m_taken.size(), qint64(1000)});
        if (fits == 0) {
            setErrorString(QStringLiteral("No space left on device"));
            return -1;
        }
        m_taken.append(data, fits);
        return fits;
    }

private:
    qint64 m_room;
    QByteArray m_taken;
};

} // namespace bulkhead::report
