// SPDX-License-Identifier: Apache-2.0
#include "look/theme_colors.h"
#include "model/outcome.h"
#include "ui/every_value.h"

#include "testing/testing.h"

#include <QApplication>
#include <QCheckBox>
#include <QDirIterator>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using bulkhead::testing::everyValue;

constexpr double enoughForText = 4.5, enoughForShapes = 3.0; // WCAG 2.1, 1.4.3 and 1.4.11

TEST(Contrast, IsWhatWcagSays)
{
    EXPECT_DOUBLE_EQ(contrast(Qt::black, Qt::white), 21.0);
    EXPECT_DOUBLE_EQ(contrast(Qt::white, Qt::white), 1.0);
    EXPECT_NEAR(contrast(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
}

class Themes : public ::testing::TestWithParam<bool>
{
protected:
    void expectReadable(const char *what, const QColor &text, const QColor &area,
        double enough = enoughForText) const
    {
        EXPECT_GE(contrast(text, area), enough)
            << what << ": " << qPrintable(text.name()) << " on " << qPrintable(area.name());
    }
    const ThemeColors &m_colors = themeColors(GetParam());
};
INSTANTIATE_TEST_SUITE_P(Both, Themes, ::testing::Values(false, true),
    [](const auto &theme) { return theme.param ? "Dark" : "Light"; });

TEST_P(Themes, TextCanBeReadWhereverItStands)
{
    const ThemeColors &c = m_colors;
    for (const QColor &area : {c.window, c.base, c.rail, c.button, c.buttonHover, c.selection})
        expectReadable("text", c.text, area);
    for (const QColor &area : {c.window, c.base, c.rail, c.button})
        expectReadable("muted", c.muted, area);
    for (const QColor &area : {c.primary, c.primaryHover})
        expectReadable("primary", c.onPrimary, area);
    expectReadable("disabled primary", c.disabledPrimary, c.border);
}

TEST_P(Themes, EveryToneCanBeReadWhereverItStands)
{
    for (const Tone tone : everyValue<Tone>()) {
        const auto &pair = m_colors.of(tone);
        const QByteArray name = toneName(tone).toLatin1();
        for (const QColor &area : {pair.background, m_colors.window, m_colors.base, m_colors.rail})
            expectReadable(name, pair.text, area);
        expectReadable(name, m_colors.text, pair.background); // a card's own words
        expectReadable(name, m_colors.muted, pair.background); // and its hints
        // Words on a band that is filled with the tone.
        expectReadable(name, GetParam() ? m_colors.rail : m_colors.base, pair.text);
    }
}

TEST_P(Themes, FieldsAndFocusCanBeSeen)
{
    for (const QColor &area : {m_colors.window, m_colors.base}) {
        expectReadable("field", m_colors.field, area, enoughForShapes);
        expectReadable("focus", m_colors.focus, area, enoughForShapes);
        expectReadable("disabled", m_colors.disabled, area, enoughForShapes);
    }
}

TEST_P(Themes, TheStyleSheetHasEveryColourWorkedIn)
{
    const QString sheet =
        themeSheet(GetParam()).remove(QRegularExpression(u"/\\*.*?\\*/"_s)); // the comments
    EXPECT_FALSE(sheet.contains(u'@'))
        << qPrintable(QRegularExpression(u"@\\w+"_s).match(sheet).captured());
    EXPECT_FALSE(sheet.contains(QRegularExpression(u"#[0-9a-f]{6}\\w"_s)))
        << "a name that begins with another";
    EXPECT_GT(sheet.size(), 3000);
    for (const Tone tone : everyValue<Tone>())
        EXPECT_TRUE(sheet.contains(u"[tone=\"%1\"]"_s.arg(toneName(tone))));
    for (const auto &picture : QRegularExpression(u"url\\(([^)]+)\\)"_s).globalMatch(sheet))
        EXPECT_TRUE(QFile::exists(picture.captured(1))) << qPrintable(picture.captured(1));
}

TEST_P(Themes, ThePaletteAgreesWithTheStyleSheet)
{
    const QPalette palette = themePalette(GetParam());
    EXPECT_EQ(palette.color(QPalette::Window), m_colors.window);
    EXPECT_EQ(palette.color(QPalette::Text), m_colors.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::PlaceholderText})
        expectReadable("palette", palette.color(role), palette.color(QPalette::Base));
    expectReadable(
        "selected", palette.color(QPalette::HighlightedText), palette.color(QPalette::Highlight));
}

// The colour of most of its pixels.
QRgb groundOf(QWidget &widget)
{
    const QImage image = widget.grab().toImage();
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            ++counts[image.pixel(x, y)];
    }
    return std::max_element(counts.begin(), counts.end()).key();
}

