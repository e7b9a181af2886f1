// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/http_transport.h"
#include "run/engine.h"

namespace bulkhead {

// An engine with the real transport under it, for one operation on one incident.
class Operation
{
public:
    // CaUnreadable when the incident's CA file cannot be used.
    [[nodiscard]] static Result<std::unique_ptr<Operation>> make(run::Incident &incident,
        credentials::Credential credential, const run::EngineOptions &options, Clock &clock);

    [[nodiscard]] run::Engine &engine() { return *m_engine; }

private:
    std::unique_ptr<auth0::HttpTransport> m_transport; // outlives the engine
    std::unique_ptr<run::Engine> m_engine;
};

} // namespace bulkhead
