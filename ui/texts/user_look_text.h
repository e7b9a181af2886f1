// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/urgent_looks.h"
#include "run/user_look.h"
#include "texts/fault_text.h"

#include <QStringList>

namespace bulkhead::texts {

// What was seen of a user, one sentence each; and when, in the time of this computer. Never more
// than the tenant told: a change of the password is the owner's only after a reset of ours.
struct SeenText
{
    QString asOf;
    QStringList facts;
};
[[nodiscard]] SeenText seenText(
    const journal::Ledger &ledger, qint32 row, const run::SeenUser &seen);

// Why a look brought nothing. It was not done at all when what was going on ended first.
[[nodiscard]] Explanation explainLook(const run::UserLook &look);
[[nodiscard]] Explanation explainMissedLook(const std::optional<Error> &error);

} // namespace bulkhead::texts
