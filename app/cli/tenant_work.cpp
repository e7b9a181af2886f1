// SPDX-License-Identifier: Apache-2.0
#include "cli/tenant_work.h"

#include "cli/output.h"
#include "composition/passing_incident.h"

namespace bulkhead::cli {

std::vector<Arguments::Option> tenantOptions(std::vector<Arguments::Option> more)
{
    more.insert(more.end(),
        {tenantOption, clientIdOption, audienceOption, caFileOption, secretFileOption,
            privateKeyOption, keyAlgorithmOption});
    return more;
}

ExitCode exitCodeOf(const Result<Ended> &ended)
{
    if (!ended)
        return fail(ended.error());
    if (ended->error)
        return fail(*ended->error);
    return ended->end == run::End::Done ? ExitCode::Done : ExitCode::Interrupted;
}

ExitCode operateOnTenant(Arguments &arguments, const std::function<void(run::Engine &)> &begin)
{
    const CredentialFiles files = credentialFilesFrom(arguments);
    if (!arguments.sound() || !namesTenant(arguments))
        return ExitCode::Usage;
    const auto tenant = tenantFrom(arguments);
    if (!tenant)
        return fail(tenant.error());
    SystemClock clock;
    const auto passing = PassingIncident::make(*tenant, clock);
    if (!passing)
        return fail(passing.error());
    StopWish stop;
    return exitCodeOf(runOperation(passing->incident(), files, {}, stop, clock, begin));
}

} // namespace bulkhead::cli
