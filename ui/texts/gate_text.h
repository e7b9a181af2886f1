// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fault.h"
#include "gate/standing.h"
#include "journal/gate_record.h"

namespace bulkhead::texts {

// 2026-11-29 01:23:45 UTC
[[nodiscard]] QString clockTime(qint64 utcMs);

// What a refused user is told unless the organisation has words of its own.
[[nodiscard]] QString defaultDenyText();
// The same of whom the password's age keeps out.
[[nodiscard]] QString defaultRotationText();

// How one Action stands, in a sentence.
[[nodiscard]] QString standText(const gate::Stand &stand);

// For the window: what the gate is now, in a few words, and what that means. `users` stand behind
// it, `held` of them until somebody releases them. Never “contained”: tokens that are out live on.
struct GateWords
{
    QString title;
    QStringList lines;
};
[[nodiscard]] GateWords gateWords(const journal::GateRecord &gate, qint64 users, qint64 held = 0);

// Which permissions of a token that has these `scopes` are missing for a gate; a token that tells
// none is not doubted.
[[nodiscard]] QStringList missingForGate(const QStringList &scopes);

// Whether it tells of the gate, so that the run could go on without.
[[nodiscard]] bool isAboutTheGate(const Error &error);

// What the gate is now and what that means. Never “contained”: tokens that are out live on.
[[nodiscard]] QString gateText(const journal::GateRecord &gate);

} // namespace bulkhead::texts
