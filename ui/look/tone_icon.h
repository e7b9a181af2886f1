// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/look.h"

#include <QIconEngine>

namespace bulkhead::ui {

// Draws resources/icons/NAME.svg at any size, in the tone's colour of the present theme.
class ToneIcon final : public QIconEngine
{
public:
    ToneIcon(QString name, Tone tone);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    [[nodiscard]] QIconEngine *clone() const override;
    [[nodiscard]] bool isNull() override;

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const;

    QString m_name;
    Tone m_tone;
};

} // namespace bulkhead::ui
