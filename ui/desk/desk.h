// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "journal/ledger.h"
#include "mail/receipt.h"
#include "pacing/pace_wish.h"
#include "plan/user_lists.h"
#include "run/connection_check.h"
#include "run/engine.h"
#include "run/found_gates.h"
#include "run/import.h"
#include "run/protection_look.h"
#include "run/rotation_count.h"
#include "run/rotation_state.h"
#include "run/settings_change.h"
#include "run/settle.h"

#include <QObject>

#include <memory>
#include <vector>

namespace bulkhead::ui {

// What the desk is doing; one thing at a time.
enum class Task {
    None,
    StartingPractice,
    Checking,
    Opening,
    Importing,
    Planning,
    Running,
    Settling,
    Exporting,
    Closing,
    Surveying, // the open incident's tenant, before or after a plan
    Looking, // whether owners have changed their passwords
    Rehearsing,
    Gating, // the incident's gate goes up or comes down, or is looked at
    Protecting, // what stays in the tenant is read or changed
    SendingLetter, // a test letter
};

// Where what the tenant is shown is kept.
enum class SecretPlace { Nowhere, Memory, Keychain };
// What a person gives for it, in the order of credentials::Kind.
using GivenCredential =
    std::variant<credentials::ClientSecret, credentials::KeyFile, credentials::ManagementToken>;

struct OpenedIncident
{
    QString path;
    bool createdHere = true; // false: ask before its first call, and show its CA file
    // When it is on a practice tenant: on the one of this program, not on one started by hand.
    bool builtInPractice = true;
    std::optional<Error> readOnly = {}; // why the file can only be read, if so
};

enum class ReportFormat { Csv, Json, Html };

// A run of the plan that only read, on a copy of the incident.
struct Rehearsed
{
    std::shared_ptr<journal::Ledger> ledger; // what would happen, as far as it came
    QString path; // of the copy
    run::End end = run::End::Done;
    std::optional<Error> error = {};
};

// Reset links that were handed out.
struct TicketsWritten
{
    QString path;
    qint64 links = 0;
    qint64 expired = 0; // or were never kept
    qint64 unreadable = 0; // with this keychain's key
};

// What protects a tenant, as far as it was read anew.
struct ProtectionTold
{
    std::optional<run::OwnActionState> forceReset = {};
    std::optional<run::SettingsTold> breached = {};
    std::optional<run::RotationState> rotation = {};
    std::optional<run::RotationCount::Counted> rotationCount = {};
    std::optional<run::DatabasesTold> databases = {};
    std::optional<std::vector<run::FoundGate>> gates = {};

