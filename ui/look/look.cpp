// SPDX-License-Identifier: Apache-2.0
#include "look/look.h"

#include "look/theme_colors.h"
#include "look/tone_icon.h"

#include <QAccessible>
#include <QApplication>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QStyleFactory>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

// The linker leaves the pictures of a static library out unless somebody asks for them; Qt wants
// to be asked outside of any namespace.
static void bringResources()
{
    Q_INIT_RESOURCE(resources);
}

namespace bulkhead::ui {
namespace {

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
        < palette.color(QPalette::WindowText).lightness();
}

QFont scaled(QFont font, double factor)
{
    font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

} // namespace

void applyLook(QApplication &application, Theme theme)
{
    bringResources();
    const bool dark =
        theme == Theme::Dark || (theme == Theme::System && isDarkPalette(application.palette()));
    application.setStyle(QStyleFactory::create(u"Fusion"_s));
    application.setPalette(themePalette(dark));
    application.setStyleSheet(themeSheet(dark));
    application.setWindowIcon(QIcon(u":/bulkhead.svg"_s));
}

bool isDark()
{
    return isDarkPalette(QGuiApplication::palette());
}

QColor toneColor(Tone tone)
{
    return themeColors(isDark()).of(tone).text;
}

QColor toneBackground(Tone tone)
{
    return themeColors(isDark()).of(tone).background;
}

Tone toneOf(StepState state)
{
    switch (state) {
    case StepState::Done: return Tone::Good;
    case StepState::Failed: return Tone::Bad;
    case StepState::Unknown: return Tone::Unknown;
    case StepState::Pending:
    case StepState::Skipped:
    case StepState::Cancelled: break;
    }
    return Tone::Neutral;
}

QIcon icon(const QString &name, Tone tone)
{
    return QIcon(new ToneIcon(name, tone));
}

QIcon stateIcon(StepState state)
{
    return icon(wireName(state), toneOf(state));
}

void setLookProperty(QWidget &widget, const char *name, const QString &value)
{
    if (widget.property(name).toString() == value)
        return;
    widget.setProperty(name, value);
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
}

QLabel *heading(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    QFont font = scaled(label->font(), 1.25);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
    label->setWordWrap(true);
    return label;
}

QLabel *hint(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setFont(scaled(label->font(), 0.95));
    label->setWordWrap(true);
    setLookProperty(*label, "role", u"hint"_s);
    return label;
}

void setTone(QLabel &label, std::optional<Tone> tone)
{
    setLookProperty(label, "tone", tone ? toneName(*tone) : QString());
}

void makeCard(QFrame &frame, std::optional<Tone> tone)
{
    setLookProperty(frame, "tone", tone ? toneName(*tone) : QString());
    setLookProperty(frame, "role", u"card"_s);
}

void makeBand(QFrame &frame, Tone tone)
{
    setLookProperty(frame, "tone", toneName(tone));
    setLookProperty(frame, "role", u"band"_s);
}

QFrame *line(QWidget *parent)
{
    auto *frame = new QFrame(parent);
    setLookProperty(*frame, "role", u"line"_s);
    return frame;
}

void makePrimary(QPushButton &button)
{
    setLookProperty(button, "role", u"primary"_s);
}

void makeQuiet(QAbstractButton &button)
{
    setLookProperty(button, "role", u"quiet"_s);
}

QLabel *reasonLabel(QWidget *parent)
{
    QLabel *label = hint({}, parent);
    label->hide();
    return label;
}

void showReason(QLabel &label, const QString &reason, Tone tone)
{
    const bool isNew = !reason.isEmpty() && reason != label.text();
    label.setText(reason);
    setTone(label, tone);
    label.setHidden(reason.isEmpty());
    if (isNew)
        announce(label);
}

void bringIntoView(QWidget &widget)
{
    QTimer::singleShot(0, &widget, [&widget] {
        for (QWidget *around = widget.parentWidget(); around; around = around->parentWidget()) {
            auto *area = qobject_cast<QScrollArea *>(around);
            if (!area)
                continue;
            QScrollBar &bar = *area->verticalScrollBar();
            const int top = widget.mapTo(area->widget(), QPoint()).y() - spacing;
            const int below = top + widget.height() + 2 * spacing - area->viewport()->height();
            bar.setValue(std::min(top, std::max(bar.value(), below)));
        }
    });
}

void announce(QWidget &widget)
{
    QAccessibleEvent event(&widget, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

} // namespace bulkhead::ui
