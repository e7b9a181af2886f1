// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead::ui {

// Whether a person has typed that number: 10,000 is 10000, and so is 10 000 with any kind of space.
[[nodiscard]] bool isTyped(qint64 number, QString typed);

} // namespace bulkhead::ui
