// SPDX-License-Identifier: Apache-2.0
#include "plan/fate_table.h"

#include "look/look.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

enum GridColumn { Icon, Thing, Word, Why };

Tone toneOf(texts::Fate fate)
{
    switch (fate) {
    case texts::Fate::Dies: return Tone::Good;
    case texts::Fate::Refused: return Tone::Accent;
    case texts::Fate::Lives: break;
    }
    return Tone::Warning;
}

QString iconOf(texts::Fate fate)
{
    switch (fate) {
    case texts::Fate::Dies: return u"done"_s;
    case texts::Fate::Refused: return u"lock"_s;
    case texts::Fate::Lives: break;
    }
    return u"warning"_s;
}

} // namespace

FateTable::FateTable(QWidget *parent) : QFrame(parent)
{
    makeCard(*this);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    grid->setHorizontalSpacing(spacing);
    grid->setVerticalSpacing(spacing / 4);
    grid->setColumnStretch(Why, 1);
    QLabel *title = heading(tr("What dies, what lives on"));
    title->setContentsMargins(0, 0, 0, spacing / 2);
    grid->addWidget(title, 0, 0, 1, 4);
    for (const texts::Hold hold : texts::allHolds)
        addLine(*grid, hold);
    show({});
}

void FateTable::addLine(QGridLayout &grid, texts::Hold hold)
{
    const int row = grid.rowCount();
    const Line line{new QLabel, new QLabel, hint({})};
    QFont font = line.fate->font();
    font.setWeight(QFont::DemiBold);
    line.fate->setFont(font);
    line.fate->setMinimumWidth(line.fate->fontMetrics().horizontalAdvance(u"lives on "_s));
    grid.addWidget(line.icon, row, Icon, Qt::AlignTop);
    grid.addWidget(new QLabel(texts::holdText(hold)), row, Thing, Qt::AlignTop);
    grid.addWidget(line.fate, row, Word, Qt::AlignTop);
    grid.addWidget(line.why, row, Why, Qt::AlignTop);
    m_lines.push_back(line);
}

void FateTable::show(const PlanChoices &choices)
{
    m_choices = choices;
    const auto all = texts::livesOn(choices);
    for (size_t i = 0; i < m_lines.size(); ++i) {
        const auto &[hold, fate, why] = all[i];
        m_lines[i].icon->setPixmap(icon(iconOf(fate), toneOf(fate)).pixmap(16, 16));
        m_lines[i].fate->setText(texts::fateText(fate));
        setTone(*m_lines[i].fate, toneOf(fate));
        m_lines[i].why->setText(why);
    }
}

void FateTable::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        show(m_choices); // icons have the theme's colours
}

} // namespace bulkhead::ui
