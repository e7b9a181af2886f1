// SPDX-License-Identifier: Apache-2.0
#include "measures/random_password.h"

#include "testing/testing.h"

#include <QSet>

namespace bulkhead::measures {
namespace {

TEST(RandomPassword, IsAsLongAsAskedBetweenFortyAndSeventyTwo)
{
    for (const auto &[wanted, length] : {std::pair{-1, 40}, {0, 40}, {8, 40}, {40, 40}, {41, 41},
             {64, 64}, {72, 72}, {73, 72}, {1000, 72}})
        EXPECT_EQ(randomPassword(wanted).reveal().size(), length) << wanted;
}

TEST(RandomPassword, TenThousandAreAllDifferentAndAllGood)
{
    QSet<QByteArray> seen;
    std::array<int, 128> used{};
    for (int i = 0; i < 10'000; ++i) {
        const Secret password = randomPassword(0);
        EXPECT_TRUE(isGoodPassword(password.reveal()));
        for (const char each : password.reveal()) {
            ASSERT_TRUE(each > 32 && each < 127 && each != '"' && each != '\\');
            ++used[size_t(each)];
        }
        seen.insert(password.reveal().toByteArray());
    }
    EXPECT_EQ(seen.size(), 10'000);
    // 400,000 even draws of 89 characters: about 4,500 of each, with a deviation of 67.
    for (char each = 33; each < 127; ++each) {
        const int count = used[size_t(each)];
        EXPECT_TRUE(count == 0 || (count > 3900 && count < 5100)) << each << ' ' << count;
    }
}

TEST(GoodPassword, HasEveryClassAndNoRuns)
{
    const std::pair<const char *, bool> table[] = {{"aB3$xQ9!", true}, {"aB3xQ9", false},
        {"ab3$xq9!", false}, {"AB3$XQ9!", false}, {"aB$xQ!", false}, {"abC3$", true},
        {"abcD3$", false}, {"cbaD3$", false}, {"aaaD3$", false}, {"aaD3$", true}, {"a123D$", false},
        {"a321D$", false}, {"a135D$", true}, {"", false}};
    for (const auto &[password, good] : table)
        EXPECT_EQ(isGoodPassword(password), good) << password;
}

} // namespace
} // namespace bulkhead::measures
