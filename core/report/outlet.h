// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QIODevice>

namespace bulkhead::report {

// Collects small pieces into large writes and remembers the first failure, so that a writer asks
// once at its end.
class Outlet
{
public:
    explicit Outlet(QIODevice &device) : m_device(device) { }
    void put(QByteArrayView bytes);
    // Writes the rest. OutputUnwritable when any byte was refused.
    [[nodiscard]] Result<> finish();

private:
    void flush();

    QIODevice &m_device;
    QByteArray m_buffer;
    bool m_refused = false;
};

} // namespace bulkhead::report
