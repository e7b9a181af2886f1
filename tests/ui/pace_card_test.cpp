// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include "board/pace_card.h"
#include "board/pace_chart.h"
#include "board/run_page.h"

#include <QCoreApplication>
#include <QEvent>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

class Paints : public QObject
{
public:
    int count = 0;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }
};

class PaceCardTest : public ::testing::Test
{
protected:
    PaceCardTest()
    {
        m_one.show(new RunPage(m_one.desk, m_one.live, m_one.callGate()));
        m_card = m_one.frame().findChild<PaceCard *>();
        m_chart = m_one.frame().findChild<PaceChart *>();
    }
    void run()
    {
        m_one.open(State::Running);
        m_one.desk.begin(Task::Running);
    }
    // As a run tells it at that second; own and others' calls a second.
    void tell(int second, double own, double others, double ceiling = 16, double reserve = 8)
    {
        m_progress.phase = run::Phase::Running;
        m_progress.pacePerS = {own, 0};
        m_progress.limit = {u"enterprise"_s, true, 50, 16, ceiling, reserve, others};
        emit m_one.desk.progressed(m_progress);
        m_card->take(second * 1'000, m_progress);
    }
    void unfold() { ASSERT_TRUE(press(m_one.frame(), u"Use of the limit"_s)); }
    QSpinBox *spin(const QString &name) { return shownAs<QSpinBox>(m_one.frame(), name); }

    OnePage m_one;
    PaceCard *m_card = nullptr;
    PaceChart *m_chart = nullptr;
    run::Progress m_progress;
};

TEST_F(PaceCardTest, isThereOnceSomethingIsSent)
{
    m_one.open(State::Planned);
    EXPECT_FALSE(m_card->isVisible());
    run();
    EXPECT_FALSE(m_card->isVisible());
    tell(1, 8, 8);
    EXPECT_TRUE(m_card->isVisible());
    m_one.desk.end(run::End::Paused);
    EXPECT_TRUE(m_card->isVisible()) << "what was can still be looked at";
    m_one.live.close();
    EXPECT_FALSE(m_card->isVisible());
}

TEST_F(PaceCardTest, theButtonTellsItInShort)
{
    run();
    tell(1'001, 7.9, 8.1);
    auto *button = shownAs<QToolButton>(m_one.frame(), u"Use of the limit"_s);
    ASSERT_TRUE(button);
    EXPECT_TRUE(button->accessibleDescription().contains(u"of 16 a second"_s));
    EXPECT_FALSE(m_chart->isVisible()) << "most people never need it";
}

TEST_F(PaceCardTest, openedItIsSeenWhole)
{
    m_one.frame().resize(948, 560); // more than fits
    run();
    tell(1'000, 8, 7);
    unfold();
    EXPECT_TRUE(waitFor(
        [&] { return m_card->visibleRegion().boundingRect().size() == m_card->size(); }, 1000));
    EXPECT_EQ(m_chart->visibleRegion().boundingRect().size(), m_chart->size());
}

TEST_F(PaceCardTest, theChartHasANameAndSentences)
{
    run();
    tell(1'000, 8, 7);
    unfold();
    for (int second = 1; second <= 120; ++second)
        tell(1'000 + second, 8, 7);
    EXPECT_EQ(m_chart->accessibleName(), u"Use of the tenant's limit"_s);
    EXPECT_TRUE(m_chart->accessibleDescription().contains(u"others 7"_s));
    EXPECT_TRUE(m_chart->accessibleDescription().endsWith(u'.'));
    EXPECT_TRUE(m_one.says(m_chart->accessibleDescription())) << "everybody can read it";
}

TEST_F(PaceCardTest, tellsThatProductionWasFaster)
{
    run();
    tell(1'000, 8, 7);
    unfold();
    tell(1'001, 8, 8);
    EXPECT_FALSE(m_one.says(u"Production was using the limit"_s));
    m_progress.waiting = run::Waiting::Others;
    tell(1'002, 4, 12);
    EXPECT_TRUE(m_one.says(u"Production was using the limit"_s));
}

TEST_F(PaceCardTest, drawsOnceASecondAtMostAndNothingThatIsNotSeen)
{
    run();
    Paints paints;
    m_chart->installEventFilter(&paints);
    for (int second = 1; second <= 20; ++second) {
        tell(1'000 + second, 8, 7);
        QCoreApplication::processEvents();
    }
    EXPECT_EQ(paints.count, 0) << "folded";
    unfold();
    (void)waitFor([&] { return paints.count > 0; }, 1'000);
    QCoreApplication::processEvents();
    paints.count = 0;
    for (int i = 0; i < 50; ++i) {
        m_card->take(1'030'000 + i * 100, m_progress);
        QCoreApplication::processEvents();
    }
    EXPECT_GE(paints.count, 1);
    EXPECT_LE(paints.count, 5);
    paints.count = 0;
    m_one.frame().hide();
    tell(1'050, 8, 7);
    QCoreApplication::processEvents();
    EXPECT_EQ(paints.count, 0) << "hidden";
}

TEST_F(PaceCardTest, otherSharesAreAskedOfTheDesk)
{
    run();
    tell(1'001, 8, 8);
    unfold();
    ASSERT_TRUE(spin(u"Ceiling"_s));
    EXPECT_EQ(spin(u"Ceiling"_s)->value(), 100);
    EXPECT_EQ(spin(u"Left to others"_s)->value(), 8);
    EXPECT_EQ(spin(u"Left to others"_s)->maximum(), 49) << "one call must fit beside it";
    EXPECT_FALSE(m_one.can(u"Use from now on"_s)) << "nothing is changed";
    spin(u"Ceiling"_s)->setValue(50);
    ASSERT_TRUE(press(m_one.frame(), u"Use from now on"_s));
    EXPECT_EQ(m_one.desk.commands, (QStringList{u"setPace"_s}));
    EXPECT_EQ(m_one.desk.pace.ceilingPercent, 50);
    EXPECT_FALSE(m_one.desk.pace.reserve) << "as it is";
    EXPECT_FALSE(m_one.can(u"Use from now on"_s));
    spin(u"Left to others"_s)->setValue(20);
    ASSERT_TRUE(press(m_one.frame(), u"Use from now on"_s));
    EXPECT_FALSE(m_one.desk.pace.ceilingPercent);
    EXPECT_EQ(m_one.desk.pace.reserve, 20);
}

TEST_F(PaceCardTest, theFieldsFollowTheRunButNotWhileSomebodyChangesThem)
{
    run();
    tell(1'001, 8, 8);
    unfold();
    tell(1'002, 8, 8, 4);
    EXPECT_EQ(spin(u"Ceiling"_s)->value(), 25) << "from another terminal";
    spin(u"Ceiling"_s)->setValue(60);
    tell(1'003, 8, 8, 8);
    EXPECT_EQ(spin(u"Ceiling"_s)->value(), 60);
    ASSERT_TRUE(press(m_one.frame(), u"Use from now on"_s));
    tell(1'004, 8, 8, 8);
    EXPECT_EQ(spin(u"Ceiling"_s)->value(), 60) << "it takes a moment";
    tell(1'005, 8, 8, 9.6);
    EXPECT_EQ(spin(u"Ceiling"_s)->value(), 60);
    tell(1'006, 8, 8, 16);
    EXPECT_EQ(spin(u"Ceiling"_s)->value(), 100);
}

TEST_F(PaceCardTest, nothingCanBeChangedWhenNothingRuns)
{
    run();
    tell(1'001, 8, 8);
    unfold();
    spin(u"Ceiling"_s)->setValue(50);
    m_one.desk.end(run::End::Paused);
    EXPECT_FALSE(spin(u"Ceiling"_s)->isEnabled());
    EXPECT_FALSE(m_one.can(u"Use from now on"_s));
}

// What was taken is seen on the strip: its own colour, and none where others took the rest.
TEST_F(PaceCardTest, theStripIsAsHighAsTheUse)
{
    run();
    tell(1'000, 8, 7);
    unfold();
    for (int second = 1; second <= 60; ++second)
        tell(1'000 + second, 16, 0);
    const auto columnOf = [&](const QColor &color) {
        const QImage image = m_chart->grab().toImage();
        const int x = int(0.9 * image.width());
        int count = 0;
        for (int y = image.height() / 4; y < image.height(); ++y)
            count += image.pixelColor(x, y) == color ? 1 : 0;
        return count;
    };
    const int full = columnOf(toneColor(Tone::Accent));
    for (int second = 61; second <= 400; ++second)
        tell(1'000 + second, 4, 12);
    const int quarter = columnOf(toneColor(Tone::Accent));
    EXPECT_GT(quarter, 0);
    EXPECT_GT(full, 3 * quarter);
    EXPECT_LT(full, 6 * quarter);
}

} // namespace
} // namespace bulkhead::ui
