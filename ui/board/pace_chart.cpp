// SPDX-License-Identifier: Apache-2.0
#include "board/pace_chart.h"

#include "look/look.h"
#include "texts/plan_text.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr qint64 gapMs = 5'000; // nothing is drawn across a longer one
constexpr qint64 spansMs[] = {60'000, 120'000, PaceHistory::keptMs};
constexpr int crowdedHeight = 4;
constexpr double mostLimits = 1.5; // a burst at the start would flatten all that comes after

QBrush ownBrush()
{
    return toneColor(Tone::Accent);
}

// Told apart without colours too.
QBrush othersBrush()
{
    return {toneColor(Tone::Unknown), Qt::BDiagPattern};
}

// The area between two lines that follow the samples from `from` up to `to`.
template <typename Low, typename High, typename X>
QPainterPath area(
    const std::deque<PaceSample> &samples, size_t from, size_t to, X x, Low low, High high)
{
    QPainterPath path;
    path.moveTo(x(samples[from]), low(samples[from]));
    for (size_t i = from; i < to; ++i)
        path.lineTo(x(samples[i]), high(samples[i]));
    for (size_t i = to; i-- > from;)
        path.lineTo(x(samples[i]), low(samples[i]));
    path.closeSubpath();
    return path;
}

// Calls `take(from, to)` for every stretch without a gap.
template <typename Take> void forEachStretch(const std::deque<PaceSample> &samples, Take take)
{
    size_t from = 0;
    for (size_t i = 1; i <= samples.size(); ++i) {
        if (i < samples.size() && samples[i].atMs - samples[i - 1].atMs <= gapMs)
            continue;
        if (i - from > 1)
            take(from, i);
        from = i;
    }
}

} // namespace

// Where a second and a call a second lie.
struct PaceChart::Scale
{
    QRectF area;
    qint64 endMs = 0;
    qint64 spanMs = 0;
    double top = 1; // calls a second

    [[nodiscard]] double x(qint64 ms) const
    {
        return area.right() - double(endMs - ms) / double(spanMs) * area.width();
    }
    [[nodiscard]] double y(double calls) const
    {
        return area.bottom() - std::min(calls / top, 1.0) * area.height();
    }
};

PaceChart::PaceChart(const PaceHistory &history, QWidget *parent)
    : QWidget(parent), m_history(history)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Use of the tenant's limit"));
    refresh();
}

void PaceChart::refresh()
{
    setAccessibleDescription(texts::explainPace(m_history.figures()));
    update();
}

QSize PaceChart::sizeHint() const
{
    return {480, 7 * fontMetrics().height()};
}

QSize PaceChart::minimumSizeHint() const
{
    return {200, 7 * fontMetrics().height()};
}

PaceChart::Scale PaceChart::scale() const
{
    const auto &samples = m_history.samples();
    const int line = fontMetrics().height();
    Scale scale;
    const int left = fontMetrics().horizontalAdvance(u"10,000"_s) + spacing / 2;
    scale.area = QRectF(rect()).adjusted(left, line + spacing, -1, -line - spacing / 2);
    scale.endMs = samples.back().atMs;
    const qint64 ageMs = scale.endMs - samples.front().atMs;
    scale.spanMs = *std::find_if(
        std::begin(spansMs), std::end(spansMs) - 1, [ageMs](qint64 span) { return ageMs <= span; });
    for (const PaceSample &sample : samples)
        scale.top = std::max({scale.top, 1.15 * sample.limit,
            std::min(sample.own + sample.others, mostLimits * sample.limit)});
    return scale;
}

void PaceChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_history.isEmpty()) {
        painter.drawText(rect(), Qt::AlignCenter, texts::explainPace({}));
        return;
    }
    const Scale at = scale();
    drawUse(painter, at);
    drawCeiling(painter, at);
    drawFrame(painter, at);
    drawLegend(painter);
}

