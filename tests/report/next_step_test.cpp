// SPDX-License-Identifier: Apache-2.0
#include "report/next_step.h"

#include "testing/testing.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

TEST(NextStep, FollowsFromTheStateAndItsReason)
{
    struct Case
    {
        StepState status;
        Reason reason;
        NextStep next;
    };
    for (const Case &c : std::initializer_list<Case>{
             {StepState::Done, Reason::None, NextStep::Nothing},
             {StepState::Done, Reason::SettledByOperator, NextStep::Nothing},
             {StepState::Pending, Reason::None, NextStep::Run},
             {StepState::Failed, Reason::Refused, NextStep::Retry},
             {StepState::Failed, Reason::ServerFailed, NextStep::Retry},
             {StepState::Unknown, Reason::NoAnswer, NextStep::Settle},
             {StepState::Skipped, Reason::UserNotFound, NextStep::CheckIdentifier},
             {StepState::Skipped, Reason::SeveralUsers, NextStep::ListUserId},
             {StepState::Skipped, Reason::NoPasswordConnection, NextStep::ResetElsewhere},
             {StepState::Skipped, Reason::NoEmail, NextStep::ResetElsewhere},
             {StepState::Skipped, Reason::None, NextStep::None},
             {StepState::Cancelled, Reason::Cancelled, NextStep::NewIncident},
         })
        EXPECT_EQ(nextStep(c.status, c.reason), c.next)
            << int(c.status) << " because of " << int(c.reason);
}

TEST(NextStep, NamesAreDistinctAndOnlyDoneHasNone)
{
    static const QRegularExpression word(u"^[a-z]+(_[a-z]+)*$"_s);
    QSet<QString> names;
    for (int i = 0; i <= int(NextStep::None); ++i) {
        names.insert(wireName(NextStep(i)));
        EXPECT_EQ(word.match(wireName(NextStep(i))).hasMatch(), i != int(NextStep::Nothing)) << i;
    }
    EXPECT_EQ(names.size(), int(NextStep::None) + 1);
    EXPECT_EQ(wireName(NextStep::Retry), u"retry"_s);
    EXPECT_EQ(wireName(NextStep::Settle), u"settle"_s);
    EXPECT_EQ(wireName(NextStep::ListUserId), u"list_user_id"_s);
}

} // namespace
} // namespace bulkhead::report
