// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "cli/arguments.h"
#include "run/incident.h"

namespace bulkhead::cli {

// How a command's positional arguments are told, and how many there are; -1: any number.
struct Positionals
{
    const char *usage = "INCIDENT";
    int least = 1;
    int most = 1;
};

// A command on one incident's file, which it names first: what all of them begin with.
class IncidentCommand
{
public:
    IncidentCommand(const char *name, std::vector<Arguments::Option> options,
        const Positionals &positionals = {})
        : m_arguments(name, positionals.usage, std::move(options)), m_positionals(positionals)
    {
    }

    // False after a wrong use, which has been said.
    [[nodiscard]] bool parse(const QStringList &given)
    {
        return m_arguments.parse(given, m_positionals.least, m_positionals.most);
    }
    [[nodiscard]] Arguments &arguments() { return m_arguments; }

    // As Incident::open().
    [[nodiscard]] Result<> open();
    [[nodiscard]] run::Incident &incident() { return *m_incident; }
    [[nodiscard]] const journal::Ledger &ledger() const { return m_incident->ledger(); }
    [[nodiscard]] Clock &clock() { return m_clock; }

private:
    Arguments m_arguments;
    Positionals m_positionals;
    SystemClock m_clock;
    std::unique_ptr<run::Incident> m_incident;
};

} // namespace bulkhead::cli
