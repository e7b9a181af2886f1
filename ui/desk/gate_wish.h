// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/gate_record.h"

namespace bulkhead::ui {

// What a person has chosen for the incident's gate. The file knows of it once the gate was put up.
struct GateWish
{
    bool first = false; // a run puts it up, or renews it, before anything else
    journal::GateChoices choices; // with the text that refused users are told

    friend bool operator==(const GateWish &, const GateWish &) = default;
};

// As that gate was chosen; one that was never chosen, or was taken down, is not wished for.
[[nodiscard]] GateWish gateWishOf(const journal::GateRecord &gate);

} // namespace bulkhead::ui
