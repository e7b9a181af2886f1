// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/reading_driver.h"

#include <QHash>

#include <functional>
#include <unordered_map>

namespace bulkhead::run {

// Turns the list's identifiers into users by reading the tenant: every user_id is confirmed,
// because revoke-access does not tell an unknown one; e-mails are asked for as given and in lower
// case, because users-by-email compares case. Several hits are kept, never guessed. Goes on where
// an earlier, interrupted one stopped.
class Resolver final : public ReadingDriver
{
public:
    Resolver(Incident &incident, Heart heart, Clock &clock, Ended ended);

    [[nodiscard]] qint64 total() const override { return m_total; }
    [[nodiscard]] qint64 done() const override { return m_resolved; }
    // Is told how many users the tenant has; 0 when it would not tell.
    using Counted = std::function<void(qint64)>;
    void onCounted(Counted counted) { m_onCounted = std::move(counted); }

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;
    [[nodiscard]] Result<> commit() override;

private:
    struct Asked // an e-mail between its two questions
    {
        std::vector<User> hits;
        bool lowerCaseLeft = false;
    };
    [[nodiscard]] bool open(qint32 row) const;
    void found(qint32 row, const std::vector<User> &users);
    void conclude(qint32 row, const std::vector<User> &users);

    bool m_counted = false; // the first call asks how many users there are at all
    Counted m_onCounted;
    qint32 m_cursor = 0;
    qint64 m_total = 0;
    qint64 m_resolved = 0;
    std::vector<qint32> m_second; // rows whose lower-case question is to be asked
    std::unordered_map<qint32, Asked> m_asked;
    QHash<QString, qint32> m_rowOfUser;
    std::optional<Error> m_failed; // an answer without which no plan may be made
};

} // namespace bulkhead::run
