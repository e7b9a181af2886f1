// SPDX-License-Identifier: Apache-2.0
#include "desk/gate_wish.h"

#include "texts/gate_text.h"

namespace bulkhead::ui {

GateWish gateWishOf(const journal::GateRecord &gate)
{
    GateWish wish{gate.chosen() && gate.state != journal::GateState::Down, gate.choices};
    if (wish.choices.denyText.isEmpty())
        wish.choices.denyText = texts::defaultDenyText();
    return wish;
}

} // namespace bulkhead::ui
