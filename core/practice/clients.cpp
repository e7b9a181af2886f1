// SPDX-License-Identifier: Apache-2.0
#include "practice/clients.h"

#include "practice/names.h"

#include <cmath>

namespace bulkhead::practice {

void Clients::count(const QByteArray &client, bool refused, qint64 nowMs)
{
    ClientCount &count = m_counts[client];
    if (count.arrived++ == 0)
        count.firstMs = nowMs;
    count.lastMs = nowMs;
    count.refused += refused ? 1 : 0;
}

OtherClients::OtherClients(double perS, int burst, quint32 seed, qint64 nowMs)
    : m_perS(perS), m_burst(burst), m_seed(seed), m_nextMs(double(nowMs))
{
    planNext();
}

void OtherClients::planNext()
{
    constexpr quint64 steps = 1ULL << 52;
    const double chance = double(draw(m_seed, m_drawn++, 77) % steps) / double(steps);
    m_nextMs += m_perS > 0 ? -std::log(1 - chance) * m_burst / m_perS * 1000 : INFINITY;
}

void OtherClients::catchUp(Bucket &bucket, Clients &clients, qint64 nowMs)
{
    for (; m_nextMs <= double(nowMs); planNext()) {
        const auto at = qint64(m_nextMs);
        for (int i = 0; i < m_burst; ++i) {
            const bool admitted = bucket.has(at);
            if (admitted)
                bucket.take();
            clients.count("others", !admitted, at);
        }
    }
}

} // namespace bulkhead::practice
