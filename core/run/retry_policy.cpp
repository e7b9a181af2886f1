// SPDX-License-Identifier: Apache-2.0
#include "run/retry_policy.h"

namespace bulkhead::run {
namespace {

Verdict conclude(StepState state, Reason reason)
{
    return {Action::Conclude, state, reason, {}};
}

Verdict halt(Fault fault)
{
    return {Action::Halt, {}, {}, fault};
}

// The tenant may or may not have acted.
Verdict uncertain(const Tried &tried, Action again, Reason reason)
{
    if (!tried.idempotent)
        return {Action::LeaveUnknown, StepState::Unknown, reason, {}};
    if (tried.failures + 1 >= triesBeforeFailed)
        return conclude(StepState::Failed, reason);
    return {again, {}, reason, {}};
}

Verdict forbidden(const auth0::Reading &reading)
{
    const bool plan = reading.fault == Fault::PlanLacksFeature;
    return conclude(StepState::Failed, plan ? Reason::PlanLacksFeature : Reason::Forbidden);
}

bool isRefusal(Outcome outcome)
{
    return outcome == Outcome::ScopeMissing || outcome == Outcome::Redirected
        || outcome == Outcome::Malformed;
}

} // namespace

Verdict decide(const auth0::Reading &reading, const Tried &tried)
{
    if (tried.dispensable && isRefusal(reading.outcome))
        return conclude(StepState::Failed, Reason::Refused);
    switch (reading.outcome) {
    case Outcome::Done: return conclude(StepState::Done, Reason::None);
    case Outcome::NotFound: return conclude(StepState::Skipped, Reason::UserNotFound);
    case Outcome::Refused: return conclude(StepState::Failed, Reason::Refused);
    case Outcome::Forbidden: return forbidden(reading);
    case Outcome::ScopeMissing: return halt(Fault::ScopeMissing);
    case Outcome::Unauthorized:
        if (tried.renewed)
            return halt(Fault::TokenRefused);
        return {Action::RenewToken, {}, {}, {}};
    case Outcome::Throttled: return {Action::Repeat, {}, {}, {}};
    case Outcome::Unreachable:
        return {Action::WaitAndRepeat, {}, {}, reading.fault.value_or(Fault::Unreachable)};
    case Outcome::ServerFailed:
        return uncertain(tried, Action::WaitAndRepeat, Reason::ServerFailed);
    case Outcome::Redirected: // a redirect acted on nothing, so even a mail may be tried again
        return uncertain({true, tried.failures, false}, Action::WaitAndRepeat, Reason::Redirected);
    case Outcome::Malformed: return uncertain(tried, Action::WaitAndRepeat, Reason::Malformed);
    case Outcome::Unknown: return uncertain(tried, Action::Repeat, Reason::NoAnswer);
    case Outcome::Deferred:
    case Outcome::Undelivered: break; // no call comes to that
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::run
