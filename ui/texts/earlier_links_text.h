// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/earlier_links.h"

#include <QStringList>

namespace bulkhead::texts {

// A line for each incident whose links a run would end, and one about files that do not tell.
[[nodiscard]] QStringList earlierLinkLines(const run::EarlierLinks &links);

} // namespace bulkhead::texts
