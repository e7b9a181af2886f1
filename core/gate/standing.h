// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead::gate {

// How one of our Actions stands in the tenant.
enum class Standing { Up, Missing, NotBound, NotFirst, OtherCode };
struct Stand
{
    QString name;
    Standing standing = Standing::Missing;
};
[[nodiscard]] QString wireName(Standing standing);

} // namespace bulkhead::gate
