// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/plan_choices.h"
#include "model/user.h"

#include <QByteArray>

namespace bulkhead::run {

inline constexpr int evidencePage = 100; // entries asked for at once

// What an answer tells about one user: traits that appeared inside the window, and whether it tells
// of the whole window.
struct Evidence
{
    Traits traits;
    bool whole = false;

    friend bool operator==(const Evidence &, const Evidence &) = default;
};

// Pure. GET /users/{id}/authentication-methods: when each was created. One that was never confirmed
// lets nobody in.
[[nodiscard]] Evidence methodsEvidence(const QByteArray &body, const TimeWindow &window);
// GET /users/{id}/logs, newest first: changes of e-mail and phone, and identities that were linked
// with the user's own token. A full page that does not reach the window's beginning is not whole.
[[nodiscard]] Evidence logEvidence(const QByteArray &body, const TimeWindow &window);
// Factors as the log tells them; for when the methods themselves cannot be read.
[[nodiscard]] bool logTellsFactor(const QByteArray &body, const TimeWindow &window);
// GET /logs, what applications changed: the users to whom an identity was linked in the window.
struct LinkEvidence
{
    QStringList userIds;
    bool isList = false;
    bool pageIsFull = false;
};
[[nodiscard]] LinkEvidence linkEvidence(const QByteArray &body, const TimeWindow &window);
// GET /logs, oldest first: the log goes back to that time, UTC milliseconds; 0: not told.
[[nodiscard]] qint64 oldestEntryMs(const QByteArray &body);

} // namespace bulkhead::run
