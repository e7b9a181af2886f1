// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/credential.h"
#include "cli/stop_wish.h"
#include "composition/exit_code.h"
#include "run/engine.h"

#include <functional>

namespace bulkhead::cli {

struct Ended
{
    run::End end = run::End::Done;
    std::optional<Error> error;
};

// Finds the credential, makes an engine and runs one operation of it to its end in this thread's
// event loop, with progress on stderr. A wish to stop pauses it; a second one changes nothing.
[[nodiscard]] Result<Ended> runOperation(run::Incident &incident, const CredentialFiles &files,
    const run::EngineOptions &options, StopWish &stop, Clock &clock,
    const std::function<void(run::Engine &)> &begin);

// The same with the credential at hand, for the drill.
[[nodiscard]] Result<Ended> runOperationWith(run::Incident &incident,
    credentials::Credential credential, const run::EngineOptions &options, StopWish &stop,
    Clock &clock, const std::function<void(run::Engine &)> &begin);

} // namespace bulkhead::cli
