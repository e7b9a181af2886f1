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

// Where it is read decides how an instruction is worded: a field to fill in, or an option to type.
enum class Surface { Window, Terminal };

[[nodiscard]] Explanation explain(const Error &error, Surface surface = Surface::Window);

// The three in one line, where there is no room for more.
[[nodiscard]] QString oneLine(const Error &error, Surface surface = Surface::Window);

} // namespace bulkhead::texts
