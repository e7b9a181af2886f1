// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/action_listing.h"
#include "run/settings_change.h"

namespace bulkhead::run {

// The tenant's database connections, as far as they may be read.
struct DatabasesTold
{
    QStringList names{};
    bool allowed = true; // false: the tenant refuses, as without read:connections
};

// What protects the tenant now: reads its Actions, then Breached Password Detection, then, when
// somebody wants to know, its database connections.
class ProtectionLook final : public ActionListing
{
public:
    using LookTold = std::function<void(const SettingsTold &)>;
    using ConnectionsTold = std::function<void(const DatabasesTold &)>;
    ProtectionLook(Tools tools, protection::UndoMemory memory, Told listed, LookTold told,
        ConnectionsTold databases = {})
        : ActionListing(std::move(tools), std::move(listed)), m_memory(std::move(memory)),
          m_lookTold(std::move(told)), m_connectionsTold(std::move(databases))
    {
    }

protected:
    void listed() override;

private:
    void readDatabases(const QString &from);

    protection::UndoMemory m_memory;
    LookTold m_lookTold;
    ConnectionsTold m_connectionsTold;
    DatabasesTold m_databases;
    int m_pages = 0;
};

} // namespace bulkhead::run
