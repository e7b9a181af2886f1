// SPDX-License-Identifier: Apache-2.0
// What stands in the tenant: the incident's gate, and what stays there; and the mail server.
#include "window/engine_desk.h"

#include "window/engine_worker.h"

namespace bulkhead {

using ui::Task;

void EngineDesk::raiseGate(const journal::GateChoices &choices)
{
    begin(Task::Gating);
    ask([choices](EngineWorker &worker) { worker.raiseGate(choices); });
}

void EngineDesk::lowerGate()
{
    begin(Task::Gating);
    ask([](EngineWorker &worker) { worker.lowerGate(); });
}

void EngineDesk::lookAtGate()
{
    begin(Task::Gating);
    ask([](EngineWorker &worker) { worker.lookAtGate(); });
}

void EngineDesk::lookAtProtection(const TenantConfig &tenant)
{
    begin(Task::Protecting);
    ask([tenant](EngineWorker &worker) { worker.lookAtProtection(tenant); });
}

void EngineDesk::changeBreachedPasswords(
    const TenantConfig &tenant, run::SettingsChange::Way way, const protection::BreachedWish &wish)
{
    begin(Task::Protecting);
    ask([tenant, way, wish](
            EngineWorker &worker) { worker.changeBreachedPasswords(tenant, way, wish); });
}

void EngineDesk::chooseMail(const std::optional<MailSettings> &settings)
{
    ask([settings](EngineWorker &worker) { worker.chooseMail(settings); });
}

void EngineDesk::giveMailPassword(const MailSettings &settings, Secret password)
{
    auto shared = std::make_shared<Secret>(std::move(password));
    ask([settings, shared](
            EngineWorker &worker) { worker.giveMailPassword(settings, std::move(*shared)); });
}

void EngineDesk::sendTestLetter(const MailSettings &settings, const QString &to)
{
    begin(Task::SendingLetter);
    ask([settings, to](EngineWorker &worker) { worker.sendTestLetter(settings, to); });
}

void EngineDesk::switchForceReset(const TenantConfig &tenant, bool on, const QString &denyText)
{
    begin(Task::Protecting);
    ask([tenant, on, denyText](
            EngineWorker &worker) { worker.switchForceReset(tenant, on, denyText); });
}

void EngineDesk::countRotation(const TenantConfig &tenant, const gate::RotationContent &content)
{
    begin(Task::Protecting);
    ask([tenant, content](EngineWorker &worker) { worker.countRotation(tenant, content); });
}

void EngineDesk::switchRotationOn(
    const TenantConfig &tenant, const gate::RotationContent &content, qint64 confirmed)
{
    begin(Task::Protecting);
    ask([tenant, content, confirmed](
            EngineWorker &worker) { worker.switchRotationOn(tenant, content, confirmed); });
}

void EngineDesk::switchRotationOff(const TenantConfig &tenant)
{
    begin(Task::Protecting);
    ask([tenant](EngineWorker &worker) { worker.switchRotationOff(tenant); });
}

void EngineDesk::lowerGates(const TenantConfig &tenant, const QStringList &names)
{
    begin(Task::Protecting);
    ask([tenant, names](EngineWorker &worker) { worker.lowerGates(tenant, names); });
}

} // namespace bulkhead
