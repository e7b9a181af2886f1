// SPDX-License-Identifier: Apache-2.0
#include "cli/tenant_command.h"

#include "cli/tenant_work.h"

namespace bulkhead::cli {
namespace {

std::vector<Arguments::Option> withCredentials(std::vector<Arguments::Option> options)
{
    options.insert(options.end(), {secretFileOption, privateKeyOption, keyAlgorithmOption});
    return options;
}

} // namespace

TenantCommand::TenantCommand(
    const char *name, std::vector<Arguments::Option> options, const Positionals &positionals)
    : IncidentCommand(name, withCredentials(std::move(options)), positionals)
{
}

bool TenantCommand::parse(const QStringList &given)
{
    if (!IncidentCommand::parse(given))
        return false;
    m_files = credentialFilesFrom(arguments());
    return arguments().sound();
}

Result<> TenantCommand::open()
{
    m_stop.emplace();
    return IncidentCommand::open();
}

Result<Ended> TenantCommand::carryOut(const std::function<void(run::Engine &)> &begin,
    const run::EngineOptions &options, run::Incident *other)
{
    return runOperation(other ? *other : incident(), m_files, options, *m_stop, clock(), begin);
}

ExitCode TenantCommand::operate(const std::function<void(run::Engine &)> &begin)
{
    return exitCodeOf(carryOut(begin));
}

} // namespace bulkhead::cli
