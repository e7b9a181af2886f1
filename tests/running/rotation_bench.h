// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "door_fixture.h"
#include "gate/action_code.h"
#include "gate/gate_name.h"
#include "run/action_lowering.h"
#include "run/gate_raising.h"
#include "run/rotation_count.h"

namespace bulkhead::testing {

// A door bench that counts, raises and lowers a rotation.
class RotationBench : public DoorBench
{
public:
    gate::RotationContent content{
        .rule = {90, {}}, .denyText = QStringLiteral("Call the help desk."), .protectedKeys = {}};
    run::RotationCount::Counted counted;
    std::vector<run::ActionListing::Row> rows;

    void count()
    {
        counted = {};
        beginAct({u"read:actions"_s, u"read:users"_s}, [this](run::ActionDriver::Tools tools) {
            return std::make_unique<run::RotationCount>(
                std::move(tools),
                gate::RotationTally(content.rule, content.protectedKeys, engine->tenantNowMs()),
                [this](const auto &all) { rows = all; },
                [this](const auto &told) { counted = told; });
        });
        finish();
    }
    void beginOn()
    {
        const QByteArray code = gate::compileRotation(content, u"5a17"_s).value();
        beginAct(run::gateScopes(), [code](run::ActionDriver::Tools tools) {
            return std::make_unique<run::ActionRaising>(
                std::move(tools), run::ActionOrder{{{gate::rotationName, code}}, gate::isRotation});
        });
    }
    void beginOff()
    {
        beginAct(run::gateScopes(), [](run::ActionDriver::Tools tools) {
            return std::make_unique<run::ActionLowering>(std::move(tools), gate::isRotation);
        });
    }
    void on()
    {
        beginOn();
        finish();
    }
    void off()
    {
        beginOff();
        finish();
    }
};

} // namespace bulkhead::testing
