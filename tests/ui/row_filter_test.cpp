// SPDX-License-Identifier: Apache-2.0
#include "board/row_filter.h"
#include "report/sample.h"

#include "testing/testing.h"

#include <random>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using Rows = std::vector<qint32>;

RowFilter filter(std::initializer_list<StepState> states, const QString &words = {})
{
    RowFilter made;
    for (const StepState state : states)
        made.states[size_t(state)] = true;
    made.words = words;
    return made;
}

Rows rowsOf(const RowFilter &of)
{
    const journal::Ledger ledger = report::sample::ledger();
    RowScan scan(of);
    EXPECT_TRUE(scan.advance(ledger, 1000));
    return scan.take();
}

// The sample: 0 done, 1 failed, 2 skipped, 3 unknown, 4 pending, 5 and 6 skipped, 7 merged.
TEST(RowFilter, WithoutAWishItTakesEverybodyOnce)
{
    EXPECT_EQ(rowsOf({}), (Rows{0, 1, 2, 3, 4, 5, 6}));
}

TEST(RowFilter, TakesAnyOfTheStates)
{
    EXPECT_EQ(rowsOf(filter({StepState::Failed})), Rows{1});
    EXPECT_EQ(rowsOf(filter({StepState::Skipped})), (Rows{2, 5, 6}));
    EXPECT_EQ(rowsOf(filter({StepState::Done, StepState::Unknown})), (Rows{0, 3}));
    EXPECT_EQ(rowsOf(filter({StepState::Cancelled})), Rows{});
}

TEST(RowFilter, LooksForWordsInInputUserIdAndEmail)
{
    EXPECT_EQ(rowsOf(filter({}, u"AUTH0|BO"_s)), Rows{1});
    EXPECT_EQ(rowsOf(filter({}, u"dee@X.org"_s)), Rows{3}); // only the tenant knows the address
    EXPECT_EQ(rowsOf(filter({}, u"two@"_s)), Rows{5}); // only the list does
    EXPECT_EQ(rowsOf(filter({}, u"no such user"_s)), Rows{});
    EXPECT_EQ(rowsOf(filter({StepState::Done, StepState::Failed}, u"bo"_s)), Rows{1});
}

TEST(RowScan, InSlicesFindsTheSameAsInOneGo)
{
    using namespace journal::entries;
    std::vector<journal::Entry> entries{created(), source(u"l"_s)};
    for (qint32 row = 0; row < 2000; ++row)
        entries.push_back(listed(row, row, u"auth0|%1"_s.arg(row)));
    const journal::Ledger ledger = folded(std::move(entries));
    RowScan atOnce(filter({}, u"7"_s)), slices(filter({}, u"7"_s));
    EXPECT_TRUE(atOnce.advance(ledger, 10'000));
    int turns = 1;
    while (!slices.advance(ledger, 0)) // looks at the clock, and it is over
        ++turns;
    EXPECT_EQ(turns, 8); // of 256 rows
    EXPECT_EQ(slices.take(), atOnce.take());
}

TEST(RowScan, OfNothingIsAtItsEnd)
{
    RowScan scan;
    EXPECT_TRUE(scan.advance({}, 0));
    EXPECT_EQ(scan.take(), Rows{});
}

Rows randomRows(std::mt19937 &random)
{
    const int keepOneIn = std::uniform_int_distribution(1, 5)(random);
    Rows rows;
    for (qint32 row = 0; row < 40; ++row) {
        if (std::uniform_int_distribution(1, keepOneIn)(random) == 1)
            rows.push_back(row);
    }
    return rows;
}

Rows without(const Rows &from, const Rows &others)
{
    Rows left;
    std::set_difference(
        from.begin(), from.end(), others.begin(), others.end(), std::back_inserter(left));
    return left;
}

Rows within(const Rows &rows, const std::vector<RowChanges::Range> &ranges)
{
    Rows in;
    for (const auto &range : ranges)
        in.insert(in.end(), rows.begin() + range.first, rows.begin() + range.last + 1);
    return in;
}

void expectApart(const std::vector<RowChanges::Range> &ranges)
{
    for (size_t i = 1; i < ranges.size(); ++i)
        EXPECT_GT(ranges[i].first, ranges[i - 1].last + 1); // else they were one
}

TEST(RowChanges, AreTheDifferenceOfTheTwoLists)
{
    std::mt19937 random(7);
    for (int turn = 0; turn < 500; ++turn) {
        const Rows before = randomRows(random), after = randomRows(random);
        const RowChanges changes = changesBetween(before, after);
        EXPECT_EQ(within(before, changes.removed), without(before, after));
        EXPECT_EQ(within(after, changes.inserted), without(after, before));
        expectApart(changes.removed);
        expectApart(changes.inserted);
    }
}

TEST(RowChanges, BetweenTheSameAreNone)
{
    EXPECT_EQ(changesBetween({1, 2, 3}, {1, 2, 3}).size(), 0u);
    EXPECT_EQ(changesBetween({}, {}).size(), 0u);
    EXPECT_EQ(changesBetween({}, {4, 9}).size(), 1u);
    EXPECT_EQ(changesBetween({4, 9}, {}).size(), 1u);
}

} // namespace
} // namespace bulkhead::ui
