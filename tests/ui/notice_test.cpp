// SPDX-License-Identifier: Apache-2.0
#include "testing/testing.h"
#include "window/driver.h"

#include "look/fold.h"
#include "look/notice.h"
#include "look/stat_tile.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;

// The labels that are shown, from top to bottom.
QStringList words(const QWidget &widget)
{
    QStringList all;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        if (!label->isHidden())
            all << label->text();
    }
    return all;
}

TEST(Notice, tellsThreePartsAndLeavesEmptyOnesOut)
{
    Notice notice;
    EXPECT_TRUE(notice.isHidden());
    notice.tell(u"It broke."_s, u"Nothing is lost."_s, u"Mend it."_s, Tone::Bad);
    EXPECT_FALSE(notice.isHidden());
    EXPECT_EQ(words(notice), (QStringList{u"It broke."_s, u"Nothing is lost."_s, u"Mend it."_s}));
    notice.tell(u"It works."_s, {}, {}, Tone::Good);
    EXPECT_EQ(words(notice), QStringList{u"It works."_s});
    notice.clear();
    EXPECT_TRUE(notice.isHidden());
}

TEST(Notice, whatAServerSaysIsNeverMarkup)
{
    Notice notice;
    notice.tell(u"<b>x</b>"_s, u"<a href='http://x.org'>y</a>"_s, u"<i>z</i>"_s, Tone::Bad);
    for (const QLabel *label : notice.findChildren<QLabel *>())
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
}

TEST(Notice, comesIntoView)
{
    auto *canvas = new QWidget;
    auto *column = new QVBoxLayout(canvas);
    column->addSpacing(2000);
    auto *notice = new Notice;
    column->addWidget(notice);
    QScrollArea area;
    area.setWidgetResizable(true);
    area.setWidget(canvas);
    area.setMinimumSize(300, 200);
    area.show();
    ASSERT_TRUE(notice->visibleRegion().isEmpty());
    notice->tell(u"It broke."_s, {}, {}, Tone::Bad);
    EXPECT_TRUE(waitFor([&] { return !notice->visibleRegion().isEmpty(); }, 1000));
}

// A fold under much else, on a page that is this high.
struct FoldFarBelow
{
    explicit FoldFarBelow(int insideHeight)
    {
        auto *canvas = new QWidget;
        auto *column = new QVBoxLayout(canvas);
        column->addSpacing(2000);
        m_inside = new QWidget;
        m_inside->setMinimumHeight(insideHeight);
        m_fold = new Fold(u"More"_s, m_inside);
        column->addWidget(m_fold);
        m_area.setWidgetResizable(true);
        m_area.setWidget(canvas);
        m_area.resize(300, 200);
        m_area.show();
    }
    [[nodiscard]] bool seesAll(const QWidget &widget) const
    {
        return widget.visibleRegion().boundingRect().size() == widget.size();
    }
    QScrollArea m_area;
    Fold *m_fold;
    QWidget *m_inside;
};

TEST(Fold, isSeenWholeWhenAPersonOpensIt)
{
    FoldFarBelow page(120);
    ASSERT_TRUE(press(page.m_area, u"More"_s));
    EXPECT_TRUE(waitFor([&] { return page.seesAll(*page.m_fold); }, 1000));
    EXPECT_TRUE(page.seesAll(*page.m_inside));
}

TEST(Fold, isSeenFromItsTopWhenItIsHigherThanThePage)
{
    FoldFarBelow page(900);
    ASSERT_TRUE(press(page.m_area, u"More"_s));
    auto *button = shown(page.m_area, u"More"_s);
    EXPECT_TRUE(waitFor([&] { return page.m_area.verticalScrollBar()->value() > 1900; }, 1000));
    EXPECT_TRUE(page.seesAll(*button));
    EXPECT_LT(button->mapTo(&page.m_area, QPoint()).y(), 20);
}

TEST(Fold, doesNotMoveThePageWhenTheProgramOpensIt)
{
    FoldFarBelow page(120);
    page.m_fold->setOpen(true);
    (void)waitFor([] { return false; }, 50);
    EXPECT_EQ(page.m_area.verticalScrollBar()->value(), 0);
}

TEST(StatTile, isReadAsOneText)
{
    StatTile tile(u"Failed"_s);
    EXPECT_EQ(tile.accessibleName(), u"Failed"_s);
    tile.setValue(u"3"_s, u"and 2 unknown"_s, Tone::Bad);
    EXPECT_EQ(tile.accessibleName(), u"Failed 3 and 2 unknown"_s);
    EXPECT_EQ(words(tile), (QStringList{u"Failed"_s, u"3"_s, u"and 2 unknown"_s}));
    tile.setValue(u"0"_s);
    EXPECT_EQ(words(tile), (QStringList{u"Failed"_s, u"0"_s})) << "no empty line under it";
}

} // namespace
} // namespace bulkhead::ui
