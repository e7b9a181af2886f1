// SPDX-License-Identifier: Apache-2.0
#include "practice/fault_shape.h"

#include "testing/testing.h"

namespace bulkhead::practice {
namespace {

// What each kind means; `applied` is the rule's own wish where it may have one.
struct Meaning
{
    FaultKind kind;
    bool carriedOut;
    bool carriedOutIfApplied;
    bool hasAnswer;
    int status; // of a good 202
};

class PracticeFaultShape : public ::testing::TestWithParam<Meaning>
{
};

TEST_P(PracticeFaultShape, MeansWhatItSays)
{
    const Meaning &meaning = GetParam();
    const FaultRule rule{.kind = meaning.kind, .code = 503, .location = "/", .ms = 30};
    FaultRule applied = rule;
    applied.applied = true;
    EXPECT_EQ(isCarriedOut(rule), meaning.carriedOut);
    EXPECT_EQ(isCarriedOut(applied), meaning.carriedOutIfApplied);
    Delivery delivery{.reply = {.status = 202}, .delayMs = 40};
    shape(delivery, rule);
    EXPECT_EQ(hasAnswer(delivery), meaning.hasAnswer);
    EXPECT_EQ(delivery.reply.status, meaning.status);
    EXPECT_EQ(delivery.delayMs, meaning.kind == FaultKind::Delay ? 70 : 40);
}

INSTANTIATE_TEST_SUITE_P(All, PracticeFaultShape,
    ::testing::Values(Meaning{FaultKind::Status, false, true, true, 503},
        Meaning{FaultKind::CloseBefore, false, false, false, 202},
        Meaning{FaultKind::CloseAfter, true, true, false, 202},
        Meaning{FaultKind::ResetBefore, false, false, false, 202},
        Meaning{FaultKind::ResetAfter, true, true, false, 202},
        Meaning{FaultKind::Hang, false, true, false, 202},
        Meaning{FaultKind::HalfBody, true, true, true, 202},
        Meaning{FaultKind::WrongLength, true, true, true, 202},
        Meaning{FaultKind::Redirect, false, true, true, 302},
        Meaning{FaultKind::Delay, true, true, true, 202},
        Meaning{FaultKind::NoRateHeaders, true, true, true, 202},
        Meaning{FaultKind::RateHeaders, true, true, true, 202}));

TEST(PracticeFaultShapes, RateHeadersAloneAreReplaced)
{
    Delivery delivery;
    delivery.reply.headers = {{"x-ratelimit-limit", "50"}, {"Cache-Control", "no-store"}};
    shape(delivery, {.kind = FaultKind::RateHeaders, .headers = {{"x-ratelimit-limit", "0"}}});
    EXPECT_EQ(delivery.reply.headers,
        (Headers{{"Cache-Control", "no-store"}, {"x-ratelimit-limit", "0"}}));
    shape(delivery, {.kind = FaultKind::NoRateHeaders});
    EXPECT_EQ(delivery.reply.headers, (Headers{{"Cache-Control", "no-store"}}));
}

} // namespace
} // namespace bulkhead::practice
