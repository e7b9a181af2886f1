// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "plan/named_users.h"

namespace bulkhead::ui {

// Everybody whom the list in that file names is added, as run/named_list.h. Made for another
// thread: a file on a slow share takes its time.
[[nodiscard]] Result<> readNamedFile(
    const QString &path, const QString &reason, plan::NamedUsers &users);
// What is wrong with it, to stand under the field that names it.
[[nodiscard]] QString namedFileError(const Error &error);

} // namespace bulkhead::ui
