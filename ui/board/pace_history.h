// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/engine.h"
#include "texts/pace_text.h"

#include <deque>

namespace bulkhead::ui {

// Calls a second on the Management API's limit at one moment.
struct PaceSample
{
    qint64 atMs = 0;
    double own = 0;
    double others = 0;
    double limit = 0; // what the tenant refills
    double ceiling = 0; // what the run takes of it at most
    bool crowded = false; // a call was refused of late: others were faster
};

// What a run and the others took of the limit over the last minutes, one sample a second. Times are
// steady milliseconds passed in.
class PaceHistory
{
public:
    static constexpr qint64 everyMs = 1'000;
    static constexpr qint64 keptMs = 300'000;

    // True when the progress became a sample: a second has passed since the last.
    bool add(qint64 nowMs, const run::Progress &progress);
    void clear() { m_samples.clear(); }
    [[nodiscard]] bool isEmpty() const { return m_samples.empty(); }
    [[nodiscard]] const std::deque<PaceSample> &samples() const { return m_samples; }
    [[nodiscard]] texts::PaceFigures figures() const;

private:
    std::deque<PaceSample> m_samples;
    double m_reserve = 0;
};

} // namespace bulkhead::ui
