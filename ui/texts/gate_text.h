// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fault.h"
#include "gate/standing.h"
#include "journal/gate_record.h"
#include "run/gate_list.h"

namespace bulkhead::texts {

// 2026-11-29 01:23:45 UTC
[[nodiscard]] QString clockTime(qint64 utcMs);

// What a refused user is told unless the organisation has words of its own.
[[nodiscard]] QString defaultDenyText();
// The same of whom the password's age keeps out.
[[nodiscard]] QString defaultRotationText();

// How one Action stands, in a sentence.
[[nodiscard]] QString standText(const gate::Stand &stand);

// For the window: what the gate is now, in a few words, and what that means for those `behind` it.
// Never “contained”: tokens that are out live on.
struct GateWords
{
    QString title;
    QStringList lines;
};
[[nodiscard]] GateWords gateWords(const journal::GateRecord &gate, const run::BehindGate &behind);

// Which permissions of a token that has these `scopes` are missing for a gate; a token that tells
// none is not doubted.
[[nodiscard]] QStringList missingForGate(const QStringList &scopes);

// Who has to type them: whoever closes whole connections and protects nobody.
[[nodiscard]] QString noExemption();

// Whether it tells of the gate, so that the run could go on without.
[[nodiscard]] bool isAboutTheGate(const Error &error);

// What the gate is now and what that means. Never “contained”: tokens that are out live on.
[[nodiscard]] QString gateText(const journal::GateRecord &gate);

} // namespace bulkhead::texts
