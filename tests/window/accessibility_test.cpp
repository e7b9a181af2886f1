// SPDX-License-Identifier: Apache-2.0
// Every page as somebody meets it who works by keyboard, by ear or with tired eyes.
#include "window/window_test.h"

#include "look/theme_colors.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {
namespace {

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *told = QAccessible::queryAccessibleInterface(widget);
    return told ? told->text(QAccessible::Name) : QString();
}

bool takesTab(const QWidget *widget)
{
    return widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus);
}

std::string describe(const QWidget *widget)
{
    return std::string(widget->metaObject()->className()) + " in "
        + widget->parentWidget()->metaObject()->className();
}

// Everything that the Tab key comes to, in its order.
QList<QWidget *> tabOrder(QWidget &window)
{
    QList<QWidget *> order;
    QWidget *first = window.nextInFocusChain();
    for (QWidget *widget = first;; widget = widget->nextInFocusChain()) {
        if (takesTab(widget) && !widget->focusProxy() && window.isAncestorOf(widget))
            order << widget;
        if (widget->nextInFocusChain() == first)
            return order;
    }
}

void expectNames(QWidget &window)
{
    QStringList buttons;
    for (QWidget *widget : tabOrder(window)) {
        const QString name = nameOf(widget);
        EXPECT_FALSE(name.isEmpty()) << describe(widget);
        if (qobject_cast<QAbstractButton *>(widget))
            buttons << name;
    }
    EXPECT_EQ(buttons.removeDuplicates(), 0) << buttons.join(u", "_s).toStdString();
}

// The order is that of reading: nothing jumps back up within the same part of the window.
void expectReadingOrder(QWidget &window)
{
    const auto order = tabOrder(window);
    for (qsizetype i = 1; i < order.size(); ++i) {
        const QWidget *before = order[i - 1], *after = order[i];
        if (before->parentWidget() != after->parentWidget())
            continue;
        EXPECT_GE(after->geometry().bottom(), before->geometry().top())
            << nameOf(order[i - 1]).toStdString() << " then " << nameOf(order[i]).toStdString();
    }
}

QColor backgroundIn(const QImage &picture, const QRect &rect)
{
    QHash<QRgb, int> counts;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x)
            ++counts[picture.pixel(x, y)];
    }
    const auto most = std::max_element(counts.cbegin(), counts.cend());
    return most == counts.cend() ? QColor() : QColor(most.key());
}

void expectContrast(QWidget &window)
{
    const QImage picture = window.grab().toImage();
    const auto expectReadable = [&](QWidget *widget, const QColor &ink, const QString &text) {
        // What is scrolled away lies under something else.
        const QRect rect = widget->visibleRegion()
                               .boundingRect()
                               .translated(widget->mapTo(&window, QPoint()))
                               .intersected(picture.rect())
                               .adjusted(2, 2, -2, -2);
        if (rect.isEmpty())
            return;
        const QColor paper = backgroundIn(picture, rect);
        EXPECT_GE(ui::contrast(ink, paper), 4.5)
            << ink.name().toStdString() << " on " << paper.name().toStdString() << ": "
            << text.toStdString();
    };
    for (QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || !widget->isEnabled() || widget->size().isEmpty())
            continue;
        if (auto *label = qobject_cast<QLabel *>(widget); label && !label->text().isEmpty())
            expectReadable(label, label->palette().color(QPalette::WindowText), label->text());
        if (auto *button = qobject_cast<QAbstractButton *>(widget);
            button && !button->text().isEmpty())
            expectReadable(
                button, button->palette().color(button->foregroundRole()), button->text());
        if (auto *edit = qobject_cast<QLineEdit *>(widget);
            edit && edit->text().isEmpty() && !edit->placeholderText().isEmpty())
            expectReadable(
                edit, edit->palette().color(QPalette::PlaceholderText), edit->placeholderText());
    }
}

const QLabel *firstCut(const QWidget &window)
{
    for (const QLabel *label : window.findChildren<QLabel *>()) {
        if (label->isVisible() && label->wordWrap() && !label->text().isEmpty()
            && label->height() < label->heightForWidth(label->width()))
            return label;
    }
    return nullptr;
}

// Words that wrap have the height that they need; those of a run that goes on with the next layout.
void expectNothingCut(QWidget &window)
{
    const bool fits = waitFor([&] { return !firstCut(window); }, 1000);
    const QLabel *cut = fits ? nullptr : firstCut(window);
    EXPECT_TRUE(fits) << (cut ? cut->text().toStdString() : "");
}

// Also on a small screen nobody has to push a page sideways; tables have bars of their own. Nothing
// is cut off.
void expectAllSeenAtAnySize(QWidget &window)
{
    const QSize before = window.size();
    window.resize(880, 560);
    (void)waitFor([] { return false; }, 20);
    for (QScrollArea *area : window.findChildren<QScrollArea *>()) {
        if (area->isVisible()) {
            EXPECT_EQ(area->horizontalScrollBar()->maximum(), 0);
        }
    }
    expectNothingCut(window);
    window.resize(1180, 800);
    (void)waitFor([] { return false; }, 20);
    expectNothingCut(window);
    window.resize(before);
}

