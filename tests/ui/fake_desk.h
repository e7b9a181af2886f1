// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"

#include <QStringList>

namespace bulkhead::ui {

// Records what the window asked for and does nothing; the test emits the answers.
class FakeDesk : public Desk
{
public:
    // One line a command, e.g. `openIncident /tmp/a.incident`.
    QStringList commands;
    // What came along with the last command of that kind.
    TenantConfig tenant;
    QByteArray secret; // or token
    credentials::KeyFile keyFile;
    QByteArray list;
    PlanChoices choices;
    plan::UserLists lists;
    run::RunOptions runOptions;
    pacing::PaceWish pace;
    std::optional<MailSettings> mail;
    QString reportOf; // path of an incident
    journal::GateChoices gateChoices;
    protection::BreachedWish breachedWish;
    run::SettingsChange::Way way = run::SettingsChange::Way::Wish;
    QString denyText;
    gate::RotationContent rotation;
    qint64 confirmed = -1;

    [[nodiscard]] Task task() const override { return m_task; }

    void startPractice() override { commands << QStringLiteral("startPractice"); }
    void giveCredential(const TenantConfig &of, GivenCredential given) override
    {
        tenant = of;
        if (const auto *client = std::get_if<credentials::ClientSecret>(&given))
            secret = client->secret.reveal().toByteArray();
        if (const auto *token = std::get_if<credentials::ManagementToken>(&given))
            secret = token->bearer().reveal().toByteArray();
        if (const auto *file = std::get_if<credentials::KeyFile>(&given))
            keyFile = *file;
        note("giveCredential", of.address.name());
    }
    void findCredential(const TenantConfig &of) override
    {
        note("findCredential", of.address.name());
    }
    void checkConnection(const TenantConfig &of) override
    {
        tenant = of;
        note("checkConnection", of.address.name());
    }
    void createIncident(const QString &path, const TenantConfig &of) override
    {
        tenant = of;
        note("createIncident", path);
    }
    void openIncident(const QString &path) override { note("openIncident", path); }
    void closeIncident() override { commands << QStringLiteral("closeIncident"); }
    void importFile(const QString &path, const QString &column) override
    {
        note("importFile", path + u' ' + column);
    }
    void importList(const QString &name, const QByteArray &bytes, const QString &column) override
    {
        list = bytes;
        note("importList", name + u' ' + column);
    }
    void check() override { commands << QStringLiteral("check"); }
    void look() override { commands << QStringLiteral("look"); }
    void lookAt(qint32 ledgerRow) override { note("lookAt", QString::number(ledgerRow)); }
    void raiseGate(const journal::GateChoices &of) override
    {
        gateChoices = of;
        commands << QStringLiteral("raiseGate");
    }
    void lowerGate() override { commands << QStringLiteral("lowerGate"); }
    void lookAtGate() override { commands << QStringLiteral("lookAtGate"); }
    void lookAtProtection(const TenantConfig &of) override
    {
        tenant = of;
        note("lookAtProtection", of.address.name());
    }
    void changeBreachedPasswords(const TenantConfig &of, run::SettingsChange::Way how,
        const protection::BreachedWish &wish) override
    {
        way = how;
        breachedWish = wish;
        note("changeBreachedPasswords", of.address.name());
    }
    void switchForceReset(const TenantConfig &of, bool on, const QString &text) override
    {
        denyText = text;
        note(on ? "forceResetOn" : "forceResetOff", of.address.name());
    }
    void countRotation(const TenantConfig &of, const gate::RotationContent &content) override
    {
        rotation = content;
        note("countRotation", of.address.name());
    }
    void switchRotationOn(
        const TenantConfig &of, const gate::RotationContent &content, qint64 number) override
    {
        rotation = content;
        confirmed = number;
        note("rotationOn", of.address.name());
    }
    void switchRotationOff(const TenantConfig &of) override
    {
        note("rotationOff", of.address.name());
    }
    void lowerGates(const TenantConfig &, const QStringList &names) override
    {
        note("lowerGates", names.join(u' '));
    }
    void rehearse() override { commands << QStringLiteral("rehearse"); }
    void plan(const PlanChoices &of, const plan::UserLists &named) override
    {
        choices = of;
        lists = named;
        commands << QStringLiteral("plan");
    }
    void run(const run::RunOptions &options) override
    {
        runOptions = options;
        commands << QStringLiteral("run");
    }
    void setPace(const pacing::PaceWish &wish) override
    {
        pace = wish;
        commands << QStringLiteral("setPace");
    }
    void pause() override { commands << QStringLiteral("pause"); }
    void cancel() override { commands << QStringLiteral("cancel"); }
    void settle(const QString &userId, run::Settled how) override
    {
        note(how == run::Settled::Done ? "settleDone" : "settleRepeat", userId);
    }
    [[nodiscard]] QByteArray practiceList(int users) const override
    {
        QByteArray bytes;
        for (int i = 0; i < users; ++i)
            bytes += "auth0|" + QByteArray::number(i) + '\n';
        return bytes;
    }
    void exportReport(const QString &incident, const QString &path, ReportFormat) override
    {
        reportOf = incident;
        note("exportReport", path);
    }
    void exportTickets(const QString &path) override { note("exportTickets", path); }
    void chooseMail(const std::optional<MailSettings> &settings) override { mail = settings; }
    void giveMailPassword(const MailSettings &settings, Secret password) override
    {
        secret = password.reveal().toByteArray();
        note("giveMailPassword", settings.user);
    }
    void sendTestLetter(const MailSettings &, const QString &to) override
    {
        note("sendTestLetter", to);
    }

    // Answers, as the program would give them.
    void begin(Task task)
    {
        m_task = task;
        emit taskChanged(task);
    }
    void end(run::End how = run::End::Done, const std::optional<Error> &error = {})
    {
        m_task = Task::None;
        emit taskChanged(Task::None);
        emit taskEnded(how, error);
    }
    void fail(Fault fault, const QString &detail = {})
    {
        const Task during = std::exchange(m_task, Task::None);
        emit taskChanged(Task::None);
        emit failed(during, {fault, detail});
    }
    void keep(SecretPlace place, credentials::Kind kind = credentials::Kind::ClientSecret)
    {
        emit credentialKept(place, kind);
    }
    void show(const QString &path, std::shared_ptr<journal::Ledger> ledger, bool createdHere = true)
    {
        emit ledgerReplaced(std::move(ledger));
        emit incidentOpened({path, createdHere});
    }

private:
    void note(const char *command, const QString &what)
    {
        commands << QLatin1StringView(command) + u' ' + what;
    }

    Task m_task = Task::None;
};

} // namespace bulkhead::ui
