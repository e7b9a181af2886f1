// SPDX-License-Identifier: Apache-2.0
#include "model/outcome.h"

using namespace Qt::StringLiterals;

namespace bulkhead {

QString wireName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Done: return u"done"_s;
    case Outcome::NotFound: return u"not_found"_s;
    case Outcome::Refused: return u"refused"_s;
    case Outcome::Forbidden: return u"forbidden"_s;
    case Outcome::ScopeMissing: return u"scope_missing"_s;
    case Outcome::Unauthorized: return u"unauthorized"_s;
    case Outcome::Throttled: return u"throttled"_s;
    case Outcome::Unreachable: return u"unreachable"_s;
    case Outcome::ServerFailed: return u"server_failed"_s;
    case Outcome::Redirected: return u"redirected"_s;
    case Outcome::Malformed: return u"malformed"_s;
    case Outcome::Unknown: return u"unknown"_s;
    case Outcome::Deferred: return u"deferred"_s;
    case Outcome::Undelivered: return u"undelivered"_s;
    }
    Q_UNREACHABLE();
}

QString wireName(StepState state)
{
    switch (state) {
    case StepState::Pending: return u"pending"_s;
    case StepState::Done: return u"done"_s;
    case StepState::Failed: return u"failed"_s;
    case StepState::Skipped: return u"skipped"_s;
    case StepState::Unknown: return u"unknown"_s;
    case StepState::Cancelled: return u"cancelled"_s;
    }
    Q_UNREACHABLE();
}

QString wireName(Reason reason)
{
    switch (reason) {
    case Reason::None: return QString();
    case Reason::UserNotFound: return u"user_not_found"_s;
    case Reason::SeveralUsers: return u"several_users"_s;
    case Reason::NoPasswordConnection: return u"no_password_connection"_s;
    case Reason::NoEmail: return u"no_email"_s;
    case Reason::Refused: return u"refused"_s;
    case Reason::Forbidden: return u"forbidden"_s;
    case Reason::PlanLacksFeature: return u"plan_lacks_feature"_s;
    case Reason::ServerFailed: return u"server_failed"_s;
    case Reason::NoAnswer: return u"no_answer"_s;
    case Reason::RevocationFailed: return u"revocation_failed"_s;
    case Reason::Redirected: return u"redirected"_s;
    case Reason::Malformed: return u"malformed_answer"_s;
    case Reason::SettledByOperator: return u"settled_by_operator"_s;
    case Reason::Cancelled: return u"cancelled"_s;
    case Reason::SettledByLog: return u"settled_by_log"_s;
    case Reason::Protected: return u"protected"_s;
    case Reason::ContactChanged: return u"contact_changed"_s;
    case Reason::SharedAddresses: return u"shared_addresses"_s;
    case Reason::NoPasswordLogin: return u"no_password_login"_s;
    case Reason::CustomDatabase: return u"custom_database"_s;
    case Reason::PolicyTooLong: return u"policy_too_long"_s;
    case Reason::PasswordRejected: return u"password_rejected"_s;
    case Reason::BlockNotRestored: return u"block_not_restored"_s;
    case Reason::TicketNotKept: return u"ticket_not_kept"_s;
    case Reason::Excluded: return u"excluded"_s;
    case Reason::NoSelfService: return u"no_self_service"_s;
    case Reason::NoLink: return u"no_link"_s;
    case Reason::AddressUnfit: return u"address_unfit"_s;
    case Reason::MailRefused: return u"mail_refused"_s;
    case Reason::MailDeferred: return u"mail_deferred"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead
