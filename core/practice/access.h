// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "practice/population.h"

#include <QHash>

#include <limits>
#include <vector>

namespace bulkhead::practice {

struct Session
{
    QString id; // the `sid` claim of tokens issued in it
    qint64 createdMs = 0; // UTC
    qint64 endsAtMs = std::numeric_limits<qint64>::max(); // steady: when a revocation takes effect
};

struct RefreshToken
{
    QString id;
    QString sessionId; // empty: not bound to a session (issued before Auth0 began to bind them)
    qint64 createdMs = 0;
    qint64 endsAtMs = std::numeric_limits<qint64>::max();
};

// What a revocation is about; empty sessionId: all of the user's.
struct Revocation
{
    bool sessions = true;
    bool refreshTokens = true;
    QString sessionId;
};

// Who is logged in where. A user's lists are made from the seed when first asked for. A revocation
// takes effect 50 to 500 ms after it was accepted, as on a tenant that answers 202.
class Access
{
public:
    Access(const Population &population, const Clock &clock);

    [[nodiscard]] std::vector<Session> sessions(int user) const;
    [[nodiscard]] std::vector<RefreshToken> refreshTokens(int user) const;
    void revoke(int user, const Revocation &what);
    // One more session, and a refresh token bound to it.
    void logIn(int user);

private:
    struct Lists
    {
        std::vector<Session> sessions;
        std::vector<RefreshToken> refreshTokens;
        quint32 revocations = 0;
        quint32 logins = 0;
    };
    [[nodiscard]] Lists made(int user) const;
    [[nodiscard]] Lists current(int user) const;

    const Population &m_population;
    const Clock &m_clock;
    qint64 m_bornMs;
    QHash<int, Lists> m_touched;
};

} // namespace bulkhead::practice
