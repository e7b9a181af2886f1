// SPDX-License-Identifier: Apache-2.0
#include "board/pace_history.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

run::Progress progress(double own, double others, run::Waiting waiting = run::Waiting::No)
{
    run::Progress told;
    told.phase = run::Phase::Running;
    told.waiting = waiting;
    told.pacePerS = {own, 0};
    told.limit = {u"enterprise"_s, true, 50, 16, 16, 8, others};
    return told;
}

TEST(PaceHistory, takesOneSampleASecond)
{
    PaceHistory history;
    int taken = 0;
    for (qint64 ms = 0; ms <= 10'000; ms += 100)
        taken += history.add(ms, progress(8, 7)) ? 1 : 0;
    EXPECT_EQ(taken, 11);
    EXPECT_EQ(history.samples().size(), 11u);
    EXPECT_EQ(history.figures().seconds, 10);
}

TEST(PaceHistory, keepsTheLastMinutesOnly)
{
    PaceHistory history;
    for (qint64 s = 0; s < 2'000; ++s)
        history.add(s * 1'000, progress(s < 1'000 ? 100 : 8, 7));
    EXPECT_EQ(history.samples().size(), 301u);
    EXPECT_EQ(history.figures().seconds, 300);
    EXPECT_NEAR(history.figures().own, 8, 1e-6) << "what was long ago does not count";
    history.clear();
    EXPECT_TRUE(history.isEmpty());
    EXPECT_EQ(history.figures().seconds, 0);
}

TEST(PaceHistory, tellsMeansAndTheSharesOfNow)
{
    PaceHistory history;
    history.add(0, progress(4, 12, run::Waiting::Others));
    auto later = progress(8, 6);
    later.limit.ceilingPerS = 8;
    later.limit.reserve = 3;
    history.add(1'000, later);
    const texts::PaceFigures figures = history.figures();
    EXPECT_DOUBLE_EQ(figures.own, 6);
    EXPECT_DOUBLE_EQ(figures.others, 9);
    EXPECT_DOUBLE_EQ(figures.ceiling, 8);
    EXPECT_DOUBLE_EQ(figures.reserve, 3);
    EXPECT_EQ(figures.crowdedS, 1);
}

TEST(PaceText, IsSentencesThatTellWhatTheChartShows)
{
    texts::PaceFigures figures{120, 7.92, 8, 16, 16, 8};
    EXPECT_EQ(texts::explainPace(figures),
        u"In the last 2 min this run made 7.9 calls a second, others 8. The tenant allows 16; the "
        "run takes 16 at most and leaves 8 at once to others."_s);
    EXPECT_EQ(texts::paceInShort(figures), u"this run 7.9, others 8 of 16 a second"_s);
    figures.crowdedS = 12;
    EXPECT_TRUE(texts::explainPace(figures).endsWith(
        u" Production was using the limit for 12 s of it: the run stood back."_s));
    EXPECT_EQ(texts::explainPace({}), u"Nothing was sent yet."_s);
    EXPECT_TRUE(texts::paceInShort({}).isEmpty());
}

TEST(PaceText, RatesAreAsExactAsTheyMatter)
{
    EXPECT_EQ(texts::perSecond(0), u"0"_s);
    EXPECT_EQ(texts::perSecond(0.13), u"0.1"_s);
    EXPECT_EQ(texts::perSecond(2.5), u"2.5"_s);
    EXPECT_EQ(texts::perSecond(15.96), u"16"_s);
    EXPECT_EQ(texts::perSecond(1000), u"1,000"_s);
}

} // namespace
} // namespace bulkhead::ui
