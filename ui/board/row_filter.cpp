// SPDX-License-Identifier: Apache-2.0
#include "board/row_filter.h"

#include <QElapsedTimer>

#include <algorithm>

namespace bulkhead::ui {
namespace {

constexpr qint32 rowsBetweenLooks = 256; // at the clock

void extend(std::vector<RowChanges::Range> &ranges, int position)
{
    if (!ranges.empty() && ranges.back().last + 1 == position)
        ranges.back().last = position;
    else
        ranges.push_back({position, position});
}

} // namespace

bool RowFilter::asksForState() const
{
    return std::find(states.begin(), states.end(), true) != states.end();
}

bool RowFilter::accepts(const journal::Ledger &ledger, qint32 row) const
{
    if (ledger.resolution(row) == Resolution::Merged)
        return false;
    if (asksForState() && !states[size_t(ledger.userState(row))])
        return false;
    if (words.isEmpty() || ledger.identifier(row).text.contains(words, Qt::CaseInsensitive))
        return true;
    const User user = ledger.user(row);
    return user.userId.contains(words, Qt::CaseInsensitive)
        || user.email.contains(words, Qt::CaseInsensitive);
}

bool RowScan::advance(const journal::Ledger &ledger, int budgetMs)
{
    QElapsedTimer timer;
    timer.start();
    while (m_next < ledger.rowCount()) {
        const qint32 end = std::min(ledger.rowCount(), m_next + rowsBetweenLooks);
        for (; m_next < end; ++m_next) {
            if (m_filter.accepts(ledger, m_next))
                m_rows.push_back(m_next);
        }
        if (timer.elapsed() >= budgetMs)
            break;
    }
    return m_next >= ledger.rowCount();
}

RowChanges changesBetween(const std::vector<qint32> &before, const std::vector<qint32> &after)
{
    RowChanges changes;
    size_t old = 0, now = 0;
    while (old < before.size() || now < after.size()) {
        if (now == after.size() || (old < before.size() && before[old] < after[now]))
            extend(changes.removed, int(old++));
        else if (old == before.size() || after[now] < before[old])
            extend(changes.inserted, int(now++));
        else
            ++old, ++now;
    }
    return changes;
}

} // namespace bulkhead::ui