class Looks : public ::testing::TestWithParam<Theme>
{
protected:
    Looks() { applyLook(*qApp, GetParam()); }
    ~Looks() override { applyLook(*qApp, Theme::Light); }
};
INSTANTIATE_TEST_SUITE_P(Both, Looks, ::testing::Values(Theme::Light, Theme::Dark),
    [](const auto &theme) { return theme.param == Theme::Dark ? "Dark" : "Light"; });

TEST_P(Looks, TheThemeIsTheOneAskedFor)
{
    EXPECT_EQ(isDark(), GetParam() == Theme::Dark);
    EXPECT_EQ(toneColor(Tone::Bad), themeColors(isDark()).bad.text);
    applyLook(*qApp, Theme::System);
    EXPECT_EQ(isDark(), GetParam() == Theme::Dark);
}

TEST_P(Looks, APressedQuietButtonLooksPressed)
{
    QWidget window;
    QPushButton chip(&window);
    chip.resize(80, 30);
    chip.setCheckable(true);
    makeQuiet(chip);
    const QRgb up = groundOf(chip);
    chip.setChecked(true);
    EXPECT_NE(groundOf(chip), up);
    EXPECT_EQ(groundOf(chip), themeColors(isDark()).selection.rgb());
}

TEST_P(Looks, APrimaryButtonStandsOut)
{
    QPushButton plain, primary;
    makePrimary(primary);
    for (QPushButton *button : {&plain, &primary})
        button->resize(80, 30);
    EXPECT_EQ(groundOf(plain), themeColors(isDark()).button.rgb());
    EXPECT_EQ(groundOf(primary), themeColors(isDark()).primary.rgb());
}

TEST_P(Looks, CardsAndBandsTakeTheirTone)
{
    QFrame frame;
    frame.resize(60, 40);
    makeCard(frame);
    EXPECT_EQ(groundOf(frame), themeColors(isDark()).base.rgb());
    makeCard(frame, Tone::Warning);
    EXPECT_EQ(groundOf(frame), toneBackground(Tone::Warning).rgb());
    makeBand(frame, Tone::Practice);
    EXPECT_EQ(groundOf(frame), toneColor(Tone::Practice).rgb());
}

// Pixels that are not of the field's ground, where that arrow stands.
int inked(const QImage &image, const QSpinBox &box, bool up)
{
    const double scale = image.devicePixelRatio();
    const QRect half(box.width() - 22, up ? 4 : box.height() / 2 + 1, 16, box.height() / 2 - 5);
    const QRgb ground = themeColors(isDark()).base.rgb();
    int count = 0;
    for (int y = int(half.top() * scale); y < int(half.bottom() * scale); ++y) {
        for (int x = int(half.left() * scale); x < int(half.right() * scale); ++x)
            count += image.pixel(x, y) == ground ? 0 : 1;
    }
    return count;
}

TEST_P(Looks, ASpinBoxHasAnArrowUpAndOneDown)
{
    QSpinBox box;
    box.setRange(0, 10);
    box.setValue(5);
    box.resize(120, 34);
    for (const double scale : {1.0, 2.0}) {
        QImage image(box.size() * scale, QImage::Format_RGB32);
        image.setDevicePixelRatio(scale);
        box.render(&image);
        EXPECT_GT(inked(image, box, true), 10 * scale) << scale;
        EXPECT_GT(inked(image, box, false), 10 * scale) << scale;
        EXPECT_NEAR(inked(image, box, true), inked(image, box, false), 8 * scale) << scale;
    }
}

TEST(Reasons, AreShownUnderTheFieldAndGoAgain)
{
    QWidget window;
    QLabel *label = reasonLabel(&window);
    EXPECT_TRUE(label->isHidden());
    showReason(*label, u"There is no such file."_s);
    EXPECT_FALSE(label->isHidden());
    EXPECT_EQ(label->text(), u"There is no such file."_s);
    showReason(*label, {});
    EXPECT_TRUE(label->isHidden());
}

} // namespace
} // namespace bulkhead::ui
