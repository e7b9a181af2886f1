// SPDX-License-Identifier: Apache-2.0
#include "board/pace_controls.h"

#include "look/field_grid.h"
#include "look/look.h"

#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace bulkhead::ui {
namespace {

QSpinBox *box(int least, int most, const QString &suffix, const QString &name, const QString &what)
{
    auto *made = new QSpinBox;
    made->setRange(least, most);
    made->setSuffix(suffix);
    made->setAccessibleName(name);
    made->setAccessibleDescription(what);
    made->setToolTip(what);
    made->setAlignment(Qt::AlignRight);
    return made;
}

} // namespace

PaceControls::PaceControls(Desk &desk, QWidget *parent)
    : QWidget(parent),
      m_desk(desk), m_ceiling{box(1, 100, tr(" %"), tr("Ceiling"),
                        tr("Share of the tenant's rate that this run uses at most."))},
      m_reserve{box(0, 0, {}, tr("Left to others"),
          tr("Calls that production finds free at any moment, for a burst of its own."))},
      m_use(new QPushButton(tr("&Use from now on")))
{
    m_use->setAccessibleName(tr("Use from now on"));
    auto *grid = new FieldGrid;
    grid->addField(tr("C&eiling"), m_ceiling.field);
    grid->addField(tr("&Left to others"), m_reserve.field);
    grid->addBelow(m_use);
    setLayout(grid);
    for (QSpinBox *field : {m_ceiling.field, m_reserve.field})
        connect(field, &QSpinBox::valueChanged, this, &PaceControls::refresh);
    connect(m_use, &QPushButton::clicked, this, &PaceControls::use);
    connect(&m_desk, &Desk::taskChanged, this, &PaceControls::refresh);
    m_ceiling.field->setValue(m_ceiling.now = 100);
    refresh();
}

// What was asked for takes a moment; until the run tells something new it is taken for done.
void PaceControls::Setting::follow(int value)
{
    if (value == told)
        return;
    told = value;
    const bool untouched = !isChanged();
    now = value;
    if (untouched)
        field->setValue(value);
}

bool PaceControls::Setting::isChanged() const
{
    return field->value() != now;
}

void PaceControls::show(const journal::AssumedLimit &limit)
{
    const double share = limit.perS > 0 ? 100 * limit.ceilingPerS / limit.perS : 100;
    m_reserve.field->setMaximum(std::max(0, int(limit.burst) - 1)); // one call must fit beside it
    m_ceiling.follow(int(std::lround(share)));
    m_reserve.follow(int(std::lround(limit.reserve)));
    refresh();
}

void PaceControls::refresh()
{
    const bool running = m_desk.task() == Task::Running;
    m_ceiling.field->setEnabled(running);
    m_reserve.field->setEnabled(running);
    m_use->setEnabled(running && (m_ceiling.isChanged() || m_reserve.isChanged()));
}

void PaceControls::use()
{
    pacing::PaceWish wish;
    if (m_ceiling.isChanged())
        wish.ceilingPercent = m_ceiling.field->value();
    if (m_reserve.isChanged())
        wish.reserve = m_reserve.field->value();
    m_ceiling.now = m_ceiling.field->value();
    m_reserve.now = m_reserve.field->value();
    m_desk.setPace(wish);
    m_ceiling.field->setFocus(); // the button is about to be disabled
    refresh();
}

} // namespace bulkhead::ui
