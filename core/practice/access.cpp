// SPDX-License-Identifier: Apache-2.0
#include "practice/access.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

enum : quint32 { Counts = 100, SessionId, TokenId, Binding, Age, Delay = 1000, Login = 1u << 24 };

template <typename Things> Things alive(const Things &things, qint64 nowMs)
{
    Things left;
    for (const auto &thing : things) {
        if (thing.endsAtMs > nowMs)
            left.push_back(thing);
    }
    return left;
}

} // namespace

Access::Access(const Population &population, const Clock &clock)
    : m_population(population), m_clock(clock), m_bornMs(clock.utcMs())
{
}

std::vector<Session> Access::sessions(int user) const
{
    return alive(current(user).sessions, m_clock.steadyMs());
}

std::vector<RefreshToken> Access::refreshTokens(int user) const
{
    return alive(current(user).refreshTokens, m_clock.steadyMs());
}

void Access::revoke(int user, const Revocation &what)
{
    Lists lists = current(user);
    const quint64 drawn = draw(m_population.seed(), quint64(user), Delay + lists.revocations++);
    const qint64 endsAtMs = m_clock.steadyMs() + 50 + qint64(drawn % 451);
    for (Session &session : lists.sessions) {
        if (what.sessions && (what.sessionId.isEmpty() || session.id == what.sessionId))
            session.endsAtMs = std::min(session.endsAtMs, endsAtMs);
    }
    for (RefreshToken &token : lists.refreshTokens) {
        if (what.refreshTokens && (what.sessionId.isEmpty() || token.sessionId == what.sessionId))
            token.endsAtMs = std::min(token.endsAtMs, endsAtMs);
    }
    m_touched.insert(user, std::move(lists));
}

void Access::logIn(int user)
{
    Lists lists = current(user);
    const quint64 drawn = draw(m_population.seed(), quint64(user), Login + lists.logins++);
    const QString id = u"%1"_s.arg(drawn, 32, 16, '0'_L1);
    lists.sessions.push_back({id, m_clock.utcMs()});
    lists.refreshTokens.push_back({u"rt_%1"_s.arg(drawn, 16, 16, '0'_L1), id, m_clock.utcMs()});
    m_touched.insert(user, std::move(lists));
}

Access::Lists Access::current(int user) const
{
    const auto touched = m_touched.constFind(user);
    return touched == m_touched.cend() ? made(user) : *touched;
}

Access::Lists Access::made(int user) const
{
    const quint32 seed = m_population.seed();
    const quint64 counts = draw(seed, quint64(user), Counts);
    const auto at = [user](quint64 number) {
        return quint64(user) * 8 + number;
    };
    const auto born = [&](quint64 number) {
        return m_bornMs - qint64(draw(seed, at(number), Age) % quint64(dayMs));
    };
    Lists lists;
    for (quint64 i = 0; i < counts % 5; ++i) {
        const QString id = u"%1%2"_s.arg(draw(seed, at(i), SessionId), 16, 16, '0'_L1)
                               .arg(draw(seed, at(i + 4), SessionId), 16, 16, '0'_L1);
        lists.sessions.push_back({id, born(i)});
    }
    for (quint64 i = 0; i < counts / 5 % 5; ++i) {
        const QString id = u"rt_%1"_s.arg(draw(seed, at(i), TokenId), 16, 16, '0'_L1);
        // One place more than there are sessions: the last stands for a token bound to none.
        const quint64 place = draw(seed, at(i), Binding) % (lists.sessions.size() + 1);
        const bool bound = place < lists.sessions.size();
        lists.refreshTokens.push_back(
            {id, bound ? lists.sessions[place].id : QString(), born(i + 4)});
    }
    return lists;
}

} // namespace bulkhead::practice
