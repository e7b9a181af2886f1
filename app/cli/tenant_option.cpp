// SPDX-License-Identifier: Apache-2.0
#include "cli/tenant_option.h"

#include "auth0/http_transport.h"
#include "cli/output.h"

#include <QFileInfo>

namespace bulkhead::cli {

bool namesTenant(Arguments &arguments)
{
    const bool named =
        !arguments.value("tenant").isEmpty() && !arguments.value("client-id").isEmpty();
    if (!named)
        arguments.wrong(tr("--tenant and --client-id are needed."));
    return named;
}

Result<TenantConfig> tenantFrom(const Arguments &arguments)
{
    const auto address = TenantAddress::parse(arguments.value("tenant"));
    if (!address)
        return tl::unexpected(address.error());
    TenantConfig tenant{*address, arguments.value("client-id"), arguments.value("audience"), {}};
    if (tenant.audience.isEmpty())
        tenant.audience = address->defaultAudience();
    const QString ca = arguments.value("ca-file");
    if (!ca.isEmpty()) {
        tenant.caFile = QFileInfo(ca).absoluteFilePath();
        // Makes no call, and says now whether any call could be made.
        if (const auto usable = auth0::makeHttpTransport({*address, tenant.caFile}); !usable)
            return tl::unexpected(usable.error());
    }
    return tenant;
}

} // namespace bulkhead::cli
