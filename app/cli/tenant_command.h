// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/engine_host.h"

namespace bulkhead::cli {

// A command that calls the tenant of one incident: what all of them begin with.
class TenantCommand
{
public:
    TenantCommand(const char *name, std::vector<Arguments::Option> options);

    // False after a wrong use, which has been said.
    [[nodiscard]] bool parse(const QStringList &given);
    [[nodiscard]] Arguments &arguments() { return m_arguments; }

    // As Incident::open().
    [[nodiscard]] Result<> open();
    [[nodiscard]] run::Incident &incident() { return *m_incident; }
    [[nodiscard]] const journal::Ledger &ledger() const { return m_incident->ledger(); }

    // As runOperation(); on `other` when that is given.
    [[nodiscard]] Result<Ended> carryOut(const std::function<void(run::Engine &)> &begin,
        const run::EngineOptions &options = {}, run::Incident *other = nullptr);

    [[nodiscard]] Clock &clock() { return m_clock; }
    [[nodiscard]] StopWish &stop() { return *m_stop; }

private:
    Arguments m_arguments;
    CredentialFiles m_files;
    SystemClock m_clock;
    std::optional<StopWish> m_stop; // from open() on: before, a signal simply ends the program
    std::unique_ptr<run::Incident> m_incident;
};

} // namespace bulkhead::cli