void PaceChart::drawUse(QPainter &painter, const Scale &scale) const
{
    const auto &samples = m_history.samples();
    const auto x = [&](const PaceSample &s) {
        return scale.x(s.atMs);
    };
    const auto zero = [&](const PaceSample &) {
        return scale.area.bottom();
    };
    const auto own = [&](const PaceSample &s) {
        return scale.y(s.own);
    };
    const auto both = [&](const PaceSample &s) {
        return scale.y(s.own + s.others);
    };
    forEachStretch(samples, [&](size_t from, size_t to) {
        painter.fillPath(area(samples, from, to, x, zero, own), ownBrush());
        const QPainterPath others = area(samples, from, to, x, own, both);
        painter.fillPath(others, othersBrush());
        painter.strokePath(others, QPen(toneColor(Tone::Unknown), 1));
        painter.setRenderHint(QPainter::Antialiasing, false); // they are to join
        for (size_t i = from + 1; i < to; ++i) {
            if (samples[i].crowded)
                painter.fillRect(QRectF(QPointF(x(samples[i - 1]), scale.area.top()),
                                     QPointF(x(samples[i]) + 1, scale.area.top() + crowdedHeight)),
                    toneColor(Tone::Warning));
        }
        painter.setRenderHint(QPainter::Antialiasing);
    });
}

void PaceChart::drawCeiling(QPainter &painter, const Scale &scale) const
{
    const auto &samples = m_history.samples();
    QPen pen(palette().color(QPalette::WindowText), 1.5, Qt::DashLine);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    forEachStretch(samples, [&](size_t from, size_t to) {
        QPolygonF line;
        for (size_t i = from; i < to; ++i)
            line << QPointF(scale.x(samples[i].atMs), scale.y(samples[i].ceiling));
        painter.drawPolyline(line);
    });
}

void PaceChart::drawFrame(QPainter &painter, const Scale &scale) const
{
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawLine(scale.area.bottomLeft(), scale.area.bottomRight());
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int line = fontMetrics().height();
    const auto atLeft = [&](double calls) {
        painter.drawText(
            QRectF(0, scale.y(calls) - line / 2.0, scale.area.left() - spacing / 2, line),
            Qt::AlignRight | Qt::AlignVCenter, texts::perSecond(calls));
    };
    atLeft(0);
    atLeft(m_history.samples().back().limit);
    const QRectF below(
        scale.area.left(), scale.area.bottom() + spacing / 2.0, scale.area.width(), line);
    painter.drawText(below, Qt::AlignLeft, tr("%1 ago").arg(texts::duration(scale.spanMs / 1'000)));
    painter.drawText(below, Qt::AlignRight, tr("now"));
}

void PaceChart::drawLegend(QPainter &painter) const
{
    const int line = fontMetrics().height();
    int left = 0;
    const auto entry = [&](const QString &text, const auto &mark) {
        mark(QRect(left, 2, line, line - 4));
        painter.setPen(palette().color(QPalette::WindowText));
        const int width = fontMetrics().horizontalAdvance(text);
        painter.drawText(
            QRect(left + line + spacing / 2, 0, width + 1, line), Qt::AlignVCenter, text);
        left += line + width + 5 * spacing / 2;
    };
    entry(tr("This run"), [&](const QRect &box) { painter.fillRect(box, ownBrush()); });
    entry(tr("Others"), [&](const QRect &box) {
        painter.fillRect(box, othersBrush());
        painter.setPen(toneColor(Tone::Unknown));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(box);
    });
    entry(tr("Ceiling"), [&](const QRect &box) {
        painter.setPen(QPen(palette().color(QPalette::WindowText), 1.5, Qt::DashLine));
        painter.drawLine(box.left(), box.center().y(), box.right(), box.center().y());
    });
    if (m_history.figures().crowdedS > 0)
        entry(tr("Production was faster"), [&](const QRect &box) {
            painter.fillRect(
                QRect(box.left(), box.center().y() - crowdedHeight / 2, box.width(), crowdedHeight),
                toneColor(Tone::Warning));
        });
}

} // namespace bulkhead::ui
