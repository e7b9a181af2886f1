// SPDX-License-Identifier: Apache-2.0
#include "bench.h"

using namespace Qt::StringLiterals;

// Whatever becomes of the calls of a survey, a plan is made.
namespace bulkhead::testing {
namespace {

constexpr int users = 6;
// The token tells its scopes, so the grants are not asked for.
constexpr int questionsOfPlan = int(allSurveyParts.size()) - 1;
const PlanChoices everything{
    .reset = ResetMethod::Flag | ResetMethod::Email, .organization = u"org_0123456789abcdef"_s};

// Refused one after the other, which in a run would concern everybody.
TEST(SurveyFaults, EveryPartRefused)
{
    for (const auto &answer :
        {managementError(403, "operation_not_supported", "Not allowed"), page(302), page(200)}) {
        Bench other(users);
        other.tenant.scopes += surveyScopes;
        other.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
            return call.kind == Kind::Survey ? std::optional(Wrong{answer}) : std::nullopt;
        };
        ASSERT_EQ(other.plan(everything).end, run::End::Done);
        EXPECT_EQ(other.tenant.count(Kind::Survey), questionsOfPlan);
    }
}

TEST(SurveyFaults, NoFaultOfAPartStopsAPlan)
{
    using auth0::Transfer;
    const std::pair<const char *, Wrong> troubles[] = {
        {"500", {page(500)}},
        {"broken", {noAnswer(Transfer::Broken)}},
        {"timed out", {noAnswer(Transfer::TimedOut), false, 30'000}},
        {"403", {managementError(403, "operation_not_supported", "Not allowed")}},
        {"403 scope", {managementError(403, "insufficient_scope", "Insufficient scope, x")}},
        {"404", {managementError(404, "", "Not Found")}},
        {"404 of another server", {page(404)}},
        {"400", {managementError(400, "invalid_query_string", "No")}},
        {"302", {page(302)}},
        {"a page", {page(200)}},
        {"204", {auth0::Answer{Transfer::Answered, 204, {}, {}, {}}}},
        {"another object", {jsonAnswer(200, R"({"error":7})")}},
    };
    for (const auto &[name, wrong] : troubles) {
        for (int n = 0; n < questionsOfPlan; ++n) {
            SCOPED_TRACE(std::string(name) + " for ever, at part " + std::to_string(n));
            Bench other(users);
            other.tenant.scopes += surveyScopes;
            QByteArray spoilt;
            other.tenant.goesWrong = [&](const Call &call) -> std::optional<Wrong> {
                if (call.kind != Kind::Survey
                    || (spoilt.isEmpty() && other.tenant.count(Kind::Survey) <= n))
                    return std::nullopt;
                if (spoilt.isEmpty())
                    spoilt = call.request.target;
                return spoilt == call.request.target ? std::optional(wrong) : std::nullopt;
            };
            const Ending ending = other.plan(everything);
            EXPECT_EQ(ending.end, run::End::Done) << described(ending);
            EXPECT_FALSE(spoilt.isEmpty());
            EXPECT_FALSE(other.ledger().survey().isEmpty());
            if (HasFailure())
                return;
        }
    }
}

} // namespace
} // namespace bulkhead::testing
