// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/reading_driver.h"

#include <functional>

namespace bulkhead::run {

// Reads users again and notes when their password was last changed: the owner's change is the one
// that comes after ours. Changes nothing, and may be repeated at will.
class Looker final : public ReadingDriver
{
public:
    using Changed = std::function<void(qint32 row)>;
    Looker(Incident &incident, std::vector<qint32> rows, Heart heart, Clock &clock, Ended ended);

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

// Whose password was to be reset, and is.
[[nodiscard]] std::vector<qint32> rowsThatWereReset(const journal::Ledger &ledger);

} // namespace bulkhead::run
