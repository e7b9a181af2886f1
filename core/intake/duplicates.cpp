// SPDX-License-Identifier: Apache-2.0
#include "intake/duplicates.h"

#include <QHashFunctions>

#include <algorithm>

namespace bulkhead::intake {
namespace {

constexpr size_t firstSlots = 1024;

quint32 hashOf(QByteArrayView text)
{
    const quint64 wide = qHashBits(text.data(), size_t(text.size()), 0);
    return quint32(wide ^ (wide >> 32));
}

} // namespace

std::optional<qint64> DuplicateFolder::firstRow(const Identifier &identifier, qint64 row)
{
    // At most three quarters full: probing stays short.
    if (m_entries.size() * 4 >= m_slots.size() * 3)
        grow();
    const QByteArray text = identifier.text.toUtf8();
    const quint32 hash = hashOf(text);
    const size_t mask = m_slots.size() - 1;
    size_t slot = hash & mask;
    for (; m_slots[slot] != 0; slot = (slot + 1) & mask) {
        const size_t entry = size_t(quint32(m_slots[slot])) - 1;
        if (quint32(m_slots[slot] >> 32) == hash && holds(entry, text))
            return m_entries[entry].row;
    }
    m_entries.push_back({row, m_texts.size()});
    m_texts.insert(m_texts.end(), text.begin(), text.end());
    m_slots[slot] = (quint64(hash) << 32) | m_entries.size();
    return std::nullopt;
}

bool DuplicateFolder::holds(size_t entry, QByteArrayView text) const
{
    const size_t begin = m_entries[entry].begin;
    const size_t end = entry + 1 < m_entries.size() ? m_entries[entry + 1].begin : m_texts.size();
    return end - begin == size_t(text.size())
        && std::equal(text.begin(), text.end(), m_texts.begin() + std::ptrdiff_t(begin));
}

void DuplicateFolder::grow()
{
    std::vector<quint64> wider(std::max(firstSlots, m_slots.size() * 2));
    const size_t mask = wider.size() - 1;
    for (const quint64 taken : m_slots) {
        if (taken == 0)
            continue;
        size_t slot = size_t(taken >> 32) & mask;
        while (wider[slot] != 0)
            slot = (slot + 1) & mask;
        wider[slot] = taken;
    }
    m_slots = std::move(wider);
}

} // namespace bulkhead::intake
