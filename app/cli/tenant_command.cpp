// SPDX-License-Identifier: Apache-2.0
#include "cli/tenant_command.h"

namespace bulkhead::cli {
namespace {

std::vector<Arguments::Option> withCredentials(std::vector<Arguments::Option> options)
{
    options.insert(options.end(), {secretFileOption, privateKeyOption, keyAlgorithmOption});
    return options;
}

} // namespace

TenantCommand::TenantCommand(const char *name, std::vector<Arguments::Option> options)
    : m_arguments(name, "INCIDENT", withCredentials(std::move(options)))
{
}

bool TenantCommand::parse(const QStringList &given)
{
    if (!m_arguments.parse(given, 1, 1))
        return false;
    m_files = credentialFilesFrom(m_arguments);
    return m_arguments.sound();
}

Result<> TenantCommand::open()
{
    m_stop.emplace();
    auto incident = run::Incident::open(journal::incidentPath(m_arguments.positional(0)), m_clock);
    if (!incident)
        return tl::unexpected(incident.error());
    m_incident = std::move(*incident);
    return {};
}

Result<Ended> TenantCommand::carryOut(const std::function<void(run::Engine &)> &begin,
    const run::EngineOptions &options, run::Incident *other)
{
    return runOperation(other ? *other : *m_incident, m_files, options, *m_stop, m_clock, begin);
}

} // namespace bulkhead::cli
