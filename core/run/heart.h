// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entry.h"
#include "journal/ledger.h"

#include <array>
#include <functional>
#include <optional>

namespace bulkhead::run {

// Calls so far by API, and own calls a second now.
struct Figures
{
    std::array<journal::CallCounts, 2> calls;
    double pacePerS = 0;
    std::array<double, 2> ceilingPerS{}; // what the tenant's limits and our shares allow
    journal::AssumedLimit limit;
};

using CallsLeft = std::array<qint64, 2>; // by Api

// Puts the figures into the journal every two seconds while anything happens, so that another
// process can tell how a run is doing. Each heartbeat holds what came since the one before.
class Heart
{
public:
    explicit Heart(std::function<Figures()> figures) : m_figures(std::move(figures)) { }

    // Nothing when the last one is too young; at the end one is made all the same.
    [[nodiscard]] std::optional<journal::Entry> beat(qint64 steadyMs, CallsLeft left);
    [[nodiscard]] journal::Entry last(CallsLeft left);

private:
    std::function<Figures()> m_figures;
    std::array<journal::CallCounts, 2> m_written{};
    qint64 m_lastMs = 0;
};

// Seconds that the calls take at the allowed rates, side by side; -1 when nobody knows.
[[nodiscard]] qint64 etaSeconds(CallsLeft left, const std::array<double, 2> &perS);

} // namespace bulkhead::run
