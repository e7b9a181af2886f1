// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/engine_host.h"
#include "cli/incident_command.h"
#include "composition/exit_code.h"

namespace bulkhead::cli {

// A command that calls the tenant of one incident.
class TenantCommand : public IncidentCommand
{
public:
    TenantCommand(const char *name, std::vector<Arguments::Option> options,
        const Positionals &positionals = {});

    // False after a wrong use, which has been said.
    [[nodiscard]] bool parse(const QStringList &given);

    // As Incident::open().
    [[nodiscard]] Result<> open();

    // As runOperation(); on `other` when that is given.
    [[nodiscard]] Result<Ended> carryOut(const std::function<void(run::Engine &)> &begin,
        const run::EngineOptions &options = {}, run::Incident *other = nullptr);
    // The same, and says what went wrong; Done goes on to what is printed.
    [[nodiscard]] ExitCode operate(const std::function<void(run::Engine &)> &begin);

    [[nodiscard]] StopWish &stop() { return *m_stop; }

private:
    CredentialFiles m_files;
    std::optional<StopWish> m_stop; // from open() on: before, a signal simply ends the program
};

} // namespace bulkhead::cli
