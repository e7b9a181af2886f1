// SPDX-License-Identifier: Apache-2.0
#include "run/trouble.h"

namespace bulkhead::run {
namespace {

constexpr qint64 addressBurst = 10;

} // namespace

bool isTrouble(Outcome outcome)
{
    return outcome == Outcome::Unreachable || outcome == Outcome::ServerFailed
        || outcome == Outcome::Unknown;
}

bool isRefusalOfAll(Outcome outcome)
{
    return outcome == Outcome::Forbidden || outcome == Outcome::Redirected
        || outcome == Outcome::Malformed;
}

Fault faultOf(const auth0::Reading &reading)
{
    switch (reading.outcome) {
    case Outcome::Forbidden: return reading.fault.value_or(Fault::RefusedRepeatedly);
    case Outcome::Redirected: return reading.fault.value_or(Fault::Redirected);
    case Outcome::Malformed: return reading.fault.value_or(Fault::NotATenant);
    case Outcome::Unknown:
    case Outcome::Unreachable: return reading.fault.value_or(Fault::Unreachable);
    default: return reading.fault.value_or(Fault::ServerFailing);
    }
}

bool passes(Fault fault)
{
    switch (fault) {
    case Fault::HostUnknown:
    case Fault::Unreachable:
    case Fault::TimedOut:
    case Fault::ServerFailing: return true;
    default: return false;
    }
}

bool addressThrottled(const Work &work, const auth0::Reading &reading)
{
    return work.ownAddressLimit && reading.rate.remaining.value_or(-1) == 0
        && reading.rate.limit.value_or(0) == addressBurst;
}

} // namespace bulkhead::run
