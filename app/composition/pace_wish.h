// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "pacing/pacer.h"

#include <QObject>

#include <functional>
#include <optional>

namespace bulkhead {

// What somebody at another terminal wishes of a process that runs; absent: as it is.
struct PaceWish
{
    std::optional<double> ceilingPercent;
    std::optional<double> reserve;
};

// Lies beside the incident until the process takes it, within a second. OutputUnwritable.
[[nodiscard]] Result<> leavePaceWish(const QString &incident, const PaceWish &wish);

// Takes wishes while it lives. One that was left before is not for this process.
class PaceWishes : public QObject
{
public:
    using Taken = std::function<void(const pacing::Shares &)>;
    PaceWishes(const QString &incident, const pacing::Shares &begin, Clock &clock, Taken taken);
    ~PaceWishes() override;

private:
    void look();

    QString m_path;
    pacing::Shares m_shares;
    Clock &m_clock;
    Taken m_taken;
};

} // namespace bulkhead
