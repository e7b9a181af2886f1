// SPDX-License-Identifier: Apache-2.0
#include "run/looker.h"

#include "run/user_look.h"

#include <utility>

namespace bulkhead::run {

Looker::Looker(Incident &incident, std::vector<qint32> rows, Heart heart, Clock &clock, Ended ended)
    : ReadingDriver(incident, std::move(heart), clock, std::move(ended)), m_rows(std::move(rows))
{
}

bool Looker::ready(Api lane)
{
    return lane == Api::Management && m_cursor < m_rows.size();
}

std::optional<Work> Looker::next(Api lane)
{
    if (!ready(lane))
        return std::nullopt;
    return lookAt(ledger(), m_rows[m_cursor++]);
}

// Of a user who is gone, or whom the tenant would not show, nothing is claimed.
void Looker::finished(
    const Work &work, const auth0::Reading &reading, const Verdict &, const QByteArray &body)
{
    ++m_looked;
    auto entry = reading.outcome == Outcome::Done ? lookedEntry(work.row, body) : std::nullopt;
    if (entry)
        note(*std::move(entry));
}

Result<> Looker::commit()
{
    std::vector<qint32> rows;
    for (const journal::Entry &entry : noted())
        rows.push_back(entry.row);
    if (const auto written = ReadingDriver::commit(); !written)
        return written;
    if (m_changed) {
        for (const qint32 row : rows)
            m_changed(row);
    }
    return {};
}

std::vector<qint32> rowsThatWereReset(const journal::Ledger &ledger)
{
    std::vector<qint32> rows;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.wasReset(row))
            rows.push_back(row);
    }
    return rows;
}

} // namespace bulkhead::run
