// SPDX-License-Identifier: Apache-2.0
#include "model/measure.h"

#include "testing/testing.h"

namespace bulkhead {
namespace {

using Measures = std::vector<Measure>;

TEST(Measures, OfEveryScopeAndMethod)
{
    using enum Measure;
    struct
    {
        RevocationScope scope;
        Measures revoke;
    } const table[] = {
        {RevocationScope::Everything, {RevokeAccess}},
        {RevocationScope::Sessions, {DeleteSessions}},
        {RevocationScope::RefreshTokens, {DeleteRefreshTokens}},
        {RevocationScope::None, {}},
    };
    for (const auto &row : table) {
        EXPECT_EQ(measuresFor(row.scope, ResetMethod::None), row.revoke);
        Measures withMail = row.revoke;
        withMail.push_back(Email);
        EXPECT_EQ(measuresFor(row.scope, ResetMethod::Email), withMail);
    }
}

TEST(Measures, RevocationComesBeforeReset)
{
    for (int scope = 0; scope <= int(RevocationScope::None); ++scope) {
        bool resetSeen = false;
        for (const Measure measure : measuresFor(RevocationScope(scope), ResetMethod::Email)) {
            const bool reset = factsOf(measure).group == MeasureGroup::Reset;
            EXPECT_FALSE(resetSeen && !reset);
            resetSeen = resetSeen || reset;
        }
        EXPECT_TRUE(resetSeen);
    }
}

TEST(Measures, OnlyMailIsNotRepeatedAndOnlyMailUsesTheAuthenticationApi)
{
    for (const Measure measure : allMeasures) {
        const bool mail = measure == Measure::Email;
        EXPECT_EQ(factsOf(measure).idempotent, !mail);
        EXPECT_EQ(factsOf(measure).api == Api::Authentication, mail);
        EXPECT_EQ(factsOf(measure).group == MeasureGroup::Reset, mail);
    }
}

TEST(Measures, ListIsInTheOrderOfTheValuesAndComplete)
{
    for (size_t i = 0; i < allMeasures.size(); ++i)
        EXPECT_EQ(size_t(allMeasures[i]), i);
    EXPECT_EQ(allMeasures.back(), Measure::Email);
}

} // namespace
} // namespace bulkhead
