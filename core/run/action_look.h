// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gate/standing.h"
#include "run/action_driver.h"

namespace bulkhead::run {

// Reads whether the incident's gate stands as it was put up: each Action bound before everybody
// else's, and deployed with the code that we sent last. Changes nothing but the journal, when it
// finds another state there.
class ActionLook final : public ActionDriver
{
public:
    using Told = std::function<void(const std::vector<gate::Stand> &)>;
    ActionLook(Tools tools, Told told = {});

protected:
    void begin() override;

private:
    void look(size_t number);
    [[nodiscard]] gate::Standing standingOf(
        const journal::GateRecord::Action &ours, const std::vector<gate::TenantAction> &actions);
    void tell();

    Told m_told;
    std::vector<gate::Stand> m_stands;
};

} // namespace bulkhead::run
