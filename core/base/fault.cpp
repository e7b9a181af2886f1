// SPDX-License-Identifier: Apache-2.0
#include "base/fault.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

using Name = std::pair<Fault, QLatin1StringView>;
constexpr std::array names{
    Name{Fault::ListUnreadable, "list_unreadable"_L1},
    Name{Fault::ListEmpty, "list_empty"_L1},
    Name{Fault::ListBinary, "list_binary"_L1},
    Name{Fault::ListNoSuchColumn, "list_no_such_column"_L1},
    Name{Fault::ListColumnUnclear, "list_column_unclear"_L1},
    Name{Fault::ListNoIdentifier, "list_no_identifier"_L1},
    Name{Fault::IncidentMissing, "incident_missing"_L1},
    Name{Fault::IncidentExists, "incident_exists"_L1},
    Name{Fault::IncidentUnreadable, "incident_unreadable"_L1},
    Name{Fault::IncidentUnwritable, "incident_unwritable"_L1},
    Name{Fault::IncidentForeign, "incident_foreign"_L1},
    Name{Fault::IncidentNewer, "incident_newer"_L1},
    Name{Fault::IncidentDamaged, "incident_damaged"_L1},
    Name{Fault::IncidentBusy, "incident_busy"_L1},
    Name{Fault::IncidentDiskFull, "incident_disk_full"_L1},
    Name{Fault::NothingImported, "nothing_imported"_L1},
    Name{Fault::NotPlanned, "not_planned"_L1},
    Name{Fault::RunAlreadyStarted, "run_already_started"_L1},
    Name{Fault::AlreadyCancelled, "already_cancelled"_L1},
    Name{Fault::ConfirmMismatch, "confirm_mismatch"_L1},
    Name{Fault::ConfirmUsersMismatch, "confirm_users_mismatch"_L1},
    Name{Fault::UnknownUser, "unknown_user"_L1},
    Name{Fault::NothingToSettle, "nothing_to_settle"_L1},
    Name{Fault::TooManyUnknown, "too_many_unknown"_L1},
    Name{Fault::NobodyToTreat, "nobody_to_treat"_L1},
    Name{Fault::AddressInvalid, "address_invalid"_L1},
    Name{Fault::AddressInsecure, "address_insecure"_L1},
    Name{Fault::SecretMissing, "secret_missing"_L1},
    Name{Fault::SecretUnreadable, "secret_unreadable"_L1},
    Name{Fault::CaUnreadable, "ca_unreadable"_L1},
    Name{Fault::HostUnknown, "host_unknown"_L1},
    Name{Fault::Unreachable, "unreachable"_L1},
    Name{Fault::TlsUntrusted, "tls_untrusted"_L1},
    Name{Fault::ProxyAuthRequired, "proxy_auth_required"_L1},
    Name{Fault::TimedOut, "timed_out"_L1},
    Name{Fault::Redirected, "redirected"_L1},
    Name{Fault::NotATenant, "not_a_tenant"_L1},
    Name{Fault::CredentialsRefused, "credentials_refused"_L1},
    Name{Fault::ClientNotAuthorized, "client_not_authorized"_L1},
    Name{Fault::AudienceWrong, "audience_wrong"_L1},
    Name{Fault::GrantNotAllowed, "grant_not_allowed"_L1},
    Name{Fault::ScopeMissing, "scope_missing"_L1},
    Name{Fault::IssuerChanged, "issuer_changed"_L1},
    Name{Fault::TokenRefused, "token_refused"_L1},
    Name{Fault::PlanLacksFeature, "plan_lacks_feature"_L1},
    Name{Fault::RefusedRepeatedly, "refused_repeatedly"_L1},
    Name{Fault::ServerFailing, "server_failing"_L1},
    Name{Fault::OutputUnwritable, "output_unwritable"_L1},
    Name{Fault::KeychainUnavailable, "keychain_unavailable"_L1},
    Name{Fault::PracticeUnavailable, "practice_unavailable"_L1},
    Name{Fault::PrivateKeyUnreadable, "private_key_unreadable"_L1},
    Name{Fault::PrivateKeyEncrypted, "private_key_encrypted"_L1},
    Name{Fault::PrivateKeyUnsuitable, "private_key_unsuitable"_L1},
    Name{Fault::PastedTokenUnreadable, "pasted_token_unreadable"_L1},
    Name{Fault::PastedTokenEnded, "pasted_token_ended"_L1},
    Name{Fault::PastedTokenRefused, "pasted_token_refused"_L1},
    Name{Fault::NoTickets, "no_tickets"_L1},
    Name{Fault::TicketKeyMissing, "ticket_key_missing"_L1},
    Name{Fault::PreflightStop, "preflight_stop"_L1},
    Name{Fault::IsRehearsal, "is_rehearsal"_L1},
    Name{Fault::ListNoReason, "list_no_reason"_L1},
    Name{Fault::DenyTextUnfit, "deny_text_unfit"_L1},
    Name{Fault::StrandedUnchosen, "stranded_unchosen"_L1},
    Name{Fault::ActionNameTaken, "action_name_taken"_L1},
    Name{Fault::ActionBuildFailed, "action_build_failed"_L1},
    Name{Fault::ActionTooLong, "action_too_long"_L1},
    Name{Fault::TriggerFull, "trigger_full"_L1},
    Name{Fault::BindingsChanged, "bindings_changed"_L1},
    Name{Fault::ActionRefused, "action_refused"_L1},
    Name{Fault::GateNotUp, "gate_not_up"_L1},
    Name{Fault::ProtectionNotInPlan, "protection_not_in_plan"_L1},
    Name{Fault::SettingsRefused, "settings_refused"_L1},
    Name{Fault::SettingsNotTaken, "settings_not_taken"_L1},
    Name{Fault::SettingsChangedSince, "settings_changed_since"_L1},
    Name{Fault::NothingToUndo, "nothing_to_undo"_L1},
    Name{Fault::UndoUnwritable, "undo_unwritable"_L1},
    Name{Fault::UsersUncountable, "users_uncountable"_L1},
    Name{Fault::RotationUnconfirmed, "rotation_unconfirmed"_L1},
    Name{Fault::SettingsBusy, "settings_busy"_L1},
    Name{Fault::GateNeverUp, "gate_never_up"_L1},
    Name{Fault::ConnectionUnknown, "connection_unknown"_L1},
    Name{Fault::ExemptionMissing, "exemption_missing"_L1},
    Name{Fault::ConnectionStrands, "connection_strands"_L1},
    Name{Fault::MailServerWrong, "mail_server_wrong"_L1},
    Name{Fault::MailSenderWrong, "mail_sender_wrong"_L1},
    Name{Fault::MailTemplateUnfit, "mail_template_unfit"_L1},
    Name{Fault::MailPasswordMissing, "mail_password_missing"_L1},
    Name{Fault::MailServerUnreachable, "mail_server_unreachable"_L1},
    Name{Fault::MailServerUntrusted, "mail_server_untrusted"_L1},
    Name{Fault::MailServerClear, "mail_server_clear"_L1},
    Name{Fault::MailLoginRefused, "mail_login_refused"_L1},
    Name{Fault::MailSenderRefused, "mail_sender_refused"_L1},
    Name{Fault::MailServerFailing, "mail_server_failing"_L1},
    Name{Fault::MailRefusals, "mail_refusals"_L1},
    Name{Fault::MailLeavesPractice, "mail_leaves_practice"_L1},
};
static_assert(names.size() == faultCount);
static_assert(std::is_sorted(names.begin(), names.end(),
    [](const Name &one, const Name &other) { return one.first < other.first; }));

} // namespace

QString wireName(Fault fault)
{
    return names[size_t(fault)].second;
}

} // namespace bulkhead
