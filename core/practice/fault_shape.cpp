// SPDX-License-Identifier: Apache-2.0
#include "practice/fault_shape.h"

#include "practice/replies.h"

namespace bulkhead::practice {

bool isCarriedOut(const FaultRule &fault)
{
    switch (fault.kind) {
    case FaultKind::CloseBefore:
    case FaultKind::ResetBefore: return false;
    case FaultKind::Status:
    case FaultKind::Hang:
    case FaultKind::Redirect: return fault.applied;
    default: return true;
    }
}

void shape(Delivery &delivery, const FaultRule &fault)
{
    Reply &reply = delivery.reply;
    switch (fault.kind) {
    case FaultKind::Status:
        reply = {.status = fault.code, .body = fault.body, .headers = fault.headers};
        if (fault.html)
            reply.type = "text/html; charset=utf-8";
        break;
    case FaultKind::Redirect:
        reply = {.status = 302, .headers = {{"Location", fault.location}}};
        break;
    case FaultKind::Delay: delivery.delayMs += fault.ms; break;
    case FaultKind::NoRateHeaders:
    case FaultKind::RateHeaders:
        reply.headers.removeIf([](const auto &header) { return isRateHeader(header.first); });
        if (fault.kind == FaultKind::RateHeaders)
            reply.headers += fault.headers;
        break;
    default: delivery.fault = fault.kind;
    }
}

bool hasAnswer(const Delivery &delivery)
{
    return !delivery.fault || *delivery.fault == FaultKind::HalfBody
        || *delivery.fault == FaultKind::WrongLength;
}

} // namespace bulkhead::practice
