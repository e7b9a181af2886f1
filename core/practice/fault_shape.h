// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/dispatcher.h"

namespace bulkhead::practice {

// Whether the call takes effect although the fault strikes it.
[[nodiscard]] bool isCarriedOut(const FaultRule &fault);
// Turns the delivery of a good answer (or of none, when the call was not carried out) into the
// faulty one.
void shape(Delivery &delivery, const FaultRule &fault);
// False when the caller will see no status line.
[[nodiscard]] bool hasAnswer(const Delivery &delivery);

} // namespace bulkhead::practice
