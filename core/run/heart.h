// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entry.h"
#include "journal/ledger.h"
#include "plan/estimate.h"

#include <array>
#include <functional>
#include <optional>

namespace bulkhead::run {

// Calls so far by API, and own calls a second now.
struct Figures
{
    std::array<journal::CallCounts, 2> calls;
    double pacePerS = 0;
    plan::Rates rates; // what the tenant's limits and our shares allow
    journal::AssumedLimit limit;
};

// Puts the figures into the journal every two seconds while anything happens, so that another
// process can tell how a run is doing. Each heartbeat holds what came since the one before.
class Heart
{
public:
    explicit Heart(std::function<Figures()> figures) : m_figures(std::move(figures)) { }

    // Nothing when the last one is too young; at the end one is made all the same.
    [[nodiscard]] std::optional<journal::Entry> beat(
        qint64 steadyMs, const plan::CallsByGroup &left);
    [[nodiscard]] journal::Entry last(const plan::CallsByGroup &left);

private:
    std::function<Figures()> m_figures;
    std::array<journal::CallCounts, 2> m_written{};
    qint64 m_lastMs = 0;
};

} // namespace bulkhead::run
