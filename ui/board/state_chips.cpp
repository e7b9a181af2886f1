// SPDX-License-Identifier: Apache-2.0
#include "board/state_chips.h"

#include "board/user_columns.h"
#include "look/look.h"
#include "texts/report_text.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>

#include <numeric>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr std::array order{StepState::Pending, StepState::Done, StepState::Failed,
    StepState::Unknown, StepState::Skipped, StepState::Cancelled};

void label(QPushButton &chip, const QString &name, qint64 users)
{
    const QString text = name + u' ' + QLocale().toString(users);
    if (chip.text() == text)
        return;
    chip.setText(text);
    chip.setAccessibleName(StateChips::tr("Show %1, %2").arg(name, texts::userCount(users)));
}

} // namespace

StateChips::StateChips(QWidget *parent) : QWidget(parent), m_all(new QPushButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing / 2);
    const auto add = [&](QPushButton *chip) {
        chip->setCheckable(true);
        setLookProperty(*chip, "role", u"chip"_s);
        layout->addWidget(chip);
    };
    add(m_all);
    m_all->setChecked(true);
    connect(m_all, &QPushButton::clicked, this, &StateChips::clear);
    for (const StepState state : order) {
        auto *chip = new QPushButton(this);
        chip->setIcon(stateIcon(state));
        add(chip);
        connect(chip, &QPushButton::clicked, this, &StateChips::settle);
        m_chips[size_t(state)] = chip;
    }
    layout->addStretch();
    setCounts({});
}

void StateChips::setCounts(const std::array<qint64, 6> &users)
{
    label(*m_all, tr("All"), std::accumulate(users.begin(), users.end(), qint64(0)));
    for (const StepState state : order) {
        QPushButton &chip = *m_chips[size_t(state)];
        label(chip, stateTitle(state), users[size_t(state)]);
        // Room is dear: who is rarely there has no button while nobody is.
        const bool usual =
            state == StepState::Pending || state == StepState::Done || state == StepState::Failed;
        chip.setVisible(usual || users[size_t(state)] > 0 || chip.isChecked());
    }
}

std::array<bool, 6> StateChips::states() const
{
    std::array<bool, 6> down{};
    for (size_t i = 0; i < down.size(); ++i)
        down[i] = m_chips[i]->isChecked();
    return down;
}

void StateChips::clear()
{
    for (QPushButton *chip : m_chips)
        chip->setChecked(false);
    settle();
}

void StateChips::settle()
{
    m_all->setChecked(states() == std::array<bool, 6>{});
    emit toggled();
}

} // namespace bulkhead::ui
