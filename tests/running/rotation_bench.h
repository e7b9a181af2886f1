// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "door_fixture.h"
#include "gate/action_code.h"
#include "gate/gate_name.h"
#include "run/action_lowering.h"
#include "run/gate_raising.h"
#include "run/rotation_raising.h"

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
        beginCount();
        finish();
    }
    void beginCount()
    {
        counted = {};
        beginAct({u"read:actions"_s, u"read:users"_s}, [this](run::ActionDriver::Tools tools) {
            return run::countRotation(
                std::move(tools), content, engine->tenantNowMs(),
                [this](const auto &all) { rows = all; },
                [this](const auto &told) { counted = told; });
        });
    }
    // With what was counted and found last.
    void onFor(qint64 confirmed)
    {
        beginAct(run::gateScopes(), [this, confirmed](run::ActionDriver::Tools tools) {
            return run::raiseRotation(
                std::move(tools), run::rotationCode(content, rows), confirmed, counted.users);
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
