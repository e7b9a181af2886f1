// SPDX-License-Identifier: Apache-2.0
#include "auth0/request_group.h"

#include <array>

namespace bulkhead::auth0 {

using pacing::EndpointGroup;

namespace {

struct Row
{
    QByteArrayView method;
    QByteArrayView path; // below /api/v2/, or the whole one
    EndpointGroup group;
};

constexpr std::array rows{
    Row{"GET", "users", EndpointGroup::ReadUsers},
    Row{"GET", "users-by-email", EndpointGroup::ReadUsers},
    Row{"PATCH", "users", EndpointGroup::WriteUsers},
    Row{"GET", "logs", EndpointGroup::ReadLogs},
    Row{"GET", "connections", EndpointGroup::ReadConnections},
    Row{"DELETE", "device-credentials", EndpointGroup::WriteDeviceCredentials},
    Row{"GET", "email-templates", EndpointGroup::ReadEmailTemplates},
    Row{"GET", "emails/provider", EndpointGroup::ReadEmailProvider},
    Row{"POST", "/dbconnections/change_password", EndpointGroup::Mail},
};

// `path` itself, or one thing of that kind.
bool isOf(QByteArrayView target, QByteArrayView path)
{
    if (!target.startsWith(path))
        return false;
    const QByteArrayView rest = target.sliced(path.size());
    return rest.isEmpty() || (rest.startsWith('/') && !rest.sliced(1).contains('/'));
}

} // namespace

EndpointGroup endpointGroup(const Request &request)
{
    QByteArrayView target = request.target;
    if (const auto query = target.indexOf('?'); query >= 0)
        target.truncate(query);
    constexpr QByteArrayView api = "/api/v2/";
    if (target.startsWith(api))
        target = target.sliced(api.size());
    for (const Row &row : rows) {
        if (request.method == row.method && isOf(target, row.path))
            return row.group;
    }
    return EndpointGroup::Other;
}

} // namespace bulkhead::auth0
