// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/bucket.h"

#include <QByteArray>
#include <QMap>

namespace bulkhead::practice {

// What one client asked of the Management API.
struct ClientCount
{
    qint64 arrived = 0;
    qint64 refused = 0; // with 429
    qint64 firstMs = 0; // Clock::steadyMs() of the first and the last arrival
    qint64 lastMs = 0;
};

// By the first word of the User-Agent; the simulated ones are `others`.
class Clients
{
public:
    void count(const QByteArray &client, bool refused, qint64 nowMs);
    void clear() { m_counts.clear(); }
    [[nodiscard]] const QMap<QByteArray, ClientCount> &counts() const { return m_counts; }

private:
    QMap<QByteArray, ClientCount> m_counts;
};

// Production, sharing the tenant's bucket: calls that come independently of each other (Poisson),
// or bursts that do. Worked out whenever somebody looks at the bucket, so it needs no timer.
class OtherClients
{
public:
    OtherClients(double perS, int burst, quint32 seed, qint64 nowMs);
    // Everything of theirs that has come until now.
    void catchUp(Bucket &bucket, Clients &clients, qint64 nowMs);

private:
    void planNext();

    double m_perS;
    int m_burst;
    quint32 m_seed;
    quint64 m_drawn = 0;
    double m_nextMs;
};

} // namespace bulkhead::practice
