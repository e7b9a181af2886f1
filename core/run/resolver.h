// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/driver.h"
#include "run/heart.h"
#include "run/incident.h"

#include <QHash>

#include <functional>
#include <unordered_map>

namespace bulkhead::run {

// Turns the list's identifiers into users by reading the tenant: every user_id is confirmed,
// because revoke-access does not tell an unknown one; e-mails are asked for as given and in lower
// case, because users-by-email compares case. Several hits are kept, never guessed. Goes on where
// an earlier, interrupted one stopped.
class Resolver final : public Driver
{
public:
    using Ended = std::function<void(const std::optional<Error> &)>;
    Resolver(Incident &incident, Heart heart, Clock &clock, Ended ended);

    [[nodiscard]] qint64 total() const { return m_total; }
    [[nodiscard]] qint64 resolved() const { return m_resolved; }
    // All users of the tenant; 0 when it would not tell.
    [[nodiscard]] qint64 tenantUsers() const { return m_tenantUsers; }

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    void sending(Work &) override { }
    void unfinished(const Work &, const auth0::Reading &) override { }
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;
    [[nodiscard]] Result<> commit() override;
    void ended(const std::optional<Error> &error) override;

private:
    struct Asked // an e-mail between its two questions
    {
        std::vector<User> hits;
        bool lowerCaseLeft = false;
    };
    [[nodiscard]] bool open(qint32 row) const;
    [[nodiscard]] CallsLeft left() const { return {m_total - m_resolved, 0}; }
    void found(qint32 row, const std::vector<User> &users);
    void conclude(qint32 row, const std::vector<User> &users);

    Incident &m_incident;
    Heart m_heart;
    Clock &m_clock;
    Ended m_ended;
    bool m_counted = false; // the first call asks how many users there are at all
    qint64 m_tenantUsers = 0;
    qint32 m_cursor = 0;
    qint64 m_total = 0;
    qint64 m_resolved = 0;
    std::vector<qint32> m_second; // rows whose lower-case question is to be asked
    std::unordered_map<qint32, Asked> m_asked;
    QHash<QString, qint32> m_rowOfUser;
    std::vector<journal::Entry> m_entries;
    std::optional<Error> m_failed; // an answer without which no plan may be made
};

} // namespace bulkhead::run
