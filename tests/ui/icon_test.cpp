// SPDX-License-Identifier: Apache-2.0
#include "look/theme_colors.h"
#include "look/tone_icon.h"
#include "model/outcome.h"
#include "ui/every_value.h"

#include "testing/testing.h"

#include <QDir>
#include <QIcon>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using bulkhead::testing::everyValue;

// Edges are drawn half transparent, which rounds their colour.
bool isInk(const QColor &pixel, const QColor &ink)
{
    const int off = std::max({std::abs(pixel.red() - ink.red()),
        std::abs(pixel.green() - ink.green()), std::abs(pixel.blue() - ink.blue())});
    return pixel.alpha() >= 96 && off <= 3;
}

int inkedPixels(const QImage &image, const QColor &ink)
{
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            inked += isInk(image.pixelColor(x, y), ink) ? 1 : 0;
    }
    return inked;
}

QStringList allNames()
{
    QStringList names;
    for (const QString &file : QDir(u":/icons"_s).entryList())
        names << file.chopped(4);
    return names;
}

bool followsTheTone(const QString &name)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    EXPECT_TRUE(file.open(QIODevice::ReadOnly));
    return file.readAll().contains("currentColor");
}

TEST(Icons, AreThereForEveryState)
{
    for (const StepState state : everyValue<StepState>()) {
        ASSERT_TRUE(allNames().contains(wireName(state))) << qPrintable(wireName(state));
        EXPECT_TRUE(followsTheTone(wireName(state))) << qPrintable(wireName(state));
    }
}

TEST(Icons, DrawSharplyAtEveryScaleInTheirTone)
{
    const QColor ink = toneColor(Tone::Good);
    for (const QString &name : allNames()) {
        if (!followsTheTone(name))
            continue; // for the style sheet, in a colour of its own
        int before = 0;
        for (const int scale : {1, 2, 3}) {
            const QPixmap pixmap = icon(name, Tone::Good).pixmap(QSize(16, 16), scale);
            EXPECT_EQ(pixmap.size(), QSize(16, 16) * scale);
            EXPECT_EQ(pixmap.devicePixelRatio(), scale);
            const int inked = inkedPixels(pixmap.toImage(), ink);
            EXPECT_GT(inked, before) << qPrintable(name) << " at " << scale;
            before = inked;
        }
    }
}

TEST(Icons, OfTheStatesDiffer)
{
    QSet<QByteArray> seen;
    for (const StepState state : everyValue<StepState>()) {
        const QImage image = icon(wireName(state)).pixmap(32, 32).toImage();
        seen.insert(QByteArray(reinterpret_cast<const char *>(image.bits()), image.sizeInBytes()));
    }
    EXPECT_EQ(seen.size(), 6); // in one colour too
}

TEST(Icons, ArePaintedWhole)
{
    QImage image(64, 64, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(2);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    icon(u"shield"_s, Tone::Bad).paint(&painter, QRect(0, 0, 32, 32));
    painter.end();
    EXPECT_GT(inkedPixels(image, toneColor(Tone::Bad)), 50);
}

TEST(Icons, AreMutedWhenDisabled)
{
    const auto image =
        icon(u"done"_s, Tone::Good).pixmap(QSize(32, 32), 1, QIcon::Disabled).toImage();
    EXPECT_GT(inkedPixels(image, themeColors(isDark()).disabled), 20);
    EXPECT_EQ(inkedPixels(image, toneColor(Tone::Good)), 0);
}

TEST(Icons, AnUnknownNameIsNoIcon)
{
    EXPECT_TRUE(icon(u"no-such-icon"_s).isNull());
    EXPECT_FALSE(icon(u"done"_s).isNull());
}

} // namespace
} // namespace bulkhead::ui
