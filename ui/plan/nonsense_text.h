// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_nonsense.h"

namespace bulkhead::ui {

struct NonsenseText
{
    QString missing; // beside the button that is closed for it
    QString reason; // under the field
};

[[nodiscard]] NonsenseText explain(Nonsense nonsense);

} // namespace bulkhead::ui
