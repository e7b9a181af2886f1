// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_driver.h"

namespace bulkhead::run {

// Reads the post-login Actions of the tenant, those that are bound first and in their order.
class ActionListing : public ActionDriver
{
public:
    struct Row
    {
        gate::TenantAction action;
        int place = -1; // from 0; -1: not bound
    };
    using Told = std::function<void(const std::vector<Row> &)>;
    ActionListing(Tools tools, Told told);

protected:
    void begin() override;
    // After all were told.
    virtual void listed() { complete(); }

private:
    void page(int number);
    void addUnlisted();

    Told m_told;
    std::vector<Row> m_rows;
};

} // namespace bulkhead::run
