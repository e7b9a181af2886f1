// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "composition/operation.h"
#include "composition/pace_wish.h"
#include "composition/passing_incident.h"
#include "desk/desk.h"
#include "practice/tenant.h"
#include "run/action_lowering.h"
#include "run/connection_check.h"
#include "window/credential_box.h"
#include "window/mail_box.h"

namespace bulkhead {

// What lives in the engine's thread: the incident, its transport and engine, the keychain and the
// practice tenant. Commands arrive as queued calls; answers leave through `tell`, which carries a
// function to the window's thread.
class EngineWorker : public QObject
{
    Q_OBJECT
public:
    using Tell = std::function<void(std::function<void()>)>;
    // `desk` is only touched inside what `tell` carries.
    EngineWorker(ui::Desk &desk, Tell tell);
    ~EngineWorker() override;

    void startPractice();
    void giveCredential(const TenantConfig &tenant, ui::GivenCredential given);
    void findCredential(const TenantConfig &tenant);
    void checkConnection(const TenantConfig &tenant);
    void createIncident(const QString &path, const TenantConfig &tenant);
    void openIncident(const QString &path);
    void closeIncident();
    void importFile(const QString &path, const QString &column);
    void importList(const QString &name, const QByteArray &bytes, const QString &column);
    void check();
    void plan(const PlanChoices &choices, const plan::UserLists &lists);
    void rehearse();
    void run(const run::RunOptions &options);
    void look();
    // `amid` what goes on; when that has ended meanwhile, its own end is the answer.
    void lookAt(qint32 row, bool amid);
    void raiseGate(const journal::GateChoices &choices);
    void lowerGate();
    void lookAtGate();
    void lookAtProtection(const TenantConfig &tenant);
    void changeBreachedPasswords(const TenantConfig &tenant, run::SettingsChange::Way way,
        const protection::BreachedWish &wish);
    void switchForceReset(const TenantConfig &tenant, bool on, const QString &denyText);
    void countRotation(const TenantConfig &tenant, const gate::RotationContent &content);
    void switchRotationOn(
        const TenantConfig &tenant, const gate::RotationContent &content, qint64 confirmed);
    void switchRotationOff(const TenantConfig &tenant);
    void lowerGates(const TenantConfig &tenant, const QStringList &names);
    void setPace(const pacing::PaceWish &wish);
    void pause();
    void cancel();
    void settle(const QString &userId, run::Settled how);
    void exportTickets(const QString &path);
    void chooseMail(const std::optional<MailSettings> &settings);
    void giveMailPassword(const MailSettings &settings, Secret password);
    void sendTestLetter(const MailSettings &settings, const QString &to);

    // Called in this thread when a practice tenant listens, with its list of users.
    std::function<void(QByteArray)> practiceListReady;

private:
    void openForReading(const QString &path, const Error &why);
    void adopt(std::unique_ptr<run::Incident> incident, bool createdHere);
    void importFrom(QIODevice &device, const QString &name, const QString &column);
    void flush();
    void replaceLedger();
    void findTicketKey(const run::RunOptions &options);
    void begin(const run::RunOptions &options);
    void testLetterSent(const MailSettings &settings, const mail::Receipt &receipt);
    [[nodiscard]] std::optional<MailSettings> mailSettings() const;
    [[nodiscard]] run::Engine *engineFor(run::Incident *incident, ui::Task task);
    void operate(ui::Task task, const std::function<void(run::Engine &)> &begin);
    void protect(const TenantConfig &tenant, const QStringList &scopes,
        const run::Engine::MakeActions &make, const run::Engine::MakeActions &then = {});
    void listed(const std::vector<run::ActionListing::Row> &rows);
    void lower(const TenantConfig &tenant, const run::ActionLowering::IsOurs &isOurs);
    [[nodiscard]] run::Engine::MakeActions rotationCounting(const gate::RotationContent &content);
    [[nodiscard]] Result<std::unique_ptr<run::ActionDriver>> rotationRaising(
        run::ActionDriver::Tools tools, const gate::RotationContent &content, qint64 confirmed);
    void endOperation();
    void rehearsed(run::End end, const std::optional<Error> &error);
    void writeTickets(const Secret &key, const QString &path);
    void ended(run::End end, std::optional<Error> error);
    [[nodiscard]] Result<> recordCancelled();
    void fail(ui::Task task, const Error &error);

    ui::Desk &m_desk;
    Tell m_tell;
    SystemClock m_clock;
    CredentialBox m_credentials;
    MailBox m_mail{m_credentials.keychain()};
    std::optional<MailSettings> m_mailWish; // for runs from now on
    std::shared_ptr<const run::Mail> m_testMail; // of the last test letter
    std::unique_ptr<practice::Tenant> m_practice;
    std::unique_ptr<auth0::HttpTransport> m_checkTransport;
    std::unique_ptr<run::ConnectionCheck> m_check;
    std::unique_ptr<run::Incident> m_incident;
    std::unique_ptr<run::Incident> m_rehearsal; // while one is on its way
    std::optional<PassingIncident> m_passing; // while a tenant is dealt with without one
    ui::ProtectionTold m_protection; // what was read of it so far
    std::vector<run::ActionListing::Row> m_rows; // its Actions, as listed last
    std::unique_ptr<Operation> m_operation; // after the incidents: it goes before them
    std::unique_ptr<PaceWishes> m_paceWishes; // while that one calls
    pacing::Shares m_shares; // as last wished for the open incident
    std::vector<journal::Entry> m_fresh; // recorded, not yet told
    bool m_flushPlanned = false;
};

} // namespace bulkhead
