// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace bulkhead {

// Bytes that must never reach disk, log, report or screen. Owns its only copy and overwrites it
// when it goes. There is no way to print one; `reveal` is the single place that shows the bytes.
class Secret
{
public:
    Secret() = default;
    // Takes the bytes over; the caller's array is emptied.
    explicit Secret(QByteArray &&bytes);
    ~Secret();
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    [[nodiscard]] Secret clone() const;
    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    [[nodiscard]] QByteArrayView reveal() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

// Overwrites and empties; the compiler may not remove it. Does nothing useful on shared data, so
// call it on the last owner.
void wipe(QByteArray &bytes);

} // namespace bulkhead
