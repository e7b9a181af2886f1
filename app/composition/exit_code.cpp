// SPDX-License-Identifier: Apache-2.0
#include "composition/exit_code.h"

namespace bulkhead {

ExitCode exitCode(Fault fault)
{
    switch (fault) {
    case Fault::IncidentUnreadable:
    case Fault::IncidentUnwritable:
    case Fault::IncidentForeign:
    case Fault::IncidentNewer:
    case Fault::IncidentDamaged:
    case Fault::IncidentBusy:
    case Fault::IncidentDiskFull: return ExitCode::BadFile;
    case Fault::HostUnknown:
    case Fault::Unreachable:
    case Fault::TlsUntrusted:
    case Fault::ProxyAuthRequired:
    case Fault::TimedOut:
    case Fault::Redirected:
    case Fault::NotATenant:
    case Fault::ServerFailing:
    case Fault::MailServerUnreachable:
    case Fault::MailServerUntrusted:
    case Fault::MailServerClear:
    case Fault::MailLoginRefused:
    case Fault::MailSenderRefused:
    case Fault::MailServerFailing:
    case Fault::MailRefusals:
    case Fault::PracticeUnavailable: return ExitCode::Interrupted;
    case Fault::CredentialsRefused:
    case Fault::ClientNotAuthorized:
    case Fault::AudienceWrong:
    case Fault::GrantNotAllowed:
    case Fault::ScopeMissing:
    case Fault::IssuerChanged:
    case Fault::TokenRefused:
    case Fault::PlanLacksFeature:
    case Fault::RefusedRepeatedly:
    case Fault::PastedTokenEnded:
    case Fault::PastedTokenRefused:
    case Fault::PreflightStop:
    case Fault::ActionNameTaken:
    case Fault::ActionBuildFailed:
    case Fault::TriggerFull:
    case Fault::BindingsChanged:
    case Fault::ActionRefused:
    case Fault::ProtectionNotInPlan:
    case Fault::SettingsRefused:
    case Fault::SettingsNotTaken:
    case Fault::UsersUncountable: return ExitCode::Refused;
    case Fault::GateNotUp:
    case Fault::GateNeverUp: return ExitCode::Failed;
    default: return ExitCode::Usage;
    }
}

ExitCode exitCode(const journal::Ledger &ledger)
{
    using journal::IncidentState;
    switch (ledger.state()) {
    case IncidentState::Finished:
        return ledger.userTotal(StepState::Failed) + ledger.userTotal(StepState::Unknown) > 0
                || ledger.gate().state == journal::GateState::Lost
            ? ExitCode::Failed
            : ExitCode::Done;
    case IncidentState::Cancelled: return ExitCode::Usage;
    case IncidentState::Halted: {
        const ExitCode code = exitCode(ledger.halt()->fault);
        return code == ExitCode::Usage ? ExitCode::Interrupted : code; // it can be resumed
    }
    default: return ExitCode::Interrupted;
    }
}

} // namespace bulkhead
