// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fault.h"

#include <QString>

namespace bulkhead::texts {

// A failure as a person needs it. Every part is one or two whole sentences.
struct Explanation
{
    QString happened; // with the detail worked in
    QString meaning; // what it means for containment
    QString todo; // what to do now
};

[[nodiscard]] Explanation explain(const Error &error);

// The three in one line, for a terminal or a log.
[[nodiscard]] QString oneLine(const Error &error);

} // namespace bulkhead::texts
