// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"
#include "journal/ledger.h"

#include <functional>
#include <optional>

class QIODevice;

namespace bulkhead::report {

enum class Format { Csv, Json };
[[nodiscard]] std::optional<Format> format(QStringView name); // csv, json

using Writer = std::function<Result<>(QIODevice &)>;
// Makes or replaces PATH with mode 0600: all of it, or nothing changes there. A pipe or a device
// is written straight. OutputUnwritable with what the system says; IncidentExists where an incident
// or one of its side files is.
[[nodiscard]] Result<> writeFile(const QString &path, const Writer &write);

[[nodiscard]] Result<> writeReport(
    const QString &path, Format format, const journal::Ledger &ledger);
[[nodiscard]] Result<> writeReport(QIODevice &device, Format format, const journal::Ledger &ledger);

} // namespace bulkhead::report
