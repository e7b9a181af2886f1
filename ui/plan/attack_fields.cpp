// SPDX-License-Identifier: Apache-2.0
#include "plan/attack_fields.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "plan/nonsense_text.h"

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString textOf(const QLineEdit &field)
{
    return field.text().trimmed();
}

bool isReadable(const QLineEdit &field)
{
    return textOf(field).isEmpty() || instant(textOf(field));
}

// In the time of this computer, where a slip in the zone shows.
QString understood(const QLineEdit &field)
{
    const auto utcMs = instant(textOf(field));
    if (!utcMs)
        return {};
    const auto here = QDateTime::fromMSecsSinceEpoch(*utcMs);
    return AttackFields::tr("%1 on this computer's clock")
        .arg(QLocale().toString(here, u"d MMMM yyyy, HH:mm"_s));
}

bool holds(const std::vector<Nonsense> &found, Nonsense nonsense)
{
    return std::find(found.begin(), found.end(), nonsense) != found.end();
}

} // namespace

AttackFields::AttackFields(QWidget *parent)
    : QWidget(parent), m_began(new QLineEdit), m_ended(new QLineEdit), m_beganReason(reasonLabel()),
      m_endedReason(reasonLabel())
{
    m_began->setAccessibleName(tr("Attack began"));
    m_began->setPlaceholderText(tr("Not known; or a time with its zone, like 2026-01-31T20:00Z"));
    m_ended->setAccessibleName(tr("Attack ended"));
    m_ended->setPlaceholderText(tr("It may go on"));
    auto *grid = new FieldGrid;
    setLayout(grid);
    grid->addField(tr("Attack began"), m_began);
    grid->addBelow(m_beganReason);
    grid->addBelow(
        hint(tr("Whose e-mail, factor, passkey or identity changed since then is sent no link, "
                "which might reach the attacker; and who logged in then is treated first.")));
    grid->addField(tr("Attack ended"), m_ended);
    grid->addBelow(m_endedReason);
    for (QLineEdit *field : {m_began, m_ended}) {
        connect(field, &QLineEdit::textChanged, this, &AttackFields::changed);
        connect(field, &QLineEdit::editingFinished, this, &AttackFields::left);
    }
}

TimeWindow AttackFields::window() const
{
    return {instant(textOf(*m_began)).value_or(0), instant(textOf(*m_ended)).value_or(0)};
}

bool AttackFields::isReadable() const
{
    return ui::isReadable(*m_began) && ui::isReadable(*m_ended);
}

void AttackFields::setWindow(const TimeWindow &window)
{
    m_began->setText(window.fromMs > 0 ? instantText(window.fromMs) : QString());
    m_ended->setText(window.toMs > 0 ? instantText(window.toMs) : QString());
}

void AttackFields::explain(const std::vector<Nonsense> &found, bool typing)
{
    const auto show = [&](const QLineEdit &field, QLabel &label, Nonsense nonsense) {
        const bool readable = ui::isReadable(field);
        const bool right = readable && !holds(found, nonsense);
        if (right)
            showReason(label, understood(field), Tone::Neutral);
        else if (!typing)
            showReason(label,
                readable ? ui::explain(nonsense).reason
                         : tr("This takes a time with its zone, like 2026-01-31T20:00Z."));
    };
    show(*m_began, *m_beganReason, Nonsense::EndWithoutBeginning);
    show(*m_ended, *m_endedReason, Nonsense::EndBeforeBeginning);
}

} // namespace bulkhead::ui
