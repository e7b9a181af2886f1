// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "board/pace_history.h"

#include <QWidget>

namespace bulkhead::ui {

// The last minutes as a strip: what this run took, what others took above it, and the ceiling.
// Assistive tools are told the same in sentences.
class PaceChart : public QWidget
{
    Q_OBJECT
public:
    // The history outlives the chart.
    explicit PaceChart(const PaceHistory &history, QWidget *parent = nullptr);

    void refresh(); // the history has changed
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Scale;
    [[nodiscard]] Scale scale() const;
    void drawLegend(QPainter &painter) const;
    void drawFrame(QPainter &painter, const Scale &scale) const;
    void drawUse(QPainter &painter, const Scale &scale) const;
    void drawCeiling(QPainter &painter, const Scale &scale) const;

    const PaceHistory &m_history;
};

} // namespace bulkhead::ui