    // What was asked was stopped before anything was known.
    [[nodiscard]] bool isEmpty() const
    {
        return !forceReset && !breached && !rotation && !rotationCount && !databases && !gates;
    }
};

// It makes calls, and ends when it is paused.
[[nodiscard]] constexpr bool makesCalls(Task task)
{
    return task == Task::Running || task == Task::Planning || task == Task::Surveying
        || task == Task::Looking || task == Task::Rehearsing || task == Task::Gating
        || task == Task::Protecting;
}

// Everything the window can ask for. Commands return at once; the work is done in another thread
// and answered by signals in this one. Implemented by the program, and by fakes in tests.
class Desk : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] virtual Task task() const = 0;

    // A practice tenant inside this program; answers practiceStarted. With the address of an
    // earlier one it comes back there, so that an unfinished drill can be resumed.
    virtual void startPractice() = 0;
    // For that client of that tenant: kept in memory until the program ends, and a secret in the
    // keychain as well once the tenant has taken it. Answers credentialKept, or failed (Task::None)
    // when the key's file is none.
    virtual void giveCredential(const TenantConfig &tenant, GivenCredential given) = 0;
    // Looks for what was given or kept earlier; answers credentialKept.
    virtual void findCredential(const TenantConfig &tenant) = 0;
    // Reads only. Answers connectionChecked.
    virtual void checkConnection(const TenantConfig &tenant) = 0;

    // Answer incidentOpened, after which `live` has the incident's ledger.
    virtual void createIncident(const QString &path, const TenantConfig &tenant) = 0;
    // One that is damaged or cannot be written is opened for reading.
    virtual void openIncident(const QString &path) = 0;
    virtual void closeIncident() = 0; // the file is one again when the task has ended
    // A list from a file, or pasted as text. Answers imported.
    virtual void importFile(const QString &path, const QString &column) = 0;
    virtual void importList(
        const QString &name, const QByteArray &bytes, const QString &column) = 0;
    // Reads how the tenant is set up, for plan/preflight.h; answers taskEnded.
    virtual void check() = 0;
    // `lists` names single users. Answers taskEnded.
    virtual void plan(const PlanChoices &choices, const plan::UserLists &lists) = 0;
    virtual void rehearse() = 0; // the plan, reading only; answers rehearsed
    virtual void run(const run::RunOptions &options) = 0; // answers taskEnded
    virtual void look() = 0; // reads again when passwords were changed; answers taskEnded
    // Reads that user of the open incident again at once, also in mid-run. Answers userLooked, or
    // only taskEnded or failed when what goes on ends first; taskEnded as well when nothing did.
    virtual void lookAt(qint32 ledgerRow) = 0;
    // The open incident's gate; each answers taskEnded.
    virtual void raiseGate(const journal::GateChoices &choices) = 0;
    virtual void lowerGate() = 0;
    virtual void lookAtGate() = 0; // whether it stands as it was put up
    // What stays in a tenant, also without an incident; each answers protectionTold.
    virtual void lookAtProtection(const TenantConfig &tenant) = 0;
    virtual void changeBreachedPasswords(const TenantConfig &tenant, run::SettingsChange::Way way,
        const protection::BreachedWish &wish) = 0;
    virtual void switchForceReset(const TenantConfig &tenant, bool on, const QString &denyText) = 0;
    // Reads all users of the tenant, and changes nothing.
    virtual void countRotation(
        const TenantConfig &tenant, const gate::RotationContent &content) = 0;
    // Counts again, and switches it on while `confirmed` still is the number: else
    // RotationUnconfirmed.
    virtual void switchRotationOn(
        const TenantConfig &tenant, const gate::RotationContent &content, qint64 confirmed) = 0;
    virtual void switchRotationOff(const TenantConfig &tenant) = 0;
    // Of whichever incidents these Actions are; none of their files hears of it.
    virtual void lowerGates(const TenantConfig &tenant, const QStringList &names) = 0;
    // From now on, for this incident as long as it is open.
    virtual void setPace(const pacing::PaceWish &wish) = 0;
    virtual void pause() = 0;
    virtual void cancel() = 0; // in mid-run, or of a paused incident
    // What a person found out about a user's unknown outcome; answers settled.
    virtual void settle(const QString &userId, run::Settled how) = 0;
    // A list of the practice tenant's users for those who have none at hand.
    [[nodiscard]] virtual QByteArray practiceList(int users) const = 0;
    // Of that incident file, which may be a rehearsal; answers reportWritten.
    virtual void exportReport(
        const QString &incident, const QString &path, ReportFormat format) = 0;
    virtual void exportTickets(const QString &path) = 0; // answers ticketsWritten
    // The server that letters of runs from now on go by; nothing: what the incident remembers.
    virtual void chooseMail(const std::optional<MailSettings> &settings) = 0;
    // For that user of that server: kept in memory until the program ends, and in the keychain as
    // well once the server has taken a letter.
    virtual void giveMailPassword(const MailSettings &settings, Secret password) = 0;
    virtual void sendTestLetter(const MailSettings &settings, const QString &to) = 0; // letterSent

signals:
    void taskChanged(bulkhead::ui::Task task);
    void practiceStarted(const bulkhead::TenantConfig &tenant);
    // The answer, and again when the keychain has taken a secret.
    void credentialKept(bulkhead::ui::SecretPlace place, bulkhead::credentials::Kind kind);
    void connectionChecked(const bulkhead::run::ConnectionReport &report);
    void incidentOpened(const bulkhead::ui::OpenedIncident &incident);
    void imported(const bulkhead::run::ImportSummary &summary);
    void taskEnded(bulkhead::run::End end, const std::optional<bulkhead::Error> &error);
    void rehearsed(const bulkhead::ui::Rehearsed &what);
    void userLooked(const bulkhead::run::UserLook &look);
    void settled();
    void protectionTold(const bulkhead::ui::ProtectionTold &what);
    void ticketsWritten(const bulkhead::ui::TicketsWritten &what);
    void reportWritten(const QString &path);
    void letterSent(const bulkhead::mail::Receipt &receipt); // the test letter, or refused
    // Whatever was asked last did not work; nothing was lost.
    void failed(bulkhead::ui::Task task, const bulkhead::Error &error);

    // The incident as it is: a new ledger, then what was recorded since, every 100 ms at most.
    void ledgerReplaced(std::shared_ptr<bulkhead::journal::Ledger> ledger);
    void recorded(const std::vector<bulkhead::journal::Entry> &entries);
    void progressed(const bulkhead::run::Progress &progress);
};

} // namespace bulkhead::ui
