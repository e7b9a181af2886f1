// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"

#include <QSet>

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

// Of an incident: whom it is to send a link yet. Linear; what is read in another thread needs no
// ledger.
struct LinkReceivers
{
    QString tenant;
    QSet<QString> userIds;
};
[[nodiscard]] LinkReceivers linkReceivers(const journal::Ledger &ledger);

// Looks through the incident files beside that one, and those in `folder`, the latest first. Reads
// only, in any thread. Nothing when there are no receivers.
[[nodiscard]] EarlierLinks earlierLinks(
    const LinkReceivers &ours, const QString &path, const QString &folder = incidentFolder());

} // namespace bulkhead::run
