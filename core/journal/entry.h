// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/fault.h"
#include "model/measure.h"
#include "model/outcome.h"
#include "model/user.h"

#include <QString>

#include <optional>

namespace bulkhead::journal {

// The kinds of entry and what their columns mean. The numbers are the file format: append, never
// renumber. `text` is JSON where braces are shown.
enum class EntryKind : quint8 {
    Created = 1, // text {id, tenant, client_id, audience, ca_file, program}
    TenantSeen = 2, // text {issuer, practice}: frozen at the incident's first call
    Source = 3, // number = index of the source, text {name, column, sha256}
    Listed = 4, // row, code = IdentifierKind, number = line, text = the identifier as given;
                // reason = Rank::Priority when its list says that it comes first, else -1
    Duplicate = 5, // row = the first row with that identifier, number = line; reason as above
    Rejected = 6, // code = RejectReason, number = line, text = the input
    Resolved = 7, // row, code = Resolution, text {user_id, email, connections, traits,
                  // password_changed_ms, identities, last_login_ms, language} or {users: [..]};
                  // number = the row that already names this user, when Merged
    Planned = 8, // text {scope, reset, connection, reset_client_id, ...}
    RunStarted = 9, // a process takes the incident up
    Heartbeat = 10, // text {calls, pace_per_s, eta_s, limit}: for readers, every few seconds
    Intent = 11, // row, measure, number = attempt: a call is about to be sent. text = when, in
                 // milliseconds since 1970 by the tenant's own clock, of a mail, when known;
                 // of a letter its Message-ID;
                 // of a password whose user was found blocked, "blocked"; of
                 // the call that puts the block back, "blocked again"
    Answered = 12, // row, measure, code = Outcome, number = HTTP status: an answer, or none, that
                   // concludes nothing. The step is pending again, or Unknown when the tenant may
                   // have acted and the measure must not be done twice
    Concluded = 13, // row, measure, code = StepState, reason = Reason, number = HTTP status; text =
                    // the server's words, why a user is protected, or, of a password or flag that
                    // is done, the user's last_password_reset after it, UTC milliseconds; or, of
                    // a ticket that is done, {sha256, expires_ms} of its sealed link
    Reopened = 14, // row, measure: the operator takes a failed or unknown step up again
    RunEnded = 15, // code = RunEnd, reason = Fault when Halted, else -1; text = its detail
    Migrated = 16, // number = format version from here on, code = before, text = name of the copy
                   // that was made of the file as it was
    Surveyed = 17, // text {connections: [..], ..}: the tenant's settings, as read before a plan
    Ranked = 18, // row, number = Rank: this user's turn comes before those of a higher rank
    Looked = 19, // row, number = last_password_reset as read again, UTC milliseconds, 0: never;
                 // text {blocked, last_login_ms}, or nothing of earlier versions
    Rehearsal = 20, // this file is a copy in which a plan is rehearsed: no call in it changed
                    // anything
    Windowed = 21, // text {from_ms, to_ms}: from here on it is looked for what appeared inside that
                   // window; what was found in another one is forgotten
    Evidence = 22, // row, text {traits: [..]} or nothing: what appeared inside the window
    GateChosen = 23, // text {name, salt, deny_text, let_stranded_in, stranded_chosen,
                     // cut_off_ms, protected: [..]}
    GateIntent = 24, // code = GateStep, text {name, sha256} of the Action, or {before: [..]}, the
                     // bindings as they were: a call that changes the tenant's Actions is about to
                     // be sent
    GateAnswered = 25, // code = GateStep, reason = Outcome, number = HTTP status, text {name, id}:
                       // what came of it
    GateSeen = 26, // code = GateState Up, Down or Lost: read back from the tenant; text {lost:
                   // [..]}, bindings of others that went missing meanwhile
    MailChosen = 27, // text {server, from, ..}: from here on users get a letter by that mail
                     // server, which is a measure of its own
};
inline constexpr EntryKind lastEntryKind = EntryKind::MailChosen;

// What is done to the tenant's Actions, and how to undo it: Create by Delete, Update and Deploy by
// those of before, Bind by Unbind.
enum class GateStep : quint8 { Create, Update, Deploy, Bind, Unbind, Delete };
// Raising and Lowering: begun, and not seen to its end.
enum class GateState : quint8 { None, Raising, Up, Lowering, Down, Lost };

// The order of users. What is not ranked comes last.
enum class Rank : quint8 { Priority, LoggedIn, Rest };

enum class RunEnd : quint8 { Paused, Halted, Cancelled, Finished };

// One line of the journal. `seq`, `atMs` and the hash are given by the journal when it is written.
struct Entry
{
    EntryKind kind = EntryKind::Created;
    qint64 seq = 0;
    qint64 atMs = 0; // UTC
    qint32 row = -1; // affected-user row, from 0 in the order of listing
    int measure = -1; // Measure, or -1
    int code = 0;
    int reason = -1;
    qint64 number = 0;
    QString text{};
    // A secret that goes with it, sealed. It stands outside the chain, which covers what `text`
    // says of it, and is wiped when its time is over. Only written: sealedTexts() reads it.
    QByteArray sealed{};
    qint64 sealedUntilMs = 0; // UTC

    friend bool operator==(const Entry &, const Entry &) = default;
};

} // namespace bulkhead::journal
