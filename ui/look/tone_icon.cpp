// SPDX-License-Identifier: Apache-2.0
#include "look/tone_icon.h"

#include "look/theme_colors.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString pathOf(const QString &name)
{
    return u":/icons/%1.svg"_s.arg(name);
}

QByteArray drawingIn(const QColor &color, const QString &name)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", color.name().toLatin1());
}

} // namespace

ToneIcon::ToneIcon(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) { }

void ToneIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatio();
    painter->drawPixmap(rect, pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state));
}

QPixmap ToneIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    // Tables ask for the same few icons at every repaint.
    const QColor ink = color(mode);
    const QString key =
        u"bulkhead/%1/%2/%3x%4"_s.arg(m_name, ink.name()).arg(size.width()).arg(size.height());
    QPixmap drawn;
    if (QPixmapCache::find(key, &drawn))
        return drawn;
    drawn = QPixmap(size);
    drawn.fill(Qt::transparent);
    QSvgRenderer renderer(drawingIn(ink, m_name));
    renderer.setAspectRatioMode(Qt::KeepAspectRatio);
    QPainter painter(&drawn);
    renderer.render(&painter, QRectF(QPointF(), size));
    painter.end();
    QPixmapCache::insert(key, drawn);
    return drawn;
}

QIconEngine *ToneIcon::clone() const
{
    return new ToneIcon(m_name, m_tone);
}

bool ToneIcon::isNull()
{
    return !QFile::exists(pathOf(m_name));
}

QColor ToneIcon::color(QIcon::Mode mode) const
{
    return mode == QIcon::Disabled ? themeColors(isDark()).disabled : toneColor(m_tone);
}

} // namespace bulkhead::ui
