// SPDX-License-Identifier: Apache-2.0
#include "report/next_step.h"

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

NextStep afterSkip(Reason reason)
{
    switch (reason) {
    case Reason::UserNotFound: return NextStep::CheckIdentifier;
    case Reason::SeveralUsers: return NextStep::ListUserId;
    case Reason::NoPasswordConnection:
    case Reason::NoEmail: return NextStep::ResetElsewhere;
    default: return NextStep::None;
    }
}

} // namespace

NextStep nextStep(StepState status, Reason reason)
{
    switch (status) {
    case StepState::Pending: return NextStep::Run;
    case StepState::Done: return NextStep::Nothing;
    case StepState::Failed: return NextStep::Retry;
    case StepState::Skipped: return afterSkip(reason);
    case StepState::Unknown: return NextStep::Settle;
    case StepState::Cancelled: return NextStep::NewIncident;
    }
    Q_UNREACHABLE();
}

QString wireName(NextStep next)
{
    switch (next) {
    case NextStep::Nothing: return QString();
    case NextStep::Run: return u"run"_s;
    case NextStep::Retry: return u"retry"_s;
    case NextStep::Settle: return u"settle"_s;
    case NextStep::ListUserId: return u"list_user_id"_s;
    case NextStep::CheckIdentifier: return u"check_identifier"_s;
    case NextStep::ResetElsewhere: return u"reset_elsewhere"_s;
    case NextStep::NewIncident: return u"new_incident"_s;
    case NextStep::CorrectLine: return u"correct_line"_s;
    case NextStep::None: return u"none"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::report
