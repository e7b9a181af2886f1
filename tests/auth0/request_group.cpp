// SPDX-License-Identifier: Apache-2.0
#include "auth0/request_group.h"

#include "auth0/endpoints.h"

#include "testing/testing.h"

namespace bulkhead::auth0 {
namespace {

using pacing::EndpointGroup;

TEST(RequestGroup, followsTheRowsOfTheRateLimitTables)
{
    const struct
    {
        const char *method;
        const char *target;
        EndpointGroup group;
    } rows[]{
        {"GET", "/api/v2/users?page=0", EndpointGroup::ReadUsers},
        {"GET", "/api/v2/users/auth0%7C1?fields=user_id", EndpointGroup::ReadUsers},
        {"GET", "/api/v2/users-by-email?email=a%2Fb", EndpointGroup::ReadUsers},
        {"GET", "/api/v2/users/auth0%7C1/sessions", EndpointGroup::Other},
        {"GET", "/api/v2/users/auth0%7C1/authentication-methods", EndpointGroup::Other},
        {"PATCH", "/api/v2/users/auth0%7C1", EndpointGroup::WriteUsers},
        {"POST", "/api/v2/users/auth0%7C1/revoke-access", EndpointGroup::Other},
        {"GET", "/api/v2/logs?page=1", EndpointGroup::ReadLogs},
        {"GET", "/api/v2/connections?strategy=auth0", EndpointGroup::ReadConnections},
        {"DELETE", "/api/v2/device-credentials/dcr_1", EndpointGroup::WriteDeviceCredentials},
        {"GET", "/api/v2/device-credentials?user_id=1", EndpointGroup::Other},
        {"GET", "/api/v2/email-templates/reset_email", EndpointGroup::ReadEmailTemplates},
        {"GET", "/api/v2/emails/provider", EndpointGroup::ReadEmailProvider},
        {"DELETE", "/api/v2/grants?user_id=1", EndpointGroup::Other},
        {"POST", "/dbconnections/change_password", EndpointGroup::Mail},
        {"POST", "/oauth/token", EndpointGroup::Other},
        {"GET", "/.well-known/openid-configuration", EndpointGroup::Other},
    };
    for (const auto &row : rows) {
        Request request;
        request.method = row.method;
        request.target = row.target;
        EXPECT_EQ(endpointGroup(request), row.group) << row.method << ' ' << row.target;
    }
    EXPECT_EQ(endpointGroup(countUsers()), EndpointGroup::ReadUsers);
    EXPECT_EQ(endpointGroup(discovery()), EndpointGroup::Other);
}

} // namespace
} // namespace bulkhead::auth0
