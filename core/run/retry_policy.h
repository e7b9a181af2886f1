// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/classifier.h"

namespace bulkhead::run {

// What we do about an outcome.
enum class Action {
    Conclude, // the step ends as `state`, `reason`
    LeaveUnknown, // the tenant may have acted and the measure must not be done twice
    Repeat, // send again at the front of its lane, when a permit is there
    WaitAndRepeat, // the lane pauses first: the tenant or the network is in trouble
    RenewToken, // get another token, then repeat
    Halt, // nothing more is started: `fault`
};

struct Verdict
{
    Action action = Action::Conclude;
    StepState state = StepState::Failed;
    Reason reason = Reason::None;
    Fault fault = Fault::ServerFailing;
};

struct Tried
{
    bool idempotent = true;
    int failures = 0; // answers so far to this very call that were neither good nor a 429
    bool renewed = false; // a fresh token was fetched because of this call
    bool dispensable = false; // a reading that nothing depends on: a refusal is an answer too
};

// A call is given this often to a tenant that answers it badly before it is concluded as failed.
inline constexpr int triesBeforeFailed = 5;

// Pure: the whole table of what follows from which answer.
[[nodiscard]] Verdict decide(const auth0::Reading &reading, const Tried &tried);

} // namespace bulkhead::run
