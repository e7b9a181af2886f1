// SPDX-License-Identifier: Apache-2.0
#include "cli/engine_host.h"

#include "cli/output.h"
#include "composition/operation.h"
#include "composition/pace_wish.h"

#include <QEventLoop>

namespace bulkhead::cli {

Result<Ended> runOperationWith(run::Incident &incident, credentials::Credential credential,
    const run::EngineOptions &options, StopWish &stop, Clock &clock,
    const std::function<void(run::Engine &)> &begin)
{
    auto operation = Operation::make(incident, std::move(credential), options, clock);
    if (!operation)
        return tl::unexpected(operation.error());
    run::Engine &engine = (*operation)->engine();
    const PaceWishes wishes(incident.path(), options.management, clock,
        [&engine](const pacing::Shares &shares) { engine.setShares(shares); });
    ProgressLine line(clock);
    QEventLoop loop;
    std::optional<Ended> result;
    QObject::connect(&engine, &run::Engine::progressed, &loop,
        [&](const run::Progress &progress) { line.show(progress); });
    QObject::connect(
        &engine, &run::Engine::ended, &loop, [&](run::End end, const std::optional<Error> &error) {
            result = Ended{end, error};
            loop.quit();
        });
    begin(engine);
    stop.setStop([&engine] { engine.pause(); });
    if (!result)
        loop.exec();
    stop.setStop({});
    line.finish();
    return *result;
}

Result<Ended> runOperation(run::Incident &incident, const CredentialFiles &files,
    const run::EngineOptions &options, StopWish &stop, Clock &clock,
    const std::function<void(run::Engine &)> &begin)
{
    auto credential = findCredential(incident.ledger().tenant(), files, stop);
    if (!credential)
        return Ended{run::End::Paused, std::nullopt};
    if (!*credential)
        return tl::unexpected(credential->error());
    return runOperationWith(incident, std::move(**credential), options, stop, clock, begin);
}

} // namespace bulkhead::cli
