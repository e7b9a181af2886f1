// SPDX-License-Identifier: Apache-2.0
#include "practice/access.h"

#include "base/manual_clock.h"
#include "testing/testing.h"

#include <QSet>

namespace bulkhead::practice {
namespace {

class PracticeAccess : public ::testing::Test
{
protected:
    // The first user with two sessions and a token bound to the first of them.
    int boundUser() const
    {
        for (int user = 0;; ++user) {
            const auto sessions = m_access.sessions(user);
            if (sessions.size() < 2)
                continue;
            for (const RefreshToken &token : m_access.refreshTokens(user)) {
                if (token.sessionId == sessions[0].id)
                    return user;
            }
        }
    }

    Population m_people{5000, 1};
    ManualClock m_clock;
    Access m_access{m_people, m_clock};
};

TEST_F(PracticeAccess, IsSpreadAndTheSameForTheSameSeed)
{
    Access again(m_people, m_clock);
    QSet<QString> ids;
    std::array<int, 5> sessions{}, tokens{};
    int bound = 0, loose = 0;
    for (int user = 0; user < 1000; ++user) {
        const auto mine = m_access.sessions(user);
        ASSERT_EQ(mine.size(), again.sessions(user).size());
        ++sessions.at(mine.size());
        ++tokens.at(m_access.refreshTokens(user).size());
        for (const Session &session : mine) {
            EXPECT_FALSE(ids.contains(session.id));
            EXPECT_LE(session.id.size(), 50);
            ids << session.id;
        }
        for (const RefreshToken &token : m_access.refreshTokens(user))
            ++(token.sessionId.isEmpty() ? loose : bound);
    }
    for (const int count : sessions)
        EXPECT_NEAR(count, 200, 60);
    for (const int count : tokens)
        EXPECT_NEAR(count, 200, 60);
    EXPECT_GT(bound, 500);
    EXPECT_GT(loose, 200);
}

TEST_F(PracticeAccess, RevocationTakesEffectLater)
{
    std::set<qint64> delays;
    for (int user = 0; user < 200; ++user) {
        if (m_access.sessions(user).empty())
            continue;
        m_access.revoke(user, {});
        const size_t before = m_access.sessions(user).size();
        m_clock.advance(49);
        EXPECT_EQ(m_access.sessions(user).size(), before);
        qint64 delay = 49;
        for (; !m_access.sessions(user).empty() && delay <= 500; ++delay)
            m_clock.advance(1);
        EXPECT_LE(delay, 500);
        EXPECT_TRUE(m_access.refreshTokens(user).empty());
        delays.insert(delay);
    }
    EXPECT_GT(delays.size(), 50u);
}

TEST_F(PracticeAccess, OnlyWhatWasMeantIsRevoked)
{
    const int one = boundUser();
    const size_t tokens = m_access.refreshTokens(one).size();
    const size_t sessions = m_access.sessions(one).size();
    const QString first = m_access.sessions(one)[0].id;
    m_access.revoke(one, {true, false, first});
    m_clock.advance(500);
    EXPECT_EQ(m_access.sessions(one).size(), sessions - 1);
    EXPECT_EQ(m_access.refreshTokens(one).size(), tokens);
    m_access.revoke(one, {true, true, first});
    m_clock.advance(500);
    EXPECT_EQ(m_access.sessions(one).size(), sessions - 1);
    EXPECT_LT(m_access.refreshTokens(one).size(), tokens);
    m_access.revoke(one, {true, false, {}});
    m_clock.advance(500);
    EXPECT_TRUE(m_access.sessions(one).empty());
}

TEST_F(PracticeAccess, ALaterRevocationDoesNotPutOffAnEarlierOne)
{
    const int user = boundUser();
    m_access.revoke(user, {});
    for (int i = 0; i < 10; ++i) {
        m_clock.advance(50);
        m_access.revoke(user, {});
    }
    EXPECT_TRUE(m_access.sessions(user).empty());
}

} // namespace
} // namespace bulkhead::practice
