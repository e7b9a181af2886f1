// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "practice/fault_rule.h"
#include "practice/record.h"
#include "practice/router.h"

#include <optional>

namespace bulkhead::practice {

// How an answer reaches the caller.
struct Delivery
{
    Reply reply{};
    int delayMs = 0;
    std::optional<FaultKind> fault{}; // one that shows on the wire, for the connection to act out
};

// Takes a request through everything a tenant does with it: route, fault, bucket, token, scope,
// handler, record.
class Dispatcher
{
public:
    explicit Dispatcher(State &state);
    [[nodiscard]] Delivery handle(const HttpRequest &request);

private:
    [[nodiscard]] Delivery practise(const HttpRequest &request, const Router::Found &found);
    [[nodiscard]] Reply process(const HttpRequest &request, const Router::Found &found);
    // Past the token and its scopes.
    [[nodiscard]] Reply admitted(const HttpRequest &request, const Router::Found &found);
    [[nodiscard]] int latency();

    State &m_state;
    Router m_router;
};

} // namespace bulkhead::practice
