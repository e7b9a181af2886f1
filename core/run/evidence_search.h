// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/evidence_reading.h"
#include "run/log_survey.h"
#include "run/reading_driver.h"

#include <functional>
#include <unordered_map>

namespace bulkhead::run {

// What the token may read of what happened to a user.
struct EvidenceSources
{
    bool methods = false; // read:authentication_methods
    bool log = false; // read:logs or read:logs_users
    [[nodiscard]] int calls() const { return int(methods) + int(log); } // for each user
};

// Says in the incident in which window is searched; nothing when that is the one already.
[[nodiscard]] Result<> searchWindow(Incident &incident, const TimeWindow &window);

// Looks, for every user who was found, for an e-mail, a factor, a passkey or an identity that
// appeared inside the window: one call for each source, after a few on the log as a whole. What
// cannot be told is left unknown and halts nothing. Goes on where an earlier, interrupted one
// stopped.
class EvidenceSearch final : public ReadingDriver
{
public:
    using Wanted = std::function<bool(qint32 row)>;
    // The incident's window is the one that is searched.
    EvidenceSearch(Incident &incident, EvidenceSources sources, Wanted wanted, Heart heart,
        Clock &clock, Ended ended);

    [[nodiscard]] qint64 total() const override { return m_total; } // users
    [[nodiscard]] qint64 done() const override { return m_done; }
    [[nodiscard]] plan::CallsByGroup callsLeft() const override
    {
        plan::CallsByGroup calls{};
        calls[size_t(pacing::EndpointGroup::ReadLogs)] = (m_total - m_done) * m_sources.log;
        calls[size_t(pacing::EndpointGroup::Other)] = (m_total - m_done) * m_sources.methods;
        return calls;
    }
    [[nodiscard]] pacing::EndpointGroup group() const override
    {
        return m_sources.log ? pacing::EndpointGroup::ReadLogs : pacing::EndpointGroup::Other;
    }

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;

private:
    struct Found // of a user whose answers have not all come
    {
        Traits traits;
        bool whole = true;
        int answersLeft = 0;
    };
    [[nodiscard]] bool open(qint32 row) const;
    [[nodiscard]] Work askMethods(qint32 row) const;
    [[nodiscard]] Work askLog(qint32 row) const;
    void addLog(Found &found, bool read, const QByteArray &body) const;
    void conclude(qint32 row, Found found);

    EvidenceSources m_sources;
    Wanted m_wanted;
    LogSurvey m_survey; // first, and the users only when it is over
    qint32 m_cursor = 0;
    qint64 m_total = 0;
    qint64 m_done = 0;
    std::vector<Work> m_second; // the other question about a user
    std::unordered_map<qint32, Found> m_found;
};

} // namespace bulkhead::run
