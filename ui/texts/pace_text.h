// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead::texts {

// What was taken of the Management API's limit over some time; calls a second.
struct PaceFigures
{
    qint64 seconds = 0; // 0: nothing was sent yet
    double own = 0;
    double others = 0;
    double limit = 0;
    double ceiling = 0;
    double reserve = 0; // calls
    qint64 crowdedS = 0; // of these seconds, others were faster for so many
};

// `7.9`, `16`.
[[nodiscard]] QString perSecond(double calls);

// What a chart of it shows, in sentences.
[[nodiscard]] QString explainPace(const PaceFigures &figures);
// The same in a few words.
[[nodiscard]] QString paceInShort(const PaceFigures &figures);

} // namespace bulkhead::texts
