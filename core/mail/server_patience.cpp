// SPDX-License-Identifier: Apache-2.0
#include "mail/server_patience.h"

#include "mail/receipt.h"

#include <algorithm>

namespace bulkhead::mail {
namespace {

constexpr qint64 firstRestMs = 1000;
constexpr qint64 longestRestMs = 60'000;
constexpr qint64 patienceMs = 600'000;

} // namespace

void ServerPatience::worked()
{
    m_worked = true;
    m_failures = 0;
}

bool ServerPatience::failed(Fault fault, qint64 nowMs)
{
    if (m_failures++ == 0)
        m_sinceMs = nowMs;
    if (!m_worked || !mayPass(fault) || nowMs - m_sinceMs >= patienceMs)
        return false;
    // A connection that was kept open and has ended meanwhile costs one try at once.
    const int doublings = std::min(m_failures - 2, 6);
    m_notBeforeMs =
        m_failures == 1 ? nowMs : nowMs + std::min(longestRestMs, firstRestMs << doublings);
    return true;
}

} // namespace bulkhead::mail
