// SPDX-License-Identifier: Apache-2.0
#include "journal/random_incident.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

using namespace entries;
using Entries = std::vector<Entry>;

// The same answer from the rules alone, reading everything again for each step.
class Naive
{
public:
    explicit Naive(const Entries &entries) : m_entries(entries)
    {
        for (const Entry &entry : entries) {
            if (entry.kind == EntryKind::Listed) {
                ++rows;
                m_planned = false;
                m_cancelled = false;
            }
            if (entry.kind == EntryKind::Planned) {
                m_planned = true;
                m_cancelled = false;
                const auto choices =
                    choicesFromJson(QJsonDocument::fromJson(entry.text.toUtf8()).object());
                m_measures = measuresFor(choices);
            }
            if (entry.kind == EntryKind::RunStarted)
                m_cancelled = false;
            if (entry.kind == EntryKind::RunEnded)
                m_cancelled = RunEnd(entry.code) == RunEnd::Cancelled;
        }
    }

    [[nodiscard]] Resolution resolution(qint32 row) const
    {
        auto last = Resolution::Open;
        for (const Entry &entry : m_entries) {
            if (entry.kind == EntryKind::Resolved && entry.row == row)
                last = Resolution(entry.code);
        }
        return last;
    }

    [[nodiscard]] StepState user(qint32 row) const
    {
        const Resolution known = resolution(row);
        if (known == Resolution::NotFound || known == Resolution::Several)
            return StepState::Skipped;
        if (!m_planned || m_measures.empty() || known == Resolution::Open) {
            if (m_cancelled)
                return StepState::Cancelled;
            return m_planned ? StepState::Skipped : StepState::Pending;
        }
        StepState state = StepState::Done;
        for (const Measure measure : m_measures)
            state = worst(state, step(row, measure));
        return state;
    }

    int rows = 0;

private:
    [[nodiscard]] StepState step(qint32 row, Measure measure) const
    {
        StepState state = StepState::Pending;
        bool open = false;
        for (const Entry &entry : m_entries) {
            const bool mine = entry.row == row && entry.measure == int(measure);
            if (entry.kind == EntryKind::Planned) {
                state = StepState::Pending;
                open = false;
            } else if (entry.kind == EntryKind::RunStarted || entry.kind == EntryKind::RunEnded) {
                if (std::exchange(open, false) && measure == Measure::Email)
                    state = StepState::Unknown;
                if (entry.kind == EntryKind::RunEnded && RunEnd(entry.code) == RunEnd::Cancelled
                    && state == StepState::Pending)
                    state = StepState::Cancelled;
            } else if (mine) {
                open = entry.kind == EntryKind::Intent;
                if (entry.kind == EntryKind::Concluded)
                    state = StepState(entry.code);
                if (entry.kind == EntryKind::Reopened)
                    state = StepState::Pending;
                if (entry.kind == EntryKind::Answered && measure == Measure::Email
                    && mayHaveActed(Outcome(entry.code)))
                    state = StepState::Unknown;
            }
        }
        return state;
    }

    const Entries &m_entries;
    std::vector<Measure> m_measures;
    bool m_planned = false;
    bool m_cancelled = false;
};

void expectEqual(const Ledger &ledger, const Naive &naive)
{
    std::array<qint64, 6> counts{};
    ASSERT_EQ(ledger.rowCount(), naive.rows);
    for (qint32 row = 0; row < naive.rows; ++row) {
        if (naive.resolution(row) == Resolution::Merged)
            continue;
        ++counts[size_t(naive.user(row))];
        ASSERT_EQ(ledger.userState(row), naive.user(row)) << "row " << row;
    }
    for (size_t state = 0; state < counts.size(); ++state)
        ASSERT_EQ(ledger.userTotal(StepState(state)), counts[state]) << state;
}

TEST(LedgerProperty, AnyIncidentCountsAsItsEntriesSay)
{
    std::array<int, int(lastEntryKind) + 1> kinds{};
    for (unsigned seed = 0; seed < 150; ++seed) {
        RandomIncident incident(seed);
        for (int i = 0; i < 150; ++i) {
            incident.step();
            if (i % 3 == 0)
                expectEqual(incident.ledger(), Naive(incident.all()));
            if (::testing::Test::HasFatalFailure()) {
                ADD_FAILURE() << "seed " << seed << ", step " << i;
                return;
            }
        }
        for (const Entry &entry : incident.all())
            ++kinds[size_t(entry.kind)];
    }
    for (const auto kind : {EntryKind::Duplicate, EntryKind::Resolved, EntryKind::Planned,
             EntryKind::Answered, EntryKind::Concluded, EntryKind::Reopened, EntryKind::RunEnded})
        EXPECT_GT(kinds[size_t(kind)], 100) << int(kind);
}

} // namespace
} // namespace bulkhead::journal