void expectUsable(QWidget &window, const char *page)
{
    SCOPED_TRACE(page);
    (void)waitFor([] { return false; }, 50);
    expectNames(window);
    expectReadingOrder(window);
    expectContrast(window);
    expectAllSeenAtAnySize(window);
}

class AccessibilityTest : public WindowTest, public ::testing::WithParamInterface<ui::Theme>
{
protected:
    AccessibilityTest() { ui::applyLook(*qApp, GetParam()); }
    ~AccessibilityTest() override { ui::applyLook(*qApp, ui::Theme::Light); }
};

} // namespace

TEST_P(AccessibilityTest, EveryPage)
{
    expectUsable(window(), "start");
    ASSERT_TRUE(press(window(), u"New incident"_s));
    expectUsable(window(), "tenant, own");
    ASSERT_TRUE(press(window(), u"Advanced"_s));
    expectUsable(window(), "tenant, advanced");
    ASSERT_TRUE(press(window(), u"Back"_s));
    ASSERT_NO_FATAL_FAILURE(toPracticeTenant());
    expectUsable(window(), "tenant, practice");
    ASSERT_TRUE(press(window(), u"Check connection"_s));
    ASSERT_TRUE(waitFor([&] { return says(window(), u"The tenant answers"_s); }));
    expectUsable(window(), "tenant, checked");
    ASSERT_TRUE(press(window(), u"Next"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"List file"_s));
    expectUsable(window(), "list, empty");
    ASSERT_TRUE(press(window(), u"Paste a list"_s));
    shownAs<QPlainTextEdit>(window(), u"Pasted list"_s)
        ->setPlainText(QString::fromUtf8(program().desk.practiceList(5)));
    ASSERT_TRUE(waitUntilShown(window(), u"Add list"_s));
    expectUsable(window(), "list, preview");
    ASSERT_TRUE(press(window(), u"Add list"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Affected users"_s));
    expectUsable(window(), "list");
    ASSERT_TRUE(press(window(), u"Next"_s));
    expectUsable(window(), "plan");
    ASSERT_TRUE(press(window(), u"Close the gate first"_s));
    ASSERT_TRUE(press(window(), u"Reset ticket"_s));
    ASSERT_TRUE(press(window(), u"Force-reset flag"_s));
    ASSERT_TRUE(press(window(), u"More measures"_s));
    ASSERT_TRUE(press(window(), u"Clear force-reset flag"_s));
    ASSERT_TRUE(type(window(), u"Users to leave out"_s, u"/nowhere/list.csv"_s));
    expectUsable(window(), "plan, with all that can be shown");
    ASSERT_TRUE(type(window(), u"Users to leave out"_s, {}));
    ASSERT_TRUE(press(window(), u"Clear force-reset flag"_s));
    ASSERT_TRUE(press(window(), u"Force-reset flag"_s));
    ASSERT_TRUE(press(window(), u"Reset e-mail"_s));
    ASSERT_NO_FATAL_FAILURE(toReview());
    expectUsable(window(), "review");
    if (shown(window(), u"Refuse them"_s)) {
        ASSERT_TRUE(press(window(), u"Refuse them"_s));
    }
    ASSERT_TRUE(press(window(), u"What is well"_s));
    ASSERT_TRUE(press(window(), u"Rehearse"_s));
    ASSERT_TRUE(waitFor([&] { return says(window(), u"This is what would happen."_s); }, 60'000));
    expectUsable(window(), "review, rehearsed");
    ASSERT_NO_FATAL_FAILURE(confirm());
    expectUsable(window(), "run");
    ASSERT_TRUE(press(window(), u"Next"_s, 60'000));
    expectUsable(window(), "report");
    ASSERT_TRUE(press(window(), u"Look who changed the password"_s));
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    expectUsable(window(), "report, looked");
    ASSERT_TRUE(press(window(), u"Export report"_s));
    ASSERT_TRUE(waitFor([&] { return says(window(), u"The report is written."_s); }));
    expectUsable(window(), "report, written");
    ASSERT_TRUE(press(window(), u"Step Protection"_s));
    ASSERT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }));
    expectUsable(window(), "protection");
    ASSERT_TRUE(press(window(), u"Back"_s));
    ASSERT_TRUE(press(window(), u"Back"_s));
    expectUsable(window(), "run, finished");
    ASSERT_TRUE(press(window(), u"Close incident"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Open case"_s));
    expectUsable(window(), "start, with an incident");
}

INSTANTIATE_TEST_SUITE_P(Themes, AccessibilityTest,
    ::testing::Values(ui::Theme::Light, ui::Theme::Dark), [](const auto &theme) {
        return std::string(theme.param == ui::Theme::Dark ? "Dark" : "Light");
    });

} // namespace bulkhead::testing
