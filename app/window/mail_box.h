// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/mailing.h"
#include "secrets/keychain.h"

#include <QHash>

namespace bulkhead {

// The mail servers' passwords, until the program ends; one that a server has taken goes on living
// in the keychain.
class MailBox
{
public:
    using Found = std::function<void(Result<std::shared_ptr<const run::Mail>>)>;
    // The keychain outlives the box.
    explicit MailBox(secrets::Keychain &keychain) : m_keychain(keychain) { }

    void give(const MailSettings &settings, Secret password);
    // Sets everything up with what was given, or is in the keychain. `done` comes later.
    void open(const MailSettings &settings, Found done);
    // The server has taken a letter.
    void accepted(const MailSettings &settings);

private:
    secrets::Keychain &m_keychain;
    QHash<QString, std::shared_ptr<Secret>> m_given; // by keychain key
};

} // namespace bulkhead
