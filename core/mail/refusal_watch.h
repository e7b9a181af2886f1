// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bitset>

namespace bulkhead::mail {

// Pure: a server that refuses many for good is about to think of us as one who sends junk, or the
// list is not what it seems. Five among the last hundred are too many.
class RefusalWatch
{
public:
    static constexpr int window = 100;
    static constexpr int tooMany = 5;

    void add(bool refused)
    {
        m_last[m_next] = refused;
        m_next = (m_next + 1) % window;
    }
    [[nodiscard]] int refused() const { return int(m_last.count()); }
    [[nodiscard]] bool alarmed() const { return refused() >= tooMany; }

private:
    std::bitset<window> m_last;
    size_t m_next = 0;
};

} // namespace bulkhead::mail
