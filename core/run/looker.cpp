// SPDX-License-Identifier: Apache-2.0
#include "run/looker.h"

#include "auth0/endpoints.h"
#include "measures/user_profile.h"

namespace bulkhead::run {

Looker::Looker(Incident &incident, Heart heart, Clock &clock, Ended ended)
    : ReadingDriver(incident, std::move(heart), clock, std::move(ended))
{
    for (qint32 row = 0; row < ledger().rowCount(); ++row) {
        if (ledger().wasReset(row))
            m_rows.push_back(row);
    }
}

bool Looker::ready(Api lane)
{
    return lane == Api::Management && m_cursor < m_rows.size();
}

std::optional<Work> Looker::next(Api lane)
{
    if (!ready(lane))
        return std::nullopt;
    Work work;
    work.row = m_rows[m_cursor++];
    work.request = auth0::getUser(ledger().user(work.row).userId);
    work.tried.idempotent = true;
    return work;
}

// Of a user who is gone, or whom the tenant would not show, nothing is claimed.
void Looker::finished(
    const Work &work, const auth0::Reading &reading, const Verdict &, const QByteArray &body)
{
    ++m_looked;
    const auto profile =
        reading.outcome == Outcome::Done ? measures::readProfile(body) : std::nullopt;
    if (profile)
        note({.kind = journal::EntryKind::Looked,
            .row = work.row,
            .number = profile->lastPasswordResetMs});
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

} // namespace bulkhead::run
