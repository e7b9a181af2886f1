// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead {

// Why a command or a run could not go on. A code, never a sentence: ui/texts turns each one into
// what happened, what it means for containment and what to do, and a test holds that set complete.
// The numbers stand in incident files: append, never renumber.
enum class Fault {
    // Lists
    ListUnreadable,
    ListEmpty,
    ListBinary,
    ListNoSuchColumn,
    ListColumnUnclear,
    ListNoIdentifier,
    // Incident file
    IncidentMissing,
    IncidentExists,
    IncidentUnreadable,
    IncidentUnwritable,
    IncidentForeign,
    IncidentNewer,
    IncidentDamaged,
    IncidentBusy,
    IncidentDiskFull,
    // Wrong order or wrong words
    NothingImported,
    NotPlanned,
    RunAlreadyStarted,
    AlreadyCancelled,
    ConfirmMismatch,
    ConfirmUsersMismatch,
    UnknownUser,
    NothingToSettle,
    // Planning
    TooManyUnknown,
    NobodyToTreat,
    // Reaching the tenant
    AddressInvalid,
    AddressInsecure,
    SecretMissing,
    SecretUnreadable,
    CaUnreadable,
    HostUnknown,
    Unreachable,
    TlsUntrusted,
    ProxyAuthRequired,
    TimedOut,
    Redirected,
    NotATenant,
    // The tenant refuses
    CredentialsRefused,
    ClientNotAuthorized,
    AudienceWrong,
    GrantNotAllowed,
    ScopeMissing,
    IssuerChanged,
    TokenRefused,
    PlanLacksFeature,
    RefusedRepeatedly,
    ServerFailing,
    // This machine
    OutputUnwritable,
    KeychainUnavailable,
    PracticeUnavailable,
    // What the program shows the tenant
    PrivateKeyUnreadable,
    PrivateKeyEncrypted,
    PrivateKeyUnsuitable,
    PastedTokenUnreadable,
    PastedTokenEnded,
    PastedTokenRefused,
    // Reset tickets
    NoTickets,
    TicketKeyMissing,
    // Before the first call
    PreflightStop,
    IsRehearsal,
    // Lists again
    ListNoReason,
    // The gate and other Actions in the tenant
    DenyTextUnfit,
    StrandedUnchosen,
    ActionNameTaken,
    ActionBuildFailed,
    ActionTooLong,
    TriggerFull,
    BindingsChanged,
    ActionRefused,
    GateNotUp,
    // Protection that stays in the tenant
    ProtectionNotInPlan,
    SettingsRefused,
    SettingsNotTaken,
    SettingsChangedSince,
    NothingToUndo,
    UndoUnwritable,
    UsersUncountable,
    RotationUnconfirmed,
    SettingsBusy,
    // The gate again
    GateNeverUp,
    ConnectionUnknown,
    ExemptionMissing,
    ConnectionStrands,
    // The organisation's own mail server
    MailServerWrong,
    MailSenderWrong,
    MailTemplateUnfit,
    MailPasswordMissing,
    MailServerUnreachable,
    MailServerUntrusted,
    MailServerClear,
    MailLoginRefused,
    MailSenderRefused,
    MailServerFailing,
    MailRefusals,
    MailLeavesPractice,
};

inline constexpr int faultCount = static_cast<int>(Fault::MailLeavesPractice) + 1;

// snake_case, for scripts: status --json.
[[nodiscard]] QString wireName(Fault fault);

// `detail` is data for the sentence (a path, a host, the server's words), already free of secrets.
struct Error
{
    Fault fault;
    QString detail;

    friend bool operator==(const Error &, const Error &) = default;
};

} // namespace bulkhead
