// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QJsonObject>
#include <QUrl>

namespace bulkhead {

// The organisation's own mail server, and how letters go through it. Frozen in the journal when a
// run begins to use it. Its password is no part of this.
struct MailSettings
{
    QUrl server; // smtp://host[:port] with STARTTLS, or smtps://host[:port]
    QString user{}; // empty: no login
    QString from{}; // address, or Name <address>
    QString replyTo{}; // as `from`; empty: none
    QString caFile{}; // PEM, beside the system's authorities
    QString clientName{}; // said in EHLO; empty: this machine's
    QString contact{}; // whom a user may ask whether the letter is genuine; empty: not named
    QString templates{}; // folder of LANGUAGE.txt in place of our own; empty: our own
    double ratePerS = 5;
    bool xoauth2 = false; // the password is an OAuth 2.0 access token
    bool notices = false; // also to those whose password or flag was set, without a link

    friend bool operator==(const MailSettings &, const MailSettings &) = default;
};

// smtp or smtps, a host, nothing behind it; MailServerWrong else. Ports: 587 and 465 when none is
// named.
[[nodiscard]] Result<QUrl> mailServerFrom(const QString &text);
// host:port, for people.
[[nodiscard]] QString nameOf(const QUrl &mailServer);
// Only a server on this machine may be spoken to in the clear.
[[nodiscard]] bool mayBeClear(const QUrl &mailServer);

[[nodiscard]] QJsonObject toJson(const MailSettings &settings);
[[nodiscard]] MailSettings mailSettingsFromJson(const QJsonObject &object);

} // namespace bulkhead
