// SPDX-License-Identifier: Apache-2.0
#include "look/choice_card.h"
#include "look/field_grid.h"
#include "look/fold.h"
#include "look/path_field.h"

#include "testing/testing.h"

#include <QAccessible>
#include <QApplication>
#include <QButtonGroup>
#include <QCheckBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryFile>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

void clickAt(QWidget &widget, const QPoint &where)
{
    for (const auto type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
        QMouseEvent event(
            type, where, widget.mapToGlobal(where), Qt::LeftButton, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&widget, &event);
    }
}

TEST(ChoiceCard, CanBeClickedAnywhere)
{
    QWidget page;
    ChoiceCard one(u"&One"_s, u"The first."_s, &page), other(u"&Other"_s, u"The second."_s, &page);
    QButtonGroup choices;
    for (ChoiceCard *card : {&one, &other}) {
        card->resize(300, 90);
        choices.addButton(card->radio());
    }
    clickAt(one, {290, 80});
    EXPECT_TRUE(one.radio()->isChecked());
    clickAt(one, {290, 80}); // is no way to choose nothing
    EXPECT_TRUE(one.radio()->isChecked());
    clickAt(other, {500, 80}); // let go outside
    EXPECT_FALSE(other.radio()->isChecked());
    other.setEnabled(false);
    clickAt(other, {290, 80});
    EXPECT_FALSE(other.radio()->isChecked());
}

TEST(CheckCard, IsSwitchedOnAndOffAnywhere)
{
    QWidget page;
    CheckCard card(u"&One"_s, u"The first."_s, &page);
    card.resize(300, 90);
    clickAt(card, {290, 80});
    EXPECT_TRUE(card.box()->isChecked());
    clickAt(card, {290, 80});
    EXPECT_FALSE(card.box()->isChecked());
    EXPECT_EQ(card.box()->accessibleDescription(), u"The first."_s);
}

TEST(Fold, HidesAndSaysWhatIsInside)
{
    auto *inside = new QLabel(u"inside"_s);
    Fold fold(u"&More"_s, inside);
    fold.show();
    EXPECT_FALSE(inside->isVisible());
    auto *button = fold.findChild<QToolButton *>();
    button->click();
    EXPECT_TRUE(inside->isVisible() && fold.isOpen());
    fold.setNote(u"2 chosen"_s);
    EXPECT_EQ(button->text(), u"&More (2 chosen)"_s);
    EXPECT_EQ(button->accessibleName(), u"More"_s);
    EXPECT_EQ(button->accessibleDescription(), u"2 chosen"_s);
    fold.setOpen(false);
    EXPECT_FALSE(inside->isVisible());
}

TEST(ChoiceCard, ReadsItsSentenceAloud)
{
    const ChoiceCard card(u"&One"_s, u"The first."_s);
    EXPECT_EQ(card.radio()->accessibleDescription(), u"The first."_s);
    QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(card.radio());
    EXPECT_EQ(seen->text(QAccessible::Name), u"One"_s);
}

TEST(FieldGrid, ALabelBelongsToItsField)
{
    QWidget page;
    auto *grid = new FieldGrid;
    page.setLayout(grid);
    auto *edit = new QLineEdit;
    EXPECT_EQ(grid->addField(u"&Name"_s, edit)->buddy(), edit);
    EXPECT_EQ(QAccessible::queryAccessibleInterface(edit)->text(QAccessible::Name), u"Name"_s);
}

TEST(PathField, TakesATypedPath)
{
    PathField field(u"List file"_s, PathField::Kind::Open);
    int edited = 0, chosen = 0;
    QObject::connect(&field, &PathField::edited, [&] { ++edited; });
    QObject::connect(&field, &PathField::chosen, [&] { ++chosen; });
    field.setPath(u"/a/b.csv"_s);
    EXPECT_EQ(edited, 0); // by nobody
    field.edit()->selectAll();
    field.edit()->insert(u" ~/list.csv "_s);
    EXPECT_EQ(field.path(), QDir::homePath() + u"/list.csv"_s);
    EXPECT_EQ(edited, 1);
    QKeyEvent enter(QEvent::KeyPress, Qt::Key_Return, Qt::NoModifier);
    QApplication::sendEvent(field.edit(), &enter);
    EXPECT_EQ(chosen, 1);
    EXPECT_EQ(field.edit()->accessibleName(), u"List file"_s);
}

// A dialog that blocks would keep assistive tools out.
TEST(PathField, TheDialogIsOpenedAndDoesNotBlock)
{
    const bulkhead::testing::WarningsAllowed sizeHintsOfTheDialog;
    QTemporaryFile picked;
    ASSERT_TRUE(picked.open());
    PathField field(u"List file"_s, PathField::Kind::Open);
    int chosen = 0;
    QObject::connect(&field, &PathField::chosen, [&] { ++chosen; });
    field.show();
    for (auto *button : field.findChildren<QPushButton *>()) {
        if (button->accessibleName() == u"Browse for List file"_s)
            button->click();
    }
    auto *dialog = field.findChild<QFileDialog *>();
    ASSERT_NE(dialog, nullptr);
    EXPECT_TRUE(dialog->isVisible());
    EXPECT_EQ(dialog->windowTitle(), u"List file"_s);
    emit dialog->fileSelected(picked.fileName());
    EXPECT_EQ(field.path(), picked.fileName());
    EXPECT_EQ(chosen, 1);
    dialog->close();
    EXPECT_TRUE(bulkhead::testing::waitFor([&] { return !field.findChild<QFileDialog *>(); }));
}

TEST(PathField, ReadOnlyOffersNoOtherFile)
{
    PathField field(u"List file"_s, PathField::Kind::Open);
    field.setReadOnly(true);
    EXPECT_TRUE(field.edit()->isReadOnly());
    for (const auto *button : field.findChildren<QPushButton *>())
        EXPECT_TRUE(button->isHidden());
}

} // namespace
} // namespace bulkhead::ui
