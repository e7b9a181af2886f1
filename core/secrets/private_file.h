// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"

#include <QString>

#include <optional>

namespace bulkhead::secrets {

// A file with something in it that only its owner should read.
struct PrivateFile
{
    Secret bytes;
    bool loose = false; // others can read or write it
};

// Its first line, or all of it. Nothing when it cannot be read, is empty or longer than `longest`.
[[nodiscard]] std::optional<PrivateFile> readPrivateLine(const QString &path, qint64 longest);
[[nodiscard]] std::optional<PrivateFile> readPrivateFile(const QString &path, qint64 longest);

} // namespace bulkhead::secrets
