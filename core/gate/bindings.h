// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/tenant_actions.h"

namespace bulkhead::gate {

// Places that a trigger has.
inline constexpr int placesAtMost = 20;

// What is to become of the list of bindings: `first` in front, in this order, `gone` out of it, and
// everybody else's as they are.
struct BindingOrder
{
    std::vector<Binding> first{}; // by their Actions; the binding's own id does not matter
    QStringList gone{}; // ids of Actions
};

// Those that are not ours.
[[nodiscard]] std::vector<Binding> othersIn(
    const std::vector<Binding> &bound, const BindingOrder &order);
// Nothing is left to be done. Other Actions of Bulkhead may stand before ours.
[[nodiscard]] bool isFulfilled(const std::vector<Binding> &bound, const BindingOrder &order);
// Of `before` those that `now` lacks, by their Actions.
[[nodiscard]] std::vector<Binding> missingIn(
    const std::vector<Binding> &now, const std::vector<Binding> &before);
// `now` with `missing` where they stood in `before`: behind the one that they stood behind.
[[nodiscard]] std::vector<Binding> putBack(const std::vector<Binding> &now,
    const std::vector<Binding> &missing, const std::vector<Binding> &before);

// For the tenant: a binding that is there by its own id, any other by its Action's.
[[nodiscard]] QJsonArray listToSend(const BindingOrder &order, const std::vector<Binding> &others,
    const std::vector<Binding> &bound);
// For the journal: what it takes to make that list again.
[[nodiscard]] QJsonArray toJson(const std::vector<Binding> &bound);

} // namespace bulkhead::gate
