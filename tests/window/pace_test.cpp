// SPDX-License-Identifier: Apache-2.0
// What a run takes of the limit, changed from the window and from another terminal in mid-run.
#include "window/window_test.h"

#include "composition/pace_wish.h"

#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {

TEST_F(WindowTest, TheShareOfARunIsChangedWhileItGoesOn)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(300));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(press(window(), u"Use of the limit"_s, 30'000));
    const auto &limit = [&]() -> const journal::AssumedLimit & {
        return program().live.progress().limit;
    };
    ASSERT_TRUE(waitFor([&] { return limit().seen; }, 30'000));
    shownAs<QSpinBox>(window(), u"Ceiling"_s)->setValue(50);
    ASSERT_TRUE(press(window(), u"Use from now on"_s));
    EXPECT_TRUE(waitFor([&] { return limit().ceilingPerS == limit().perS / 2; }, 10'000));
    ASSERT_TRUE(leavePaceWish(program().live.path(), {{}, 3}));
    EXPECT_TRUE(waitFor([&] { return limit().reserve == 3; }, 10'000));
    EXPECT_EQ(limit().ceilingPerS, limit().perS / 2) << "as it was";
    ASSERT_TRUE(press(window(), u"Pause"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Resume"_s));
    ASSERT_TRUE(press(window(), u"Resume"_s));
    EXPECT_TRUE(waitFor(
        [&] { return program().live.progress().phase == run::Phase::Running && limit().seen; },
        30'000));
    EXPECT_EQ(limit().reserve, 3) << "for as long as the incident is open";
    ASSERT_TRUE(press(window(), u"Pause"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Resume"_s));
}

} // namespace bulkhead::testing
