// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_listing.h"
#include "run/settings_change.h"

namespace bulkhead::run {

// What protects the tenant now: reads its Actions, then Breached Password Detection.
class ProtectionLook final : public ActionListing
{
public:
    using LookTold = std::function<void(const SettingsTold &)>;
    ProtectionLook(Tools tools, protection::UndoMemory memory, Told listed, LookTold told)
        : ActionListing(std::move(tools), std::move(listed)), m_memory(std::move(memory)),
          m_lookTold(std::move(told))
    {
    }

protected:
    void listed() override;

private:
    protection::UndoMemory m_memory;
    LookTold m_lookTold;
};

} // namespace bulkhead::run
