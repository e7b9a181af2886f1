// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"

#include <QThread>

namespace bulkhead {

class EngineWorker;

// The real desk: hands every command to the worker in its own thread and tells the window what
// came of it. One task at a time; a second one is ignored, because the window disables it.
class EngineDesk final : public ui::Desk
{
    Q_OBJECT
public:
    EngineDesk();
    ~EngineDesk() override;

    [[nodiscard]] ui::Task task() const override { return m_task; }
    void startPractice() override;
    void giveCredential(const TenantConfig &tenant, ui::GivenCredential given) override;
    void findCredential(const TenantConfig &tenant) override;
    void checkConnection(const TenantConfig &tenant) override;
    void createIncident(const QString &path, const TenantConfig &tenant) override;
    void openIncident(const QString &path) override;
    void closeIncident() override;
    void importFile(const QString &path, const QString &column) override;
    void importList(const QString &name, const QByteArray &bytes, const QString &column) override;
    void check() override;
    void plan(const PlanChoices &choices, const plan::UserLists &lists) override;
    void rehearse() override;
    void run(const run::RunOptions &options) override;
    void look() override;
    void lookAt(qint32 ledgerRow) override;
    void raiseGate(const journal::GateChoices &choices) override;
    void lowerGate() override;
    void lookAtGate() override;
    void lookAtProtection(const TenantConfig &tenant) override;
    void changeBreachedPasswords(const TenantConfig &tenant, run::SettingsChange::Way way,
        const protection::BreachedWish &wish) override;
    void switchForceReset(const TenantConfig &tenant, bool on, const QString &denyText) override;
    void countRotation(const TenantConfig &tenant, const gate::RotationContent &content) override;
    void switchRotationOn(const TenantConfig &tenant, const gate::RotationContent &content,
        qint64 confirmed) override;
    void switchRotationOff(const TenantConfig &tenant) override;
    void lowerGates(const TenantConfig &tenant, const QStringList &names) override;
    void setPace(const pacing::PaceWish &wish) override;
    void pause() override;
    void cancel() override;
    void settle(const QString &userId, run::Settled how) override;
    [[nodiscard]] QByteArray practiceList(int users) const override;
    void exportReport(
        const QString &incident, const QString &path, ui::ReportFormat format) override;
    void exportTickets(const QString &path) override;
    void chooseMail(const std::optional<MailSettings> &settings) override;
    void giveMailPassword(const MailSettings &settings, Secret password) override;
    void sendTestLetter(const MailSettings &settings, const QString &to) override;

private:
    void begin(ui::Task task);
    void end();
    void tell(std::function<void()> what);
    void ask(std::function<void(EngineWorker &)> what);

    QThread m_thread;
    EngineWorker *m_worker; // lives in m_thread and is deleted there
    ui::Task m_task = ui::Task::None;
    QByteArray m_practiceList;
};

} // namespace bulkhead
