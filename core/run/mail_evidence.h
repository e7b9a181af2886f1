// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bulkhead::run {

// A reset mail of unknown outcome, as its log entry would show it. Times are the tenant's, UTC.
struct MailTrace
{
    qint64 fromMs = 0; // it left us then at the earliest
    qint64 untilMs = 0; // and had its effect then at the latest
    QString connection;
    QString clientId;
};

enum class MailVerdict { Sent, NotSent, TooEarly };

// Pure: what the user's log (GET /users/{id}/logs, newest first) says of that mail. `scpr` in the
// window is a mail that was asked for and handed over. None is proof of the contrary only when the
// tenant's log has come beyond the window: `newestMs`, read before, is its newest entry. Logs are
// not in real time (Auth0 documents no bound), so nothing else proves that nothing happened.
[[nodiscard]] MailVerdict judgeMail(
    const QByteArray &userLog, const MailTrace &trace, std::optional<qint64> newestMs);

// The newest date in the body of GET /logs; nothing when there is none.
[[nodiscard]] std::optional<qint64> newestLogMs(const QByteArray &log);

} // namespace bulkhead::run
