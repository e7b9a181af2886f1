// SPDX-License-Identifier: Apache-2.0
#include "run/rotation_raising.h"

#include "gate/gate_name.h"
#include "gate/hash_list.h"

namespace bulkhead::run {
namespace {

QString saltIn(const std::vector<ActionListing::Row> &rows)
{
    for (const auto &row : rows) {
        const auto told = row.action.name == gate::rotationName
            ? gate::readRotation(row.action.code)
            : std::nullopt;
        if (told && !told->salt.isEmpty())
            return told->salt;
    }
    return gate::randomSalt();
}

} // namespace

std::unique_ptr<ActionDriver> countRotation(ActionDriver::Tools tools,
    const gate::RotationContent &content, qint64 nowMs, ActionListing::Told listed,
    RotationCount::CountTold counted)
{
    return std::make_unique<RotationCount>(std::move(tools),
        gate::RotationTally(content.rule, content.protectedKeys, nowMs), std::move(listed),
        std::move(counted));
}

Result<QByteArray> rotationCode(
    const gate::RotationContent &content, const std::vector<ActionListing::Row> &there)
{
    return gate::compileRotation(content, saltIn(there));
}

Result<std::unique_ptr<ActionDriver>> raiseRotation(ActionDriver::Tools tools,
    const Result<QByteArray> &code, qint64 confirmed, const gate::RotationTally::Counts &counted)
{
    if (!gate::confirms(confirmed, counted.due))
        return failure(Fault::RotationUnconfirmed, QString::number(counted.due));
    if (!code)
        return tl::unexpected(code.error());
    return std::make_unique<ActionRaising>(
        std::move(tools), ActionOrder{{{gate::rotationName, *code}}, gate::isRotation});
}

} // namespace bulkhead::run
