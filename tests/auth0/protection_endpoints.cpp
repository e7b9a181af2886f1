// SPDX-License-Identifier: Apache-2.0
#include "auth0/protection_endpoints.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

TEST(ProtectionEndpoints, ReadAndChangeOneDocument)
{
    const QByteArray path = "/api/v2/attack-protection/breached-password-detection";
    const Request read = breachedPasswords();
    EXPECT_EQ(read.method, "GET");
    EXPECT_EQ(read.target, path);
    EXPECT_TRUE(read.authorized);
    EXPECT_EQ(read.body, QByteArray());
    const Request change = setBreachedPasswords({{u"enabled"_s, true}});
    EXPECT_EQ(change.method, "PATCH");
    EXPECT_EQ(change.target, path);
    EXPECT_TRUE(change.authorized);
    EXPECT_EQ(change.api, Api::Management);
    EXPECT_EQ(change.body, R"({"enabled":true})");
}

} // namespace
} // namespace bulkhead::auth0
