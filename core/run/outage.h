// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QtGlobal>

namespace bulkhead::run {

// Pure: how one lane behaves while the tenant or the network is in trouble. A single bad answer
// costs a second; trouble that goes on lets one probe through every 5 to 30 s, for half an hour.
class Outage
{
public:
    // Another call failed; `sure` when nothing was reached at all.
    void failed(qint64 nowMs, bool sure);
    void recovered();

    [[nodiscard]] bool active() const { return m_active; }
    // Something failed since the last good answer: one call at a time, and none that may harm.
    [[nodiscard]] bool doubted() const { return m_failures > 0; }
    [[nodiscard]] int failures() const { return m_failures; }
    [[nodiscard]] qint64 notBeforeMs() const { return m_notBeforeMs; }
    // Half an hour without one good answer: a person has to look.
    [[nodiscard]] bool hopeless(qint64 nowMs) const;

private:
    int m_failures = 0;
    bool m_active = false;
    qint64 m_sinceMs = 0;
    qint64 m_notBeforeMs = 0;
};

} // namespace bulkhead::run
