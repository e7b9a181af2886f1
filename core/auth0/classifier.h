// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"
#include "base/fault.h"
#include "model/outcome.h"
#include "pacing/rate_hint.h"

#include <optional>

namespace bulkhead::auth0 {

// What kind of body a good answer of this endpoint has. Text is one sentence without markup,
// because change_password says it as text/plain, as text/html or as a JSON string, never as an
// object.
enum class Shape { Empty, JsonObject, JsonArray, Text };

// An answer, understood. `code` and `message` are the server's own words, bounded to 300
// characters, with anything that looks like a token or a link cut out; after a failure below HTTP
// `message` is the transport's detail, after a redirect the host it pointed to.
struct Reading
{
    Outcome outcome = Outcome::Unknown;
    // Set when the answer speaks of the tenant or the network, not of this user: all of
    // Unreachable, ScopeMissing and Redirected, Forbidden that names the plan, Malformed that is
    // not of Auth0.
    std::optional<Fault> fault;
    int status = 0;
    QString code;
    QString message;
    pacing::RateHint rate;
    bool practice = false; // the practice tenant's own header was there
};

// The status decides first, then the error's code or the start of its message (texts: Management
// API description, Auth0 community articles). A success counts only with the body its endpoint
// gives: a page of a captive portal with status 200 is Malformed.
[[nodiscard]] Reading classify(const Answer &answer, Shape expected);

// What kept a call from being answered; nothing when it was answered or given up.
[[nodiscard]] std::optional<Fault> transferFault(Transfer transfer);
[[nodiscard]] bool isPractice(const Answer &answer);

} // namespace bulkhead::auth0
