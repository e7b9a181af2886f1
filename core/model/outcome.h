// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace bulkhead {

// What one call came to, decided once, near the wire. What follows from it (the verdict) is the
// retry policy's business and is never mixed in here.
enum class Outcome : quint8 {
    Done, // accepted by the tenant (200, 201, 202, 204 as the endpoint says)
    NotFound, // 404 of the API
    Refused, // 400 and other 4xx: this user, this request, will not go through
    Forbidden, // 403 that is about this user or this tenant's plan
    ScopeMissing, // 403 insufficient_scope: the token lacks a permission, for everybody
    Unauthorized, // 401: the token is not accepted
    Throttled, // 429: not processed, costs the user nothing
    Unreachable, // not sent: no route, refused, TLS or name failure before the request
    ServerFailed, // 5xx: processed or not, nobody can tell
    Redirected, // 3xx: never followed, the token would travel along
    Malformed, // an answer that the endpoint never gives (wrong type, not the API)
    Unknown, // sent, and no trustworthy answer came back
    // Of a mail server only, never of a call
    Deferred, // 4xx for this user: not taken now
    Undelivered, // it took nothing just then, whoever it is for
};
inline constexpr Outcome lastOutcome = Outcome::Undelivered;

// After such an outcome the tenant may or may not have acted.
[[nodiscard]] constexpr bool mayHaveActed(Outcome outcome)
{
    return outcome == Outcome::Unknown || outcome == Outcome::ServerFailed
        || outcome == Outcome::Malformed;
}

enum class StepState : quint8 { Pending, Done, Failed, Skipped, Unknown, Cancelled };

// Why a step stands as it stands; wire names go into reports.
enum class Reason : quint8 {
    None,
    UserNotFound,
    SeveralUsers,
    NoPasswordConnection,
    NoEmail,
    Refused,
    Forbidden,
    PlanLacksFeature,
    ServerFailed,
    NoAnswer,
    RevocationFailed,
    Redirected,
    Malformed,
    SettledByOperator,
    Cancelled,
    SettledByLog,
    Protected, // on the list of those whom no step touches
    ContactChanged, // e-mail, factor, passkey or identity new since the attack: a link may reach
                    // the attacker
    SharedAddresses, // the connection's e-mails are not unique: change_password does not work
    NoPasswordLogin, // the connection takes no passwords
    CustomDatabase, // passwords are the customer's own store's, which has no script to change them
    PolicyTooLong, // the connection asks for more than the 72 bytes that Auth0 keeps of a password
    PasswordRejected, // two random ones, against the connection's policy
    BlockNotRestored, // the new password lifted the user's block, which could not be put back
    TicketNotKept, // no keychain, so that the link could not be encrypted
    Excluded, // left out of the plan by decision
    NoSelfService, // the connection has "Forgot password" off; whether change_password works there
                   // nevertheless is not documented
    NoLink, // nothing to deliver: the ticket's link was not kept, or its time is over
    AddressUnfit, // no letter can be addressed to it
    MailRefused, // by the mail server, for this user
    MailDeferred, // the mail server put this user off, again and again
};
inline constexpr Reason lastReason = Reason::MailDeferred;

[[nodiscard]] QString wireName(Outcome outcome);
[[nodiscard]] QString wireName(StepState state);
[[nodiscard]] QString wireName(Reason reason);

} // namespace bulkhead
