// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "pacing/pace_wish.h"

#include <QObject>

#include <functional>

namespace bulkhead {

// Lies beside the incident until the process takes it, within a second. OutputUnwritable.
[[nodiscard]] Result<> leavePaceWish(const QString &incident, const pacing::PaceWish &wish);

// Takes wishes while it lives, from other terminals and from this process. One that was left before
// is not for this process.
class PaceWishes : public QObject
{
public:
    using Taken = std::function<void(const pacing::Shares &)>;
    PaceWishes(const QString &incident, const pacing::Shares &begin, Clock &clock, Taken taken);
    ~PaceWishes() override;

    void take(const pacing::PaceWish &wish);

private:
    void look();

    QString m_path;
    pacing::Shares m_shares;
    Clock &m_clock;
    Taken m_taken;
};

} // namespace bulkhead
