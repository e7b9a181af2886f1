// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <optional>

namespace bulkhead::mail {

// What became of one letter.
enum class Fate : quint8 {
    Accepted, // by the mail server; whether it reaches the user is the mail's own affair
    Deferred, // this user's was refused for now (4xx)
    Refused, // this user's was refused for good (5xx)
    Unknown, // the final dot may have gone out, and no answer came back: never sent again silently
    NotSent, // nothing was handed over, for a reason that has nothing to do with this user
};

struct Receipt
{
    Fate fate = Fate::NotSent;
    QString words; // the server's last ones, on one line
    std::optional<Error> error{}; // exactly when NotSent
};

// How far a transfer came.
enum class Stage : quint8 {
    Connecting,
    Greeting, // also EHLO
    Starting, // TLS, from STARTTLS on
    Login,
    Sender, // MAIL FROM
    Recipient, // RCPT TO
    Content, // DATA was sent
    Ending, // the whole body was written: the final dot went out, or may have
};

// What libcurl's result code comes to (CURLcode, as far as it matters here).
enum class Ending : quint8 {
    Good,
    HostUnknown,
    NoConnection,
    TimedOut,
    Untrusted, // TLS failed, or the certificate is not vouched for
    Clear, // STARTTLS is not offered
    LoginDenied,
    Broken, // the connection ended, or the server refused: `reply` tells
};

struct Transfer
{
    Ending ending = Ending::Broken;
    Stage stage = Stage::Connecting;
    int reply = 0; // the code of the last reply; 0: none came. At Content 354 asks for the letter
    QString words{};
    QString server{}; // host:port, for errors
};

[[nodiscard]] Receipt receiptOf(const Transfer &transfer);

// Such an error may pass by itself. Others hold for every letter until a person sees to them.
[[nodiscard]] bool mayPass(Fault fault);

} // namespace bulkhead::mail
