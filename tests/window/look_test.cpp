// SPDX-License-Identifier: Apache-2.0
// One user is looked at from the window, in mid-run and after it.
#include "window/window_test.h"

#include <QTableView>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {

TEST_F(WindowTest, OneUserIsLookedAtInMidRunAndWithoutOne)
{
    ASSERT_NO_FATAL_FAILURE(toPlan(150));
    ASSERT_NO_FATAL_FAILURE(toReview());
    ASSERT_NO_FATAL_FAILURE(confirm());
    ASSERT_TRUE(waitUntilShown(window(), u"Users"_s));
    ASSERT_TRUE(waitFor([&] { return ledger().userTotal(StepState::Done) > 20; }, 30'000));
    auto *table = shownAs<QTableView>(window(), u"Users"_s);
    const qint32 row = 140; // far from its turn
    table->setCurrentIndex(table->model()->index(row, 0));
    ASSERT_TRUE(press(window(), u"Look at this user now"_s));
    EXPECT_TRUE(waitFor([&] { return says(window(), u"The tenant has answered"_s); }, 3'000));
    const qint64 first = ledger().passwordLook(row).lookedAtMs;
    EXPECT_GT(first, 0);
    EXPECT_EQ(program().desk.task(), ui::Task::Running) << "it goes on";
    EXPECT_EQ(ledger().userState(row), StepState::Pending);
    ASSERT_TRUE(press(window(), u"Pause"_s));
    ASSERT_TRUE(waitUntilShown(window(), u"Resume"_s));
    ASSERT_TRUE(press(window(), u"Look at this user now"_s));
    EXPECT_TRUE(waitFor([&] { return ledger().passwordLook(row).lookedAtMs > first; }, 10'000));
    EXPECT_TRUE(waitFor([&] { return program().desk.task() == ui::Task::None; }, 10'000));
    EXPECT_EQ(ledger().state(), journal::IncidentState::Paused);
    EXPECT_TRUE(says(window(), u"The tenant has answered"_s));
}

} // namespace bulkhead::testing
