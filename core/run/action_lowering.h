// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_driver.h"

namespace bulkhead::run {

// Takes our Actions out of the list of bindings as it is now, and deletes them. What is gone
// already is no mistake; what is not ours stays, whatever its name.
class ActionLowering final : public ActionDriver
{
public:
    using IsOurs = std::function<bool(const gate::TenantAction &)>;
    using Told = std::function<void(const QStringList &removed)>; // by name
    ActionLowering(Tools tools, IsOurs isOurs, Told told = {});

protected:
    void begin() override { page(0); }

private:
    void page(int number);
    void remove();

    IsOurs m_isOurs;
    Told m_told;
    std::vector<gate::TenantAction> m_ours;
    QStringList m_removed;
    QStringList m_lost;
    int m_seen = 0;
};

} // namespace bulkhead::run
