// SPDX-License-Identifier: Apache-2.0
// What the engine is asked to do at the tenant's door.
#include "window/engine_worker.h"

#include "composition/undo_memory.h"
#include "gate/action_code.h"
#include "gate/gate_name.h"
#include "run/action_look.h"
#include "run/found_gates.h"
#include "run/gate_raising.h"
#include "run/own_action_state.h"
#include "run/protection_look.h"
#include "run/rotation_raising.h"

using namespace Qt::StringLiterals;

namespace bulkhead {

void EngineWorker::raiseGate(const journal::GateChoices &choices)
{
    operate(ui::Task::Gating, [&](run::Engine &engine) { engine.raiseGate(choices); });
}

void EngineWorker::lowerGate()
{
    operate(ui::Task::Gating, [this](run::Engine &engine) {
        const run::Incident &incident = *m_incident;
        const auto isOurs = [&incident](const gate::TenantAction &action) {
            return run::isOfIncident(incident.ledger().gate(), action);
        };
        engine.act(run::gateScopes(), [isOurs](run::ActionDriver::Tools tools) {
            return std::make_unique<run::ActionLowering>(std::move(tools), isOurs);
        });
    });
}

void EngineWorker::lookAtGate()
{
    operate(ui::Task::Gating, [](run::Engine &engine) {
        engine.act({u"read:actions"_s}, [](run::ActionDriver::Tools tools) {
            return std::make_unique<run::ActionLook>(std::move(tools));
        });
    });
}

// One piece of work on a tenant, whichever incident is open. Answers with what it has put into
// m_protection.
void EngineWorker::protect(const TenantConfig &tenant, const QStringList &scopes,
    const run::Engine::MakeActions &make, const run::Engine::MakeActions &then)
{
    endOperation();
    auto passing = PassingIncident::make(tenant, m_clock);
    if (!passing)
        return fail(ui::Task::Protecting, passing.error());
    m_passing = std::move(*passing);
    m_protection = {};
    run::Engine *engine = engineFor(&m_passing->incident(), ui::Task::Protecting);
    if (!engine)
        return;
    connect(
        engine, &run::Engine::ended, this, [this](run::End end, const std::optional<Error> &error) {
            // Later: the engine that has ended is still at work.
            m_clock.after(0, this, [this, end, error] {
                endOperation();
                if (error)
                    return fail(ui::Task::Protecting, *error);
                const bool done = end == run::End::Done; // else nothing is known anew
                const auto told = done ? m_protection : ui::ProtectionTold();
                m_tell([this, told] { emit m_desk.protectionTold(told); });
            });
        });
    then ? engine->act(scopes, make, then) : engine->act(scopes, make);
}

// What its Actions tell of all of them.
void EngineWorker::listed(const std::vector<run::ActionListing::Row> &rows)
{
    m_protection.forceReset = run::forceResetState(rows);
    m_protection.rotation = run::rotationState(rows);
    m_protection.gates = run::foundGates(rows);
}

void EngineWorker::lookAtProtection(const TenantConfig &tenant)
{
    // What the token may not read of the rest is told, not refused.
    protect(tenant, {u"read:actions"_s}, [this, tenant](run::ActionDriver::Tools tools) {
        return std::make_unique<run::ProtectionLook>(
            std::move(tools), undoMemory(tenant.address),
            [this](const auto &rows) { listed(rows); },
            [this](const run::SettingsTold &told) { m_protection.breached = told; },
            [this](const run::DatabasesTold &told) { m_protection.databases = told; });
    });
}

void EngineWorker::changeBreachedPasswords(
    const TenantConfig &tenant, run::SettingsChange::Way way, const protection::BreachedWish &wish)
{
    protect(tenant, run::SettingsChange::scopes(),
        [this, tenant, way, wish](run::ActionDriver::Tools tools) {
            return std::make_unique<run::SettingsChange>(std::move(tools),
                undoMemory(tenant.address), way, wish,
                [this](const run::SettingsTold &told) { m_protection.breached = told; });
        });
}

void EngineWorker::switchForceReset(const TenantConfig &tenant, bool on, const QString &denyText)
{
    if (!on)
        return lower(tenant, gate::isForceReset);
    protect(tenant, run::gateScopes(), [this, denyText](run::ActionDriver::Tools tools) {
        m_protection.forceReset = run::OwnActionState::On;
        return std::make_unique<run::ActionRaising>(std::move(tools),
            run::ActionOrder{
                {{gate::forceResetName, gate::forceResetCode(denyText)}}, gate::isForceReset});
    });
}

run::Engine::MakeActions EngineWorker::rotationCounting(const gate::RotationContent &content)
{
    return [this, content](run::ActionDriver::Tools tools) {
        return run::countRotation(
            std::move(tools), content, m_operation->engine().tenantNowMs(),
            [this](const auto &rows) {
                m_rows = rows; // for its salt
                listed(rows);
            },
            [this](const auto &counted) { m_protection.rotationCount = counted; });
    };
}

Result<std::unique_ptr<run::ActionDriver>> EngineWorker::rotationRaising(
    run::ActionDriver::Tools tools, const gate::RotationContent &content, qint64 confirmed)
{
    const auto code = run::rotationCode(content, std::exchange(m_rows, {}));
    auto driver =
        run::raiseRotation(std::move(tools), code, confirmed, m_protection.rotationCount->users);
    if (driver) // told when it has ended well: then this was read back
        m_protection.rotation =
            run::RotationState{run::OwnActionState::On, gate::readRotation(*code),
                m_operation->engine().tenantNowMs(), m_protection.rotation->marketplace};
    return driver;
}

void EngineWorker::countRotation(const TenantConfig &tenant, const gate::RotationContent &content)
{
    protect(tenant, {u"read:actions"_s, u"read:users"_s}, rotationCounting(content));
}

void EngineWorker::switchRotationOn(
    const TenantConfig &tenant, const gate::RotationContent &content, qint64 confirmed)
{
    protect(tenant, run::gateScopes() + QStringList{u"read:users"_s}, rotationCounting(content),
        [this, content, confirmed](run::ActionDriver::Tools tools) {
            return rotationRaising(std::move(tools), content, confirmed);
        });
}

// Takes them away, and reads what there is then.
void EngineWorker::lower(const TenantConfig &tenant, const run::ActionLowering::IsOurs &isOurs)
{
    using MadeActions = Result<std::unique_ptr<run::ActionDriver>>;
    protect(
        tenant, run::gateScopes(),
        [isOurs](run::ActionDriver::Tools tools) -> MadeActions {
            return std::make_unique<run::ActionLowering>(std::move(tools), isOurs);
        },
        [this](run::ActionDriver::Tools tools) -> MadeActions {
            return std::make_unique<run::ActionListing>(
                std::move(tools), [this](const auto &rows) { listed(rows); });
        });
}

void EngineWorker::switchRotationOff(const TenantConfig &tenant)
{
    lower(tenant, gate::isRotation);
}

void EngineWorker::lowerGates(const TenantConfig &tenant, const QStringList &names)
{
    lower(tenant, [names](const gate::TenantAction &action) {
        return gate::isGate(action) && names.contains(action.name);
    });
}

} // namespace bulkhead
