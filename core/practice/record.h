// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QString>

#include <vector>

namespace bulkhead::practice {

// One HTTP call as it arrived. Holds no token, no secret and no body.
struct RecordedCall
{
    qint64 seq = 0; // from 1, in order of arrival
    qint64 atMs = 0; // Clock::steadyMs() of its arrival
    QByteArray method;
    QByteArray path; // as sent, without the query
    QByteArray route; // `GET /api/v2/users/{id}`; empty when no route matched
    int status = 0; // as answered; 0: no answer was sent
    QString userId; // from the path, decoded; empty otherwise
    QString email; // from the query or the body
    bool throttled = false;
    bool applied = false; // was carried out, whatever the caller got to see of it
    QByteArray fault; // the injected fault's name, if one struck
};

// What was accepted for one user: calls, not sessions.
struct UserEffects
{
    QString email{};
    int revokeAccepted = 0; // POST revoke-access
    int sessionsDeleted = 0; // DELETE sessions
    int refreshTokensDeleted = 0; // DELETE refresh-tokens
    int mails = 0; // reset mails that would have gone out
    int mailsLost = 0; // refused by the built-in mail provider
    int tickets = 0;
    QList<QByteArray> passwordDigests{}; // SHA-256 of each password that was set
    int unblockedByPassword = 0; // blocks that setting a password lifted
    int blockedSet = 0; // PATCH blocked:true
    int flagsSet = 0; // PATCH app_metadata with a force-reset flag in it
    int grantsDeleted = 0; // DELETE grants
    int deviceCredentialsDeleted = 0; // that were there
    int browsersForgotten = 0; // POST invalidate-remember-browser
};

struct AccessCount
{
    int sessions = 0;
    int refreshTokens = 0;
};

// Everything that was asked of the practice tenant, in order. Control routes are not in it.
class Record
{
public:
    void add(RecordedCall call);
    void clear();
    // The effects on this user, made when missing.
    UserEffects &effectsOn(const QString &userId) { return m_users[userId]; }

    [[nodiscard]] const std::vector<RecordedCall> &calls() const { return m_calls; }
    // By user_id; only users that something was done to.
    [[nodiscard]] const QMap<QString, UserEffects> &users() const { return m_users; }
    // How often a route (`` for none) was answered with this status.
    [[nodiscard]] qint64 count(const QByteArray &route, int status) const;
    [[nodiscard]] const QMap<QByteArray, QMap<int, qint64>> &counts() const { return m_counts; }

private:
    std::vector<RecordedCall> m_calls;
    QMap<QString, UserEffects> m_users;
    QMap<QByteArray, QMap<int, qint64>> m_counts;
};

} // namespace bulkhead::practice
