// SPDX-License-Identifier: Apache-2.0
#include "run/rotation_count.h"

namespace bulkhead::run {

void RotationCount::readPage()
{
    Change reading{{}, {}, m_walk.next(), auth0::Shape::JsonObject, true};
    change(std::move(reading), [this](const Heard &heard) {
        const Outcome outcome = heard.reading.outcome;
        const bool refused = outcome == Outcome::Refused || outcome == Outcome::Forbidden;
        if (refused && m_walk.total() == 0)
            return fail({Fault::UsersUncountable, heard.reading.message});
        if (!heard.done() && !refused)
            return failBy(heard.reading);
        if (refused)
            return tell();
        for (const User &user : m_walk.take(heard.body))
            m_tally.add(user);
        m_walk.isOver() ? tell() : readPage();
    });
}

// Also what was counted before the tenant would not go on.
void RotationCount::tell()
{
    const auto &users = m_tally.counts();
    m_countTold({users, total(), m_tally.withoutUsers()});
    complete();
}

} // namespace bulkhead::run
