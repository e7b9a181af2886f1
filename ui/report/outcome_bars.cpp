// SPDX-License-Identifier: Apache-2.0
#include "report/outcome_bars.h"

#include "board/user_columns.h"
#include "look/look.h"
#include "texts/report_text.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int barsTogether = 6;

QString numberText(qint64 users, qint64 total)
{
    return QLocale().toString(users) + u" · "_s + texts::percent(users, total);
}

} // namespace

OutcomeBars::OutcomeBars(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setCounts({});
}

void OutcomeBars::setCounts(const std::array<qint64, 6> &users)
{
    m_users = users;
    QStringList parts;
    for (const StepState state : texts::statesInOrder())
        parts << stateTitle(state) + u' ' + QLocale().toString(users[size_t(state)]);
    setAccessibleName(tr("Users by outcome"));
    setAccessibleDescription(parts.join(u", "_s));
    update();
}

QSize OutcomeBars::sizeHint() const
{
    return {480, barsTogether * (fontMetrics().height() + spacing)};
}

void OutcomeBars::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const qint64 total = std::accumulate(m_users.begin(), m_users.end(), qint64(0));
    const int line = fontMetrics().height() + spacing;
    const int nameWidth = fontMetrics().horizontalAdvance(u"Cancelled"_s) + 4 * spacing;
    const int numberWidth = fontMetrics().horizontalAdvance(u"1,000,000 · 100.0 %"_s) + spacing;
    const int full = std::max(width() - nameWidth - numberWidth, 40);
    int top = 0;
    for (const StepState state : texts::statesInOrder()) {
        const qint64 users = m_users[size_t(state)];
        const int length =
            users == 0 ? 2 : std::max(4, int(double(full) * double(users) / double(total)));
        const QRect row(0, top, width(), line);
        stateIcon(state).paint(&painter, QRect(0, top + (line - 16) / 2, 16, 16));
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(row.adjusted(3 * spacing, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
            stateTitle(state));
        painter.setPen(Qt::NoPen);
        painter.setBrush(toneColor(toneOf(state)));
        painter.drawRoundedRect(QRect(nameWidth, top + spacing / 2, length, line - spacing), 3, 3);
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(row.adjusted(nameWidth + length + spacing, 0, 0, 0),
            Qt::AlignVCenter | Qt::AlignLeft, numberText(users, total));
        top += line;
    }
}

} // namespace bulkhead::ui
