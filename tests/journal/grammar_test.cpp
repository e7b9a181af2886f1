// SPDX-License-Identifier: Apache-2.0
#include "journal/grammar.h"

#include "journal/folder.h"

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

using namespace entries;

// After a list of two rows.
bool accepted(const Entry &entry)
{
    Grammar grammar;
    for (const Entry &before :
        {created(), source(u"a"_s), listed(0, 1, u"a@x"_s), listed(1, 2, u"b@x"_s)})
        EXPECT_TRUE(grammar.accepts(before));
    return grammar.accepts(entry);
}

TEST(Grammar, AcceptsWhatTheProgramWrites)
{
    Grammar grammar;
    EXPECT_TRUE(grammar.accepts(created()));
    for (const Entry &entry : someEntries())
        EXPECT_TRUE(grammar.accepts(entry)) << int(entry.kind);
    EXPECT_TRUE(grammar.accepts(halted(Fault::PracticeUnavailable, {})));
    EXPECT_TRUE(grammar.accepts(source(u"b"_s, 1)));
    EXPECT_TRUE(grammar.accepts(listed(2, 9, u"c@x"_s)));
    EXPECT_TRUE(grammar.accepts(merged(2, 0)));
}

TEST(Grammar, BeginsWithCreatedAndOnlyThere)
{
    EXPECT_FALSE(Grammar().accepts(source(u"a"_s)));
    EXPECT_FALSE(accepted(created()));
}

TEST(Grammar, WantsASourceBeforeItsLines)
{
    for (const Entry &entry : {listed(0, 1, u"a@x"_s), rejected(1, RejectReason::Empty, {})}) {
        Grammar grammar;
        EXPECT_TRUE(grammar.accepts(created()));
        EXPECT_FALSE(grammar.accepts(entry));
    }
    EXPECT_FALSE(accepted(source(u"b"_s, 0)));
}

TEST(Grammar, RefusesRowsThatAreNotThere)
{
    const auto revoke = Measure::RevokeAccess;
    EXPECT_FALSE(accepted(listed(1, 3, u"c@x"_s)));
    EXPECT_FALSE(accepted(listed(3, 3, u"c@x"_s)));
    for (const qint32 row : {-1, 2, 1'000'000}) {
        EXPECT_FALSE(accepted(duplicate(row, 3)));
        EXPECT_FALSE(accepted(notFound(row)));
        EXPECT_FALSE(accepted(merged(0, row)));
        EXPECT_FALSE(accepted(intent(row, revoke, 1)));
        EXPECT_FALSE(accepted(answered(row, revoke, Outcome::Unknown, 0)));
        EXPECT_FALSE(accepted(done(row, revoke, 204)));
        EXPECT_FALSE(accepted(reopened(row, revoke)));
    }
    EXPECT_FALSE(accepted(merged(1, 1)));
    EXPECT_TRUE(accepted(merged(1, 0)));
}

TEST(Grammar, RefusesCodesThatNobodyKnows)
{
    for (Entry entry : {listed(2, 3, u"c@x"_s), rejected(3, RejectReason::Empty, {}), notFound(0),
             answered(0, Measure::Email, Outcome::Unknown, 0), done(0, Measure::Email, 200),
             ended(RunEnd::Paused)}) {
        EXPECT_TRUE(accepted(entry)) << int(entry.kind);
        for (const int code : {-1, 50}) {
            entry.code = code;
            EXPECT_FALSE(accepted(entry)) << int(entry.kind) << " " << code;
        }
    }
    Entry skipped = concluded(0, Measure::Email, StepState::Skipped, Reason::NoEmail, 0);
    skipped.reason = 99;
    EXPECT_FALSE(accepted(skipped));
    Entry halt = halted(Fault::TimedOut, {});
    for (const int reason : {-1, faultCount}) {
        halt.reason = reason;
        EXPECT_FALSE(accepted(halt));
    }
    Entry strange = started();
    strange.kind = EntryKind(99);
    EXPECT_FALSE(accepted(strange));
}

TEST(Grammar, WantsARowForEvidenceAndNoneForAWindow)
{
    EXPECT_TRUE(accepted({.kind = EntryKind::Windowed}));
    EXPECT_TRUE(accepted({.kind = EntryKind::Evidence, .row = 1}));
    EXPECT_FALSE(accepted({.kind = EntryKind::Evidence, .row = 2}));
    EXPECT_FALSE(accepted({.kind = EntryKind::Evidence}));
}

TEST(Grammar, KnowsOneRankOfAList)
{
    for (Entry entry : {listed(2, 3, u"c@x"_s), duplicate(0, 3)}) {
        for (const int rank : {-2, -1, int(Rank::Priority), int(Rank::LoggedIn)}) {
            entry.reason = rank;
            EXPECT_EQ(accepted(entry), rank == -1 || rank == int(Rank::Priority)) << rank;
        }
    }
}

class GrammarOfAFile : public JournalFolder
{
};

// Written by somebody who knows how to chain: the hashes are right, the story is not.
TEST_F(GrammarOfAFile, IsDamageWhenBroken)
{
    {
        auto journal = create();
        Entries story{source(u"a"_s), done(7, Measure::Email, 200)};
        ASSERT_TRUE(journal && (*journal)->append(story));
    }
    EXPECT_EQ(readError().value().fault, Fault::IncidentDamaged);
    EXPECT_EQ(readError().value().detail, u"3"_s);
    EXPECT_EQ(open().error().fault, Fault::IncidentDamaged);
}

} // namespace
} // namespace bulkhead::journal
