// SPDX-License-Identifier: Apache-2.0
#include "model/plan_choices.h"

#include "testing/testing.h"

#include <bit>

namespace bulkhead {
namespace {

using Measures = std::vector<Measure>;

using Wanted = std::pair<PlanChoices, Measures>;

TEST(Measures, OfEveryScope)
{
    using enum Measure;
    const std::pair<RevocationScope, Measures> table[] = {
        {RevocationScope::Everything, {RevokeAccess}},
        {RevocationScope::Sessions, {DeleteSessions}},
        {RevocationScope::RefreshTokens, {DeleteRefreshTokens}},
        {RevocationScope::None, {}},
    };
    for (const auto &[scope, revoke] : table)
        EXPECT_EQ(measuresFor({.scope = scope, .reset = {}}), revoke);
}

TEST(Measures, OfEveryMethodAndExtra)
{
    using enum Measure;
    const auto everything = RevocationScope::Everything;
    const Wanted table[] = {
        {{.scope = everything, .reset = ResetMethod::Email}, {RevokeAccess, Email}},
        {{.scope = everything, .reset = ResetMethod::Ticket}, {RevokeAccess, Ticket}},
        {{.scope = everything, .reset = ResetMethod::Password}, {Password, RevokeAccess}},
        {{.scope = everything, .reset = ResetMethod::Flag}, {Flag, RevokeAccess}},
        {offeredChoices(), {Password, RevokeAccess, Email}},
        {{.scope = RevocationScope::None, .reset = {}, .extras = Extra::ClearFlag}, {ClearFlag}},
        {{.scope = RevocationScope::Sessions,
             .reset = ResetMethod::Password | ResetMethod::Flag | ResetMethod::Ticket,
             .extras = Extra::Block | Extra::ForgetMfaBrowsers | Extra::DeleteGrants
                 | Extra::DeleteDeviceCredentials},
            {Password, Flag, Block, DeleteSessions, ForgetMfaBrowsers, DeleteGrants,
                DeleteDeviceCredentials, Ticket}},
    };
    for (const auto &[choices, measures] : table)
        EXPECT_EQ(measuresFor(choices), measures) << wireName(choices.reset).toStdString();
}

// Whatever is chosen: what kills the credential, then what revokes, then what lets in again; and a
// block after the password that would lift it.
TEST(Measures, LeaveNoDoorOpen)
{
    const auto stage = [](Measure measure) {
        if (factsOf(measure).letsIn)
            return 2;
        return factsOf(measure).group == MeasureGroup::Reset || measure == Measure::Block ? 0 : 1;
    };
    for (int scope = 0; scope <= int(RevocationScope::None); ++scope) {
        for (int reset = 0; reset < 16; ++reset) {
            for (int extras = 0; extras < 32; ++extras) {
                const auto measures = measuresFor({.scope = RevocationScope(scope),
                    .reset = ResetMethods::fromInt(reset),
                    .extras = Extras::fromInt(extras)});
                for (size_t i = 1; i < measures.size(); ++i) {
                    ASSERT_LE(stage(measures[i - 1]), stage(measures[i]));
                    ASSERT_FALSE(
                        measures[i - 1] == Measure::Block && measures[i] == Measure::Password);
                }
                const size_t expected = size_t(scope != int(RevocationScope::None))
                    + size_t(std::popcount(unsigned(reset)))
                    + size_t(std::popcount(unsigned(extras)));
                ASSERT_EQ(measures.size(), expected);
            }
        }
    }
}

TEST(Measures, OnlyMailIsNotRepeatedAndOnlyMailUsesTheAuthenticationApi)
{
    for (const Measure measure : allMeasures) {
        const bool mail = measure == Measure::Email;
        const bool letter = measure == Measure::Delivery;
        EXPECT_EQ(factsOf(measure).idempotent, !mail && !letter);
        EXPECT_EQ(factsOf(measure).api == Api::Authentication, mail);
        EXPECT_EQ(factsOf(measure).api.has_value(), !letter);
        EXPECT_EQ(factsOf(measure).letsIn, mail || letter || measure == Measure::Ticket);
    }
}

TEST(ResetMethods, AreReadAsTheyAreWritten)
{
    for (int all = 0; all < 16; ++all) {
        const auto methods = ResetMethods::fromInt(all);
        const bool both =
            methods.testFlag(ResetMethod::Email) && methods.testFlag(ResetMethod::Ticket);
        EXPECT_EQ(resetMethods(wireName(methods)), both ? std::nullopt : std::optional(methods));
    }
    EXPECT_EQ(resetMethods(u"email,password"),
        ResetMethods(ResetMethod::Password | ResetMethod::Email)); // in any order
    for (const char16_t *odd : {u"", u"email,", u"none,email", u"email,email", u"Email",
             u"email ticket", u"email,ticket", u"mail"})
        EXPECT_EQ(resetMethods(QStringView(odd)), std::nullopt)
            << QString::fromUtf16(odd).toStdString();
}

TEST(Measures, ListIsInTheOrderOfTheValuesAndComplete)
{
    for (size_t i = 0; i < allMeasures.size(); ++i)
        EXPECT_EQ(size_t(allMeasures[i]), i);
    EXPECT_EQ(allMeasures.back(), Measure::Delivery);
}

} // namespace
} // namespace bulkhead
