// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/driver.h"
#include "run/heart.h"
#include "run/incident.h"

#include <functional>

namespace bulkhead::run {

// Reads every user whose password was to be reset and notes when it was last changed: the owner's
// change is the one that comes after ours. Changes nothing, and may be repeated at will.
class Looker final : public Driver
{
public:
    using Ended = std::function<void(const std::optional<Error> &)>;
    using Changed = std::function<void(qint32 row)>;
    Looker(Incident &incident, Heart heart, Clock &clock, Ended ended);

    // Called after each commit for every row that was looked at.
    void onChanged(Changed changed) { m_changed = std::move(changed); }
    [[nodiscard]] qint64 total() const { return qint64(m_rows.size()); }
    [[nodiscard]] qint64 looked() const { return m_looked; }

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    void sending(Work &) override { }
    void unfinished(const Work &, const auth0::Reading &) override { }
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;
    [[nodiscard]] Result<> commit() override;
    void ended(const std::optional<Error> &error) override;

private:
    [[nodiscard]] CallsLeft left() const { return {total() - m_looked, 0}; }

    Incident &m_incident;
    Heart m_heart;
    Clock &m_clock;
    Ended m_ended;
    Changed m_changed;
    std::vector<qint32> m_rows;
    size_t m_cursor = 0;
    qint64 m_looked = 0;
    std::vector<journal::Entry> m_entries;
};

} // namespace bulkhead::run
