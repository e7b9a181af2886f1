// SPDX-License-Identifier: Apache-2.0
#include "report/outlet.h"

namespace bulkhead::report {
namespace {

constexpr qsizetype chunk = 64 * 1024;

} // namespace

void Outlet::put(QByteArrayView bytes)
{
    m_buffer.append(bytes);
    if (m_buffer.size() >= chunk)
        flush();
}

void Outlet::flush()
{
    for (qsizetype at = 0; at < m_buffer.size() && !m_refused;) {
        const qint64 taken = m_device.write(m_buffer.constData() + at, m_buffer.size() - at);
        m_refused = taken <= 0;
        at += taken;
    }
    m_buffer.clear();
}

Result<> Outlet::finish()
{
    flush();
    if (m_refused)
        return failure(Fault::OutputUnwritable, m_device.errorString());
    return {};
}

} // namespace bulkhead::report
