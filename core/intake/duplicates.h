// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/identifier.h"

#include <QtGlobal>

#include <optional>
#include <vector>

namespace bulkhead::intake {

// Recognises an identifier that was there before, by its exact text: Auth0 compares case, and two
// spellings of one person meet later, when the tenant has named the user. Keeps every text once in
// one block of memory: about 65 bytes a row for user_ids of usual length.
class DuplicateFolder
{
public:
    // The row of the first time, or nothing when `row` is the first. Rows are the caller's numbers.
    [[nodiscard]] std::optional<qint64> firstRow(const Identifier &identifier, qint64 row);

    [[nodiscard]] qint64 distinct() const { return qint64(m_entries.size()); }

private:
    struct Entry
    {
        qint64 row;
        size_t begin; // of its text in m_texts; the text ends where the next one begins
    };
    [[nodiscard]] bool holds(size_t entry, QByteArrayView text) const;
    void grow();

    std::vector<char> m_texts;
    std::vector<Entry> m_entries;
    std::vector<quint64> m_slots; // upper half: of the hash, lower half: entry + 1; 0 is free
};

} // namespace bulkhead::intake
