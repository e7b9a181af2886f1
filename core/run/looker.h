// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/reading_driver.h"

#include <functional>

namespace bulkhead::run {

// Reads every user whose password was to be reset and notes when it was last changed: the owner's
// change is the one that comes after ours. Changes nothing, and may be repeated at will.
class Looker final : public ReadingDriver
{
public:
    using Changed = std::function<void(qint32 row)>;
    Looker(Incident &incident, Heart heart, Clock &clock, Ended ended);

    // Called after each commit for every row that was looked at.
    void onChanged(Changed changed) { m_changed = std::move(changed); }
    [[nodiscard]] qint64 total() const override { return qint64(m_rows.size()); }
    [[nodiscard]] qint64 done() const override { return m_looked; }

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;
    [[nodiscard]] Result<> commit() override;

private:
    Changed m_changed;
    std::vector<qint32> m_rows;
    size_t m_cursor = 0;
    qint64 m_looked = 0;
};

} // namespace bulkhead::run
