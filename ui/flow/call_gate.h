// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <functional>

namespace bulkhead::ui {

// What is still missing before the open incident may make calls (its secret, the person's word
// that a file from elsewhere may be used); empty: nothing. Pages that make calls ask it first.
using CallGate = std::function<QString()>;

} // namespace bulkhead::ui
