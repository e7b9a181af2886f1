// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace bulkhead::mail {

struct Mailbox
{
    QString name; // may be empty
    QString address;
};

// `address`, or `Name <address>`, with quotes around the name or without. Nothing when the address
// is not mailable or the name holds a line end.
[[nodiscard]] std::optional<Mailbox> mailbox(const QString &text);

// Whether a letter can be addressed to it (RFC 5321, with RFC 6531 for letters beyond ASCII): no
// control character or line end, which would begin another header or command, at most 254 bytes.
[[nodiscard]] bool isMailable(const QString &address);

// As they stand in a header: encoded where that is needed (RFC 2047), never a line end.
[[nodiscard]] QByteArray headerForm(const Mailbox &mailbox);
[[nodiscard]] QByteArray headerForm(const QString &text);

} // namespace bulkhead::mail
