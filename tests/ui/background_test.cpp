// SPDX-License-Identifier: Apache-2.0
#include "testing/testing.h"

#include "desk/background.h"

#include <QSemaphore>
#include <QThread>

namespace bulkhead::ui {
namespace {

using testing::waitFor;

TEST(Background, answersInThisThreadInTheOrderOfTheQuestions)
{
    Background background;
    std::vector<int> told;
    for (int i = 0; i < 20; ++i)
        background.ask<QThread *>([] { return QThread::currentThread(); },
            [&told, i](QThread *const &worker) {
                EXPECT_NE(worker, QThread::currentThread());
                told.push_back(i);
            });
    ASSERT_TRUE(waitFor([&] { return told.size() == 20; }));
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
}

TEST(Background, whatIsForgottenIsNotToldAndNeedNotBegin)
{
    Background background;
    QSemaphore begun, goOn;
    std::vector<int> told;
    int second = 0;
    const auto tell = [&](const int &answer) {
        told.push_back(answer);
    };
    background.ask<int>(
        [&] {
            begun.release();
            goOn.acquire();
            return 1;
        },
        tell);
    background.ask<int>([&] { return ++second; }, tell);
    begun.acquire();
    background.forget();
    goOn.release();
    background.ask<int>([] { return 3; }, tell);
    ASSERT_TRUE(waitFor([&] { return !told.empty(); }));
    EXPECT_EQ(told, std::vector<int>{3});
    EXPECT_EQ(second, 0);
}

TEST(Background, itsEndWaitsForWhatIsUnderWayAndTellsNothing)
{
    bool worked = false, told = false;
    QSemaphore begun;
    {
        Background background;
        background.ask<int>(
            [&] {
                begun.release();
                QThread::msleep(20);
                worked = true;
                return 1;
            },
            [&](const int &) { told = true; });
        begun.acquire();
    }
    EXPECT_TRUE(worked);
    EXPECT_FALSE(waitFor([&] { return told; }, 20));
}

} // namespace
} // namespace bulkhead::ui
