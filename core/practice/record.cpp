// SPDX-License-Identifier: Apache-2.0
#include "practice/record.h"

namespace bulkhead::practice {

void Record::add(RecordedCall call)
{
    call.seq = qint64(m_calls.size()) + 1;
    ++m_counts[call.route][call.status];
    m_calls.push_back(std::move(call));
}

void Record::clear()
{
    *this = {};
}

qint64 Record::count(const QByteArray &route, int status) const
{
    return m_counts.value(route).value(status);
}

} // namespace bulkhead::practice
