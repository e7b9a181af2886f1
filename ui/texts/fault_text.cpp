// SPDX-License-Identifier: Apache-2.0
#include "texts/fault_text.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

struct Row
{
    Fault fault;
    const char *happened; // %1 is the detail; “: %1” goes where there is none
    const char *meaning;
    const char *todo;
    const char *typed = nullptr; // what to do where commands are typed, when that differs
};

#define T(text) QT_TRANSLATE_NOOP("faults", text)
const char *const nothingSent = T("Nothing was sent to the tenant.");
const char *const nothingImported = T("Nothing was added to the incident.");
const char *const runStopped =
    T("What was accepted so far is recorded; nothing more is being done.");
const char *const fileUntouched = T("The file was left as it is.");
const char *const actionsUntouched = T("The tenant's Actions were left as they are.");
const char *const settingsUntouched = T("The tenant's settings were left as they are.");
const char *const noLetter = T("No letter was sent.");
const char *const lettersWait =
    T("Revocation is not touched by it. Letters that are left wait; nobody gets one twice.");
const char *const gateNotUp = T("It does not stand at the tenant's door.");

constexpr Row rows[] = {
    {Fault::ListUnreadable, T("The list cannot be read: %1."), nothingImported,
        T("Check the path and the permissions, then import again.")},
    {Fault::ListEmpty, T("The list is empty: %1."), nothingImported,
        T("Check that the export finished and that this is the right file.")},
    {Fault::ListBinary, T("This is not a text file: %1."), nothingImported,
        T("Save the list as CSV or as plain text with one user a line.")},
    {Fault::ListNoSuchColumn, T("The list has no such column; it has: %1."), nothingImported,
        T("Choose one of these columns."), T("Name one of these columns with --column.")},
    {Fault::ListColumnUnclear,
        T("None of the columns can be told to hold user ids or e-mail addresses: %1."),
        nothingImported, T("Choose the column."), T("Name the column with --column.")},
    {Fault::ListNoIdentifier,
        T("The list holds no user id and no e-mail address where they were looked for: %1."),
        nothingImported, T("A user id looks like auth0|5f7c…; an address needs an @.")},
    {Fault::ListNoReason, T("Nobody says why these are left out: %1."),
        T("A report that cannot tell why somebody was not treated is of no use."),
        T("Fill in a column “reason”, or give one reason for all."),
        T("Fill in a column “reason”, or say why with --exclude-reason.")},
    {Fault::IncidentMissing, T("There is no incident file at %1."), nothingSent,
        T("Check the path, or start a new incident."),
        T("Check the path, or make the file with “new”.")},
    {Fault::IncidentExists, T("There is a file at %1 already."), fileUntouched,
        T("Choose another name, or go on with the existing incident.")},
    {Fault::IncidentUnreadable, T("The incident file cannot be read: %1."), nothingSent,
        T("Check its permissions; if it was copied, copy it again.")},
    {Fault::IncidentUnwritable, T("The incident file cannot be written: %1."), runStopped,
        T("Make the folder writable or copy the file to one that is, then go on.")},
    {Fault::IncidentForeign, T("This is not an incident file of Bulkhead: %1."), fileUntouched,
        T("Check the path.")},
    {Fault::IncidentNewer, T("The incident file was written by a newer Bulkhead (format %1)."),
        fileUntouched, T("Open it with that version or a later one.")},
    {Fault::IncidentDamaged, T("The incident file is damaged at entry %1."), fileUntouched,
        T("Work on a good copy; keep this file, its readable part is still evidence.")},
    {Fault::IncidentBusy, T("Another process is working on this incident: %1."), nothingSent,
        T("Wait until it has ended, or pause it there."),
        T("Wait until it has ended, or pause it there. “status” and “report” work meanwhile.")},
    {Fault::IncidentDiskFull, T("The disk is full: %1."), runStopped,
        T("Make room, then go on; nothing is lost.")},
    {Fault::NothingImported, T("The incident has no list of affected users yet: %1."), nothingSent,
        T("Import a list first.")},
    {Fault::NotPlanned, T("The incident has no plan yet: %1."), nothingSent,
        T("Make the plan first; it shows what a run will do.")},
    {Fault::RunAlreadyStarted, T("This plan has already been started: %1."), nothingSent,
        T("For a longer list or another plan make a new incident.")},
    {Fault::AlreadyCancelled, T("This incident was cancelled: %1."), nothingSent,
        T("Start a new incident to treat the users that are left.")},
    {Fault::ConfirmMismatch, T("The confirmed tenant is not the planned one, which is %1."),
        nothingSent, T("Type the tenant's name exactly if it is the right tenant.")},
    {Fault::ConfirmUsersMismatch, T("The plan treats %1 users; that number was not confirmed."),
        nothingSent, T("Check the number, then type it exactly."),
        T("Check the number, then give it with --confirm-users.")},
    {Fault::UnknownUser, T("The incident has no such user: %1."), nothingSent,
        T("Take the user_id from the report.")},
    {Fault::NothingToSettle, T("That user has no step of unknown outcome: %1."), nothingSent,
        T("Look at the report; only unknown steps can be settled.")},
    {Fault::TooManyUnknown,
        T("The tenant does not know %1 of the listed users. Is this the right tenant?"),
        T("No plan was made and nothing was changed in the tenant."),
        T("Check the tenant and the list. If both are right, allow unknown users and plan again."),
        T("Check the tenant and the list. If both are right, plan again with --allow-unknown.")},
    {Fault::NobodyToTreat, T("There is nobody to treat: %1 of the listed users are unknown."),
        T("No plan was made and nothing was changed in the tenant."),
        T("Check the tenant, the list and its column.")},
    {Fault::AddressInvalid, T("This is not a tenant's address: %1."), nothingSent,
        T("Give it as acme.eu.auth0.com or https://acme.eu.auth0.com.")},
    {Fault::AddressInsecure,
        T("This address would send the credentials over the network in the clear: %1."),
        nothingSent, T("Use https. Plain http is for a practice tenant on this machine only.")},
    {Fault::SecretMissing, T("There is no client secret. Looked in: %1."), nothingSent,
        T("Type it under Tenant."),
        T("Set BULKHEAD_CLIENT_SECRET, or give --client-secret-file or --private-key, or save it "
          "from the window.")},
    {Fault::SecretUnreadable, T("The client secret cannot be read: %1."), nothingSent,
        T("Check the file and its permissions.")},
    {Fault::CaUnreadable, T("The file of authorities holds no usable certificate: %1."),
        nothingSent, T("Give a PEM file.")},
    {Fault::HostUnknown, T("The host %1 cannot be found."), runStopped,
        T("Check the tenant's address and this machine's network and name service.")},
    {Fault::Unreachable, T("The tenant cannot be reached: %1."), runStopped,
        T("Check the network, then start again; it goes on where it stopped.")},
    {Fault::TlsUntrusted, T("The certificate of the tenant is not trusted: %1."), runStopped,
        T("If a proxy of your organisation inspects traffic, name its CA file under Tenant; "
          "otherwise do not go on, somebody may be listening."),
        T("If a proxy of your organisation inspects traffic, give its authority with "
          "--ca-file; otherwise do not go on, somebody may be listening.")},
    {Fault::ProxyAuthRequired, T("The proxy wants a user name and a password: %1."), runStopped,
        T("Set the system's proxy with credentials, or go around it.")},
    {Fault::TimedOut, T("The tenant did not answer in time: %1."), runStopped,
        T("Check the network, then start again; it goes on where it stopped.")},
    {Fault::Redirected, T("The tenant sends us to another place: %1."), runStopped,
        T("Use the tenant's canonical address; redirects are never followed, because the "
          "token would travel along.")},
    {Fault::NotATenant, T("What answers there is not an Auth0 tenant: %1."), runStopped,
        T("Check the address; a proxy or a sign-in page may be in the way.")},
    {Fault::CredentialsRefused,
        T("The tenant refuses the client id, or the secret or key with it: %1."), runStopped,
        T("Check both in the Dashboard under Applications; with a private key, check its "
          "algorithm and that its public half is registered there.")},
    {Fault::ClientNotAuthorized, T("The application may not use the Management API: %1."),
        runStopped,
        T("Authorize it in the Dashboard under APIs, Auth0 Management API, Machine to "
          "Machine.")},
    {Fault::AudienceWrong, T("The tenant does not know the audience: %1."), runStopped,
        T("With a custom domain, the audience is https://TENANT.REGION.auth0.com/api/v2/."),
        T("With a custom domain, give --audience https://TENANT.REGION.auth0.com/api/v2/.")},
    {Fault::GrantNotAllowed, T("The application may not ask for tokens by client credentials: %1."),
        runStopped, T("Allow that grant type in the application's advanced settings.")},
    {Fault::ScopeMissing, T("The token lacks permissions: %1."), runStopped,
        T("Grant them to the application in the Dashboard under APIs, Auth0 Management API, "
          "then start again; it goes on where it stopped.")},
    {Fault::IssuerChanged,
        T("Another tenant is named than the one that belongs to this address: %1."), runStopped,
        T("Do not go on before it is clear why; a new tenant needs a new incident.")},
    {Fault::TokenRefused, T("The tenant refuses a token that it has just issued: %1."), runStopped,
        T("Check the audience and the clock of this machine, then start again.")},
    {Fault::PlanLacksFeature, T("The tenant's subscription lacks this feature: %1."),
        T("The users concerned were not revoked this way."),
        T("Choose another scope; session endpoints need an Enterprise plan.")},
    {Fault::RefusedRepeatedly, T("The tenant forbids one user after the other: %1."), runStopped,
        T("Check the application's permissions and the tenant's plan, then start again.")},
    {Fault::ServerFailing, T("The tenant keeps failing: %1."), runStopped,
        T("See Auth0's status page; start again later, it goes on where it stopped.")},
    {Fault::OutputUnwritable, T("The file cannot be written: %1."), T("The incident is unharmed."),
        T("Choose another place with enough room.")},
    {Fault::KeychainUnavailable, T("The keychain of this desktop cannot be used: %1."),
        T("The secret is kept until the program ends, and nowhere else."),
        T("Start and unlock the keychain to have it remembered.")},
    {Fault::IsRehearsal, T("This is a rehearsal; nothing in it has changed anything: %1."),
        nothingSent, T("Run the incident that it was made from.")},
    {Fault::NoTickets, T("This incident's plan makes no reset tickets: %1."), nothingSent,
        T("Plan with reset tickets in a new incident.")},
    {Fault::TicketKeyMissing,
        T("The key of these links is not in the keychain of this machine: %1."),
        T("The links are in the file, and nobody can read them without it."),
        T("Ask for them on the machine that made them, under the same account.")},
    {Fault::PracticeUnavailable, T("The practice tenant cannot start: %1."), nothingSent,
        T("Close the program that holds its port, then try again."), T("Choose another --port.")},
    {Fault::PrivateKeyUnreadable, T("There is no private key in PEM to be read at %1."),
        nothingSent, T("Give the RSA private key whose public half the application has.")},
    {Fault::PrivateKeyEncrypted, T("The private key is encrypted with a passphrase: %1."),
        nothingSent,
        T("Give an unencrypted copy that only you can read, as “openssl pkey” makes it; Bulkhead "
          "asks for no passphrase.")},
    {Fault::PrivateKeyUnsuitable, T("This private key cannot be used: %1."), nothingSent,
        T("Auth0 takes RSA keys of 2048 bits or more; give one of these.")},
    {Fault::PastedTokenUnreadable, T("What was pasted is not a Management API token: %1."),
        nothingSent,
        T("Copy the whole token from the Dashboard, under APIs, Auth0 Management API, API "
          "Explorer; it begins with eyJ."),
        T("Copy the whole token from the Dashboard, under APIs, Auth0 Management API, API "
          "Explorer, into BULKHEAD_MANAGEMENT_TOKEN; it begins with eyJ.")},
    {Fault::PastedTokenEnded, T("The life of the pasted Management API token is over: %1."),
        runStopped, T("Paste a new one under Tenant, then go on; nothing is lost."),
        T("Put a new one into BULKHEAD_MANAGEMENT_TOKEN and start again; it goes on where it "
          "stopped.")},
    {Fault::PastedTokenRefused, T("The tenant does not take the pasted Management API token: %1."),
        runStopped, T("Paste a new one of this tenant under Tenant, then go on; nothing is lost."),
        T("Put a new one of this tenant into BULKHEAD_MANAGEMENT_TOKEN and start again; it goes on "
          "where it stopped.")},
    {Fault::PreflightStop, T("The tenant is not ready for this plan: %1."), nothingSent,
        T("Mend what the check says, then check again; or make another plan."),
        T("Mend it and run “check” again, which says more about each; or make another plan.")},
    {Fault::DenyTextUnfit, T("This text does not tell a refused user the way back in: %1."),
        nothingSent,
        T("Name a help desk, a reset page, an address or a number in it, in at most 300 signs.")},
    {Fault::StrandedUnchosen,
        T("Of the affected users, so many could never get past the gate by themselves: %1."),
        nothingSent, T("Choose whether the gate refuses them or lets them pass."),
        T("Add --stranded deny, and let the help desk see to them, or --stranded pass.")},
    {Fault::ActionNameTaken, T("The tenant has an Action of this name that is not ours: %1."),
        actionsUntouched, T("Rename or delete it in the Dashboard, under Actions, Library."),
        T("Rename or delete it in the Dashboard, under Actions, Library; if it is an older gate "
          "of yours, “gate list --tenant” and “gate down --tenant” take it down.")},
    {Fault::ActionBuildFailed, T("The tenant could not build the Action: %1."), gateNotUp,
        T("Try again; the run can go on without the gate.")},
    {Fault::ActionTooLong, T("The protected users alone fill an Action, so many are they: %1."),
        nothingSent, T("Shorten the list of the protected.")},
    {Fault::TriggerFull, T("The tenant's login flow takes no more Actions: %1."), gateNotUp,
        T("Unbind one that is not needed, or shorten the list; the run can go on without it.")},
    {Fault::BindingsChanged,
        T("Somebody else changes the Actions of the login flow at the same time: %1."), gateNotUp,
        T("Look at Actions, Triggers, post-login in the Dashboard, agree with them, then try "
          "again.")},
    {Fault::ActionRefused, T("The tenant refuses to change its Actions: %1."), gateNotUp,
        T("Check its Actions in the Dashboard; the run can go on without the gate.")},
    {Fault::GateNotUp, T("The gate is not up: %1."),
        T("Affected users whose turn has not come can still get new tokens."),
        T("Put it up, or look at the tenant's Actions first."), T("Put it up with “gate up”.")},
    {Fault::ProtectionNotInPlan,
        T("The tenant's subscription does not include this protection: %1."), settingsUntouched,
        T("Breached Password Detection needs a Professional or Enterprise plan, the enhanced "
          "method the Attack Protection add-on; choose the standard method, or ask Auth0.")},
    {Fault::SettingsRefused, T("The tenant refuses these settings: %1."), settingsUntouched,
        T("Check them in the Dashboard, under Security, Attack Protection.")},
    {Fault::SettingsNotTaken, T("The tenant does not show the settings that it was given: %1."),
        T("What stands there is not what was asked for."),
        T("Look at Security, Attack Protection in the Dashboard, then try again.")},
    {Fault::SettingsChangedSince,
        T("Somebody has changed these settings after this program did: %1."), settingsUntouched,
        T("Agree with them; their change is overwritten only if you say so."),
        T("Agree with them; --overwrite brings back what stood there before all the same.")},
    {Fault::NothingToUndo, T("This program has no change of these settings to undo: %1."),
        settingsUntouched, T("What it changes from this account, it can undo from this account.")},
    {Fault::UndoUnwritable, T("What stood there before cannot be kept in, or read from, %1."),
        T("Nothing is changed unless that is kept first; “protect status” tells what is set now."),
        T("Make the folder writable, or move a damaged file away, then try again.")},
    {Fault::UsersUncountable, T("The tenant does not let its users be counted: %1."),
        T("Without a count nobody knows whom this would refuse, so nothing was changed."),
        T("Look at what the application may do, then try again.")},
    {Fault::RotationUnconfirmed, T("So many users would have to change their password today: %1."),
        actionsUntouched, T("If that is what you want, type this number."),
        T("If that is what you want, say so with --confirm-users and this number.")},
    {Fault::SettingsBusy,
        T("Another Bulkhead on this account changes these settings at the same time: %1."),
        settingsUntouched, T("Wait until it has ended, then try again.")},
    {Fault::GateNeverUp, T("This incident has no gate: %1."),
        T("Affected users whose turn has not come can still get new tokens."), T("Put it up."),
        T("Put it up with “gate up”.")},
    {Fault::ConnectionUnknown, T("The tenant has no database connection of this name: %1."),
        nothingSent, T("Check the name in the Dashboard, under Authentication, Database.")},
    {Fault::ExemptionMissing,
        T("This refuses everybody in a whole connection, and nobody is protected: %1."),
        nothingSent, T("Name those who must get in, your own account first."),
        T("Name those who must get in with --protect, your own account first; or add "
          "--confirm-no-exemption 'NO EXEMPTION'.")},
    {Fault::ConnectionStrands,
        T("In such a connection nobody could get past the gate without help: %1."), nothingSent,
        T("Choose whether the gate refuses these users or lets them pass."),
        T("Add --stranded deny, and let the help desk see to them, or --stranded pass, which "
          "leaves "
          "the connection out.")},
    {Fault::MailServerWrong, T("This is not a mail server's address: %1."), noLetter,
        T("It looks like smtp://mail.example.com:587, or smtps:// where TLS comes first.")},
    {Fault::MailSenderWrong, T("No letter can be sent from this address: %1."), noLetter,
        T("Give an address, or a name and an address: Security <security@example.com>.")},
    {Fault::MailTemplateUnfit, T("This text cannot be used for letters: %1."), noLetter,
        T("It begins with “Subject: …” and an empty line. One with a link has {link} in a "
          "paragraph of its own and names {host}, so that users can check where it leads.")},
    {Fault::MailPasswordMissing, T("There is no password for the mail server's user: %1."),
        noLetter, T("Type it on the Tenant page."),
        T("Set BULKHEAD_SMTP_PASSWORD, or type it in the window once, which keeps it.")},
    {Fault::MailServerUnreachable, T("The mail server cannot be reached: %1."), lettersWait,
        T("Check its name, its port and the network, then resume.")},
    {Fault::MailServerUntrusted,
        T("The mail server is not who it says, or nobody vouches for it: %1."), lettersWait,
        T("Give the file of the authority that vouches for it, or mend its certificate.")},
    {Fault::MailServerClear, T("The mail server offers no encryption: %1."), lettersWait,
        T("Use the port where it offers STARTTLS, or smtps://.")},
    {Fault::MailLoginRefused, T("The mail server refused the login: %1."), lettersWait,
        T("Check its user and password, then resume.")},
    {Fault::MailSenderRefused, T("The mail server does not let us send from that address: %1."),
        lettersWait, T("Use a sender that this user of the server owns, then resume.")},
    {Fault::MailServerFailing, T("The mail server takes no letters: %1."), lettersWait,
        T("Look at the mail server, then resume.")},
    {Fault::MailRefusals,
        T("The mail server refused five of the last hundred letters for good: %1."), lettersWait,
        T("Read its words before it refuses all; mend the cause, then resume.")},
    {Fault::MailLeavesPractice,
        T("This is a practice tenant, and %1 is a real mail server: its invented users get no "
          "letters there."),
        noLetter, T("Practise with a mail server on this computer, or without letters.")},
};
#undef T

QString translated(const char *text)
{
    return QCoreApplication::translate("faults", text);
}

QString withDetail(QString sentence, QString detail)
{
    if (detail.isEmpty())
        return sentence.remove(QRegularExpression(u"(:| at| at entry) %1"_s));
    if (detail.endsWith(u'.'))
        detail.chop(1); // the sentence has its own
    return sentence.arg(detail);
}

} // namespace

Explanation explain(const Error &error, Surface surface)
{
    for (const Row &row : rows) {
        if (row.fault != error.fault)
            continue;
        const bool typed = surface == Surface::Terminal && row.typed != nullptr;
        return {withDetail(translated(row.happened), error.detail), translated(row.meaning),
            translated(typed ? row.typed : row.todo)};
    }
    return {};
}

QString oneLine(const Error &error, Surface surface)
{
    const Explanation all = explain(error, surface);
    return all.happened + u' ' + all.meaning + u' ' + all.todo;
}

} // namespace bulkhead::texts
