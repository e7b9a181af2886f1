// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <functional>

class QIODevice;
class QString;

namespace bulkhead::cli {

// Opens the list of that name, `-` being standard input, for `read`. An error names the list.
[[nodiscard]] Result<> withList(
    const QString &name, const std::function<Result<>(QIODevice &)> &read);

// Such an error is about one line, which is its detail.
[[nodiscard]] bool isOfALine(Fault fault);

// What a list is called in the incident.
[[nodiscard]] QString titleOfList(const QString &name);

} // namespace bulkhead::cli
