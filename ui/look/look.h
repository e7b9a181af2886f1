// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/outcome.h"

#include <QColor>
#include <QIcon>

#include <optional>

class QAbstractButton;
class QApplication;
class QFrame;
class QLabel;
class QPushButton;
class QWidget;

namespace bulkhead::ui {

// What the whole window looks like. One palette for light and one for dark, both above 4.5 : 1
// wherever text stands; Fusion style, so that it is the same on every desktop.
enum class Theme { System, Light, Dark };
void applyLook(QApplication &application, Theme theme);
[[nodiscard]] bool isDark();

// Colours with a meaning; each has a foreground that can be read on the window's background.
enum class Tone { Neutral, Accent, Good, Bad, Warning, Unknown, Practice };
[[nodiscard]] QColor toneColor(Tone tone); // text and icons
[[nodiscard]] QColor toneBackground(Tone tone); // quiet areas behind such text

[[nodiscard]] Tone toneOf(StepState state);
// An icon from resources/icons by name ("done", "failed", "pause" ...), drawn in a tone at any
// size.
[[nodiscard]] QIcon icon(const QString &name, Tone tone = Tone::Neutral);
[[nodiscard]] QIcon stateIcon(StepState state);

// Spacing that everything uses, in pixels at 100 %.
inline constexpr int spacing = 8;
inline constexpr int margin = 24;

// Style sheet rules that look at a dynamic property are applied anew when it has changed.
void setLookProperty(QWidget &widget, const char *name, const QString &value);

// Pieces that recur.
[[nodiscard]] QLabel *heading(const QString &text, QWidget *parent = nullptr);
[[nodiscard]] QLabel *hint(const QString &text, QWidget *parent = nullptr); // small, wraps
void setTone(QLabel &label, std::optional<Tone> tone); // text in that tone; none: as all text
// A quiet area with a border: on the base colour, or on the tone's background.
void makeCard(QFrame &frame, std::optional<Tone> tone = {});
// A strip filled with the tone, with labels that can be read on it.
void makeBand(QFrame &frame, Tone tone);
[[nodiscard]] QFrame *line(QWidget *parent = nullptr); // one pixel, between two areas
void makePrimary(QPushButton &button);
void makeQuiet(QAbstractButton &button); // without a frame until it is hovered or has the focus
// The reason why a field is not right, under that field; empty hides it. Also told to assistive
// tools.
[[nodiscard]] QLabel *reasonLabel(QWidget *parent = nullptr);
void showReason(QLabel &label, const QString &reason, Tone tone = Tone::Bad);
// Scrolls what is around the widget until all of it is seen, or its top where there is no room;
// when it has its place.
void bringIntoView(QWidget &widget);
// Assistive tools read the widget's text aloud now.
void announce(QWidget &widget);

} // namespace bulkhead::ui
