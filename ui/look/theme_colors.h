// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/look.h"

namespace bulkhead::ui {

// Every colour of one theme, by its job.
struct ThemeColors
{
    QColor window, base, rail, text, muted, disabled, disabledPrimary;
    QColor border, field, track, button, buttonHover;
    QColor primary, primaryHover, onPrimary, focus, selection;
    struct Pair
    {
        QColor text, background;
    };
    Pair neutral, accent, good, bad, warning, unknown, practice;

    [[nodiscard]] const Pair &of(Tone tone) const;
};

[[nodiscard]] const ThemeColors &themeColors(bool dark);
[[nodiscard]] QPalette themePalette(bool dark);
// resources/look.qss with the colours worked in, and a rule for each tone.
[[nodiscard]] QString themeSheet(bool dark);
// In style sheets and dynamic properties.
[[nodiscard]] QString toneName(Tone tone);

// WCAG 2.1: 1 to 21.
[[nodiscard]] double contrast(const QColor &one, const QColor &other);

} // namespace bulkhead::ui
