// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "look/choice_card.h"

#include <QCheckBox>
#include <QFlags>

#include <array>

namespace bulkhead::ui {

// A card to tick for each of several flags, in their order, two a row.
template <typename Flag, size_t N> class FlagCards
{
public:
    FlagCards(const std::array<Flag, N> &flags, const std::array<CheckCard *, N> &cards)
        : m_flags(flags), m_cards(cards)
    {
    }

    [[nodiscard]] QWidget *area() const { return inTwoColumns({m_cards.begin(), m_cards.end()}); }
    [[nodiscard]] QFlags<Flag> ticked() const
    {
        QFlags<Flag> flags;
        for (size_t i = 0; i < N; ++i)
            flags.setFlag(m_flags[i], m_cards[i]->box()->isChecked());
        return flags;
    }
    void tick(QFlags<Flag> flags)
    {
        for (size_t i = 0; i < N; ++i)
            m_cards[i]->box()->setChecked(flags.testFlag(m_flags[i]));
    }
    // `changed(flag, ticked)`, also when tick() does it.
    template <typename Changed> void onChanged(QObject *context, Changed changed)
    {
        for (size_t i = 0; i < N; ++i)
            QObject::connect(m_cards[i]->box(), &QCheckBox::toggled, context,
                [changed, flag = m_flags[i]](bool on) { changed(flag, on); });
    }

private:
    const std::array<Flag, N> &m_flags;
    std::array<CheckCard *, N> m_cards;
};

} // namespace bulkhead::ui
