// SPDX-License-Identifier: Apache-2.0
// The buckets that an estimate counts on are those of the calls that are made.
#include "measures/step_calls.h"
#include "measures/target_fixture.h"

#include "auth0/request_group.h"
#include "plan/applicability.h"

#include "testing/testing.h"

namespace bulkhead::measures {
namespace {

TEST(CallGroups, AnEstimateCountsTheCallsThatAreMade)
{
    for (const Measure measure : allMeasures) {
        if (!factsOf(measure).api) { // a letter is no call
            EXPECT_TRUE(plan::callsOf(measure).empty());
            continue;
        }
        testing::Ann ann;
        const auto step = stepCalls(measure, ann.target());
        std::vector<pacing::EndpointGroup> made;
        std::optional<End> end;
        while (!end) {
            ASSERT_LT(made.size(), 5u);
            made.push_back(auth0::endpointGroup(step->next().request));
            const QByteArray body = measure == Measure::DeleteDeviceCredentials
                ? "[]"
                : R"({"user_id":"auth0|a","last_password_reset":"2026-01-01T00:00:00.000Z"})";
            end = step->answered({}, body);
        }
        EXPECT_EQ(end->state, StepState::Done);
        const auto counted = plan::callsOf(measure);
        EXPECT_EQ(made, std::vector(counted.begin(), counted.end()))
            << wireName(measure).toStdString();
    }
}

} // namespace
} // namespace bulkhead::measures
