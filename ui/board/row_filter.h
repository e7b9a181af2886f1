// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

#include <vector>

namespace bulkhead::ui {

// Which affected users are shown: those in any of the states, whose input, user id or e-mail holds
// the words in any case.
struct RowFilter
{
    std::array<bool, 6> states{}; // by StepState; none set means all
    QString words;

    [[nodiscard]] bool asksForState() const;
    [[nodiscard]] bool accepts(const journal::Ledger &ledger, qint32 row) const;

    friend bool operator==(const RowFilter &, const RowFilter &) = default;
};

// Looks for the rows of a filter a slice at a time, in the order of the list.
class RowScan
{
public:
    explicit RowScan(RowFilter filter = {}) : m_filter(std::move(filter)) { }

    // Goes on for about `budgetMs`; true when it has come to the end.
    bool advance(const journal::Ledger &ledger, int budgetMs);
    [[nodiscard]] std::vector<qint32> take() { return std::move(m_rows); }

private:
    RowFilter m_filter;
    qint32 m_next = 0;
    std::vector<qint32> m_rows;
};

// What turns one ascending list of rows into another.
struct RowChanges
{
    struct Range
    {
        int first, last; // positions, both included
    };
    std::vector<Range> removed; // positions in the old list, ascending
    std::vector<Range> inserted; // positions in the new list, ascending
    [[nodiscard]] size_t size() const { return removed.size() + inserted.size(); }
};

[[nodiscard]] RowChanges changesBetween(
    const std::vector<qint32> &before, const std::vector<qint32> &after);

} // namespace bulkhead::ui
