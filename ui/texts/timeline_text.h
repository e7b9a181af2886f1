// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entry.h"

#include <vector>

namespace bulkhead::texts {

// One thing that happened to a user: a call with its answer, or a decision without one.
struct TimelineLine
{
    qint64 atMs = 0; // UTC; of the sending, when it is a call
    qint64 tookMs = -1; // until the answer; -1: none came, or no call was made
    std::optional<Measure> measure; // when it is about a measure
    int call = 1; // of a step that needs several: which one
    int attempt = 0; // at that call; 0: no call
    bool blocksAgain = false; // the call puts back a block that a new password has lifted
    QString text; // the answer, or what was decided, in plain words
    int httpStatus = 0; // 0: none
    StepState state = StepState::Pending; // how it left the step
};

// The entries of one row, oldest first, as a person follows them.
[[nodiscard]] std::vector<TimelineLine> timelineOf(const std::vector<journal::Entry> &entries);

} // namespace bulkhead::texts
