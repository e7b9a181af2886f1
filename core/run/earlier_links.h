// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

#include <vector>

namespace bulkhead::run {

// Another incident of the same tenant, by which users whom ours is to send a link were sent one:
// ours ends theirs.
struct EarlierLink
{
    QString path;
    qint64 users = 0;
    qint64 lastMs = 0; // UTC, of the last of these

    friend bool operator==(const EarlierLink &, const EarlierLink &) = default;
};

struct EarlierLinks
{
    std::vector<EarlierLink> incidents; // the latest first
    int unread = 0; // files that could not be read, or not to their end, or are too many or too big

    [[nodiscard]] bool empty() const { return incidents.empty() && unread == 0; }
};

// Where incidents are kept unless somebody says otherwise.
[[nodiscard]] QString incidentFolder();

// Looks through the incident files beside that one, and those in `folder`, the latest first. Reads
// only. Nothing when our plan sends no link to anybody any more.
[[nodiscard]] EarlierLinks earlierLinks(
    const journal::Ledger &ours, const QString &path, const QString &folder = incidentFolder());

} // namespace bulkhead::run
