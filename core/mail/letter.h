// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "mail/mailbox.h"

namespace bulkhead::mail {

// One mail to one user, ready to be sent. Its text may hold a link that opens an account.
struct Letter
{
    Mailbox from;
    std::optional<Mailbox> replyTo;
    QString to; // mailable
    QString language; // BCP 47
    QString subject;
    QString messageId; // local@domain, without brackets
    qint64 dateMs = 0; // UTC
    Secret text; // UTF-8
    Secret html; // the same for those who read HTML, made from it
};

// Random, at the sender's domain: with it an administrator finds the letter in the server's log.
[[nodiscard]] QString newMessageId(const Mailbox &from);

} // namespace bulkhead::mail
