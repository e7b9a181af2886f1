// SPDX-License-Identifier: Apache-2.0
#include "composition/undo_memory.h"

#include <QStandardPaths>

namespace bulkhead {

protection::UndoMemory undoMemory(const TenantAddress &address)
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
            + QStringLiteral("/bulkhead"),
        address.name()};
}

} // namespace bulkhead
