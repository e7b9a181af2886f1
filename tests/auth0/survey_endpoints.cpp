// SPDX-License-Identifier: Apache-2.0
#include "auth0/survey_endpoints.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

TEST(SurveyEndpoints, AreReadingCallsAsTheApiDescribesThem)
{
    const std::pair<Request, QByteArray> table[] = {
        {databaseConnections(), "/api/v2/connections?strategy=auth0&take=100"},
        {databaseConnections(u"a+b/=&c"_s),
            "/api/v2/connections?strategy=auth0&take=100&from=a%2Bb%2F%3D%26c"},
        {emailProvider(), "/api/v2/emails/provider?fields=name%2Cenabled&include_fields=true"},
        {resetTemplate(), "/api/v2/email-templates/reset_email"},
        {clientGrants(u"a&b"_s), "/api/v2/client-grants?client_id=a%26b"},
        {tenantSettings(), "/api/v2/tenants/settings"},
        {userSessions(u"samlp|x|a/b?c"_s), "/api/v2/users/samlp%7Cx%7Ca%2Fb%3Fc/sessions?take=1"},
        {postLoginAction(u"a b"_s),
            "/api/v2/actions/actions?triggerId=post-login&actionName=a%20b&page=0&per_page=100"},
        {organization(u"org_1/2"_s), "/api/v2/organizations/org_1%2F2"},
        {postLoginBindings(), "/api/v2/actions/triggers/post-login/bindings?page=0&per_page=100"},
    };
    for (const auto &[request, target] : table) {
        EXPECT_EQ(request.target, target);
        EXPECT_EQ(request.api, Api::Management);
        EXPECT_EQ(request.method, "GET");
        EXPECT_TRUE(request.body.isEmpty());
        EXPECT_TRUE(request.authorized);
    }
}

} // namespace
} // namespace bulkhead::auth0
