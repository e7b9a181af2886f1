// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "plan/advisor.h"

#include <QString>

namespace bulkhead::texts {

// What a group of users has in common, what that means, and what goes on living.
struct AdviceText
{
    QString title; // a few words
    QString meaning; // a sentence or two
};

[[nodiscard]] AdviceText adviceText(plan::Advice advice);

// The measures that are skipped for some of the group; empty when none is.
[[nodiscard]] QString skippedText(const plan::AdviceGroup &group);

// A group in one paragraph.
[[nodiscard]] QString groupText(const plan::AdviceGroup &group);

[[nodiscard]] QString survivorText(plan::Survivor survivor);

} // namespace bulkhead::texts
