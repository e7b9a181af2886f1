// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/classifier.h"
#include "model/connection.h"
#include "model/plan_choices.h"
#include "model/user.h"

#include <functional>
#include <memory>

namespace bulkhead::measures {

// One call of a step.
struct Call
{
    auth0::Request request;
    auth0::Shape shape = auth0::Shape::Empty;
    bool ownAddressLimit = false; // rate headers describe one address, not the API's bucket
    bool secretBody = false; // made afresh for each sending, and wiped after it
    QString note{}; // stands in the call's intent
};
// Reading changes nothing and needs no intent.
[[nodiscard]] inline bool isReading(const auth0::Request &request)
{
    return request.method == "GET";
}

// How a step ended; as in the journal's Concluded.
struct End
{
    StepState state = StepState::Done;
    Reason reason = Reason::None;
    QString text{};
};

// One measure on one user, call by call. Most measures are one call; some look first, or act and
// read back. Pure: what to send depends on what was answered, and on nothing else. Lives only while
// its step is on its way, so a process that dies begins the step anew.
class StepCalls
{
public:
    virtual ~StepCalls() = default;
    // The call to make now; the same one again until it is answered.
    [[nodiscard]] virtual Call next() = 0;
    // A good answer to it. Nothing: more calls follow.
    [[nodiscard]] virtual std::optional<End> answered(
        const auth0::Reading &reading, const QByteArray &body) = 0;
    // The call will not go through, which by itself would end the step as `end`.
    [[nodiscard]] virtual std::optional<End> refused(const auth0::Reading &, End end)
    {
        return end;
    }
    // Leaving off here would leave the user worse than before.
    [[nodiscard]] virtual bool owes() const { return false; }
};

// What a step is about.
struct Target
{
    User user;
    const PlanChoices &choices;
    Connection connection; // the one whose password is reset
    QString ownClientId;
    QString incidentId;
    bool foundBlocked = false; // by an earlier attempt, before it set a password
    qint64 nowMs = 0; // UTC, by the tenant's clock when known
};

[[nodiscard]] std::unique_ptr<StepCalls> stepCalls(Measure measure, const Target &target);

} // namespace bulkhead::measures
