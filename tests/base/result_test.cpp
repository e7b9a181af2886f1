// SPDX-License-Identifier: Apache-2.0
#include "base/result.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

Result<int> half(int number)
{
    if (number % 2 != 0)
        return failure(Fault::ListEmpty, QString::number(number));
    return number / 2;
}

TEST(Result, CarriesAValueOrAFaultWithItsDetail)
{
    EXPECT_EQ(half(8).value_or(0), 4);
    const auto odd = half(7);
    ASSERT_FALSE(odd);
    EXPECT_EQ(odd.error().fault, Fault::ListEmpty);
    EXPECT_EQ(odd.error().detail, u"7"_s);
}

TEST(Result, OfNothing)
{
    const Result<> fine;
    const Result<> bad = failure(Fault::IncidentBusy);
    EXPECT_TRUE(fine);
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().detail, QString());
}

// Whoever adds a fault at the end must move the count, or its sentence would be missed.
TEST(Fault, CountCoversTheFirstAndTheLast)
{
    EXPECT_EQ(int(Fault::ListUnreadable), 0);
    EXPECT_EQ(int(Fault::MailLeavesPractice), faultCount - 1);
}

} // namespace
} // namespace bulkhead
