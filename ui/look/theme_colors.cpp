// SPDX-License-Identifier: Apache-2.0
#include "look/theme_colors.h"

#include <QFile>
#include <QPalette>

#include <cmath>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QColor rgb(QRgb value)
{
    return QColor(value);
}

ThemeColors light()
{
    return {
        .window = rgb(0xf6f7f9),
        .base = rgb(0xffffff),
        .rail = rgb(0xebeef2),
        .text = rgb(0x1b1f24),
        .muted = rgb(0x525b66),
        .disabled = rgb(0x6e7781),
        .disabledPrimary = rgb(0x515a64),
        .border = rgb(0xd3d9e0),
        .field = rgb(0x87909b),
        .track = rgb(0xdde2e8),
        .button = rgb(0xffffff),
        .buttonHover = rgb(0xe9edf2),
        .primary = rgb(0x0b57d0),
        .primaryHover = rgb(0x0847ad),
        .onPrimary = rgb(0xffffff),
        .focus = rgb(0x0b57d0),
        .selection = rgb(0xd3e3fd),
        .neutral = {rgb(0x525b66), rgb(0xebeef2)},
        .accent = {rgb(0x0b57d0), rgb(0xe3edfd)},
        .good = {rgb(0x116329), rgb(0xddf4e2)},
        .bad = {rgb(0xb3261e), rgb(0xfde7e5)},
        .warning = {rgb(0x7d4a00), rgb(0xfff1d0)},
        .unknown = {rgb(0x6236b5), rgb(0xefe8fc)},
        .practice = {rgb(0x00626b), rgb(0xd7f3f3)},
    };
}

ThemeColors dark()
{
    return {
        .window = rgb(0x171a1f),
        .base = rgb(0x1f2329),
        .rail = rgb(0x111418),
        .text = rgb(0xe6e9ed),
        .muted = rgb(0xa9b2bd),
        .disabled = rgb(0x858e99),
        .disabledPrimary = rgb(0xaab3be),
        .border = rgb(0x363d47),
        .field = rgb(0x6b7684),
        .track = rgb(0x343b45),
        .button = rgb(0x2a3038),
        .buttonHover = rgb(0x353c46),
        .primary = rgb(0x2763d4),
        .primaryHover = rgb(0x2f6fe4),
        .onPrimary = rgb(0xffffff),
        .focus = rgb(0x7db0ff),
        .selection = rgb(0x27436f),
        .neutral = {rgb(0xa9b2bd), rgb(0x2a3038)},
        .accent = {rgb(0x8ebaff), rgb(0x1c2d49)},
        .good = {rgb(0x72d98c), rgb(0x173322)},
        .bad = {rgb(0xff948a), rgb(0x45201e)},
        .warning = {rgb(0xf1bb57), rgb(0x3d2f12)},
        .unknown = {rgb(0xc9adff), rgb(0x32264d)},
        .practice = {rgb(0x5fd6d6), rgb(0x10383a)},
    };
}

QString filledIn(QString sheet, const ThemeColors &colors, bool dark)
{
    // A longer name stands before its own beginning.
    const std::pair<QLatin1StringView, QString> names[] = {
        {"@scheme"_L1, dark ? u"dark"_s : u"light"_s},
        {"@window"_L1, colors.window.name()},
        {"@base"_L1, colors.base.name()},
        {"@rail"_L1, colors.rail.name()},
        {"@text"_L1, colors.text.name()},
        {"@muted"_L1, colors.muted.name()},
        {"@disabledPrimary"_L1, colors.disabledPrimary.name()},
        {"@disabled"_L1, colors.disabled.name()},
        {"@border"_L1, colors.border.name()},
        {"@field"_L1, colors.field.name()},
        {"@track"_L1, colors.track.name()},
        {"@buttonHover"_L1, colors.buttonHover.name()},
        {"@button"_L1, colors.button.name()},
        {"@primaryHover"_L1, colors.primaryHover.name()},
        {"@primary"_L1, colors.primary.name()},
        {"@onPrimary"_L1, colors.onPrimary.name()},
        {"@focus"_L1, colors.focus.name()},
        {"@selection"_L1, colors.selection.name()},
    };
    for (const auto &[name, value] : names)
        sheet.replace(name, value);
    return sheet;
}

constexpr Tone tones[] = {Tone::Neutral, Tone::Accent, Tone::Good, Tone::Bad, Tone::Warning,
    Tone::Unknown, Tone::Practice};

double luminance(const QColor &color)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
        + 0.0722 * linear(color.blueF());
}

} // namespace

const ThemeColors::Pair &ThemeColors::of(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral: break;
    case Tone::Accent: return accent;
    case Tone::Good: return good;
    case Tone::Bad: return bad;
    case Tone::Warning: return warning;
    case Tone::Unknown: return unknown;
    case Tone::Practice: return practice;
    }
    return neutral;
}

const ThemeColors &themeColors(bool isDark)
{
    static const ThemeColors lightColors = light();
    static const ThemeColors darkColors = dark();
    return isDark ? darkColors : lightColors;
}

QPalette themePalette(bool isDark)
{
    const ThemeColors &colors = themeColors(isDark);
    QPalette palette(colors.text, colors.button, colors.buttonHover, colors.border, colors.field,
        colors.text, colors.text, colors.base, colors.window);
    palette.setColor(QPalette::AlternateBase, colors.window);
    palette.setColor(QPalette::ToolTipBase, colors.base);
    palette.setColor(QPalette::ToolTipText, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.muted);
    palette.setColor(QPalette::Highlight, colors.selection);
    palette.setColor(QPalette::HighlightedText, colors.text);
    palette.setColor(QPalette::Link, colors.accent.text);
    palette.setColor(QPalette::LinkVisited, colors.accent.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.disabled);
    return palette;
}

QString toneName(Tone tone)
{
    static constexpr const char *names[] = {
        "neutral", "accent", "good", "bad", "warning", "unknown", "practice"};
    return QLatin1StringView(names[size_t(tone)]);
}

QString themeSheet(bool isDark)
{
    QFile file(u":/look.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const ThemeColors &colors = themeColors(isDark);
    QString sheet = filledIn(QString::fromUtf8(file.readAll()), colors, isDark);
    for (const Tone tone : tones) {
        const auto &pair = colors.of(tone);
        sheet += u"QLabel[tone=\"%1\"] { color: %2; }\n"
                 u"QFrame[role=\"card\"][tone=\"%1\"] { background: %3; border-color: %2; }\n"
                 u"QFrame[role=\"band\"][tone=\"%1\"] { background: %2; border: none; }\n"
                 u"QFrame[role=\"band\"][tone=\"%1\"] QLabel { color: %4; }\n"_s.arg(toneName(tone),
                     pair.text.name(), pair.background.name(),
                     (isDark ? colors.rail : colors.base).name());
    }
    return sheet;
}

double contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one), b = luminance(other);
    return (qMax(a, b) + 0.05) / (qMin(a, b) + 0.05);
}

} // namespace bulkhead::ui
