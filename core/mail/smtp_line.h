// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mail/letter.h"
#include "mail/receipt.h"
#include "model/mail_settings.h"

#include <QObject>

#include <atomic>

namespace bulkhead::mail {

// One connection to a mail server. Lives in a thread of its own, because carry() blocks.
class SmtpLine : public QObject
{
public:
    SmtpLine(MailSettings settings, Secret password, const std::atomic<bool> &aborting);
    ~SmtpLine() override;

    [[nodiscard]] Receipt carry(const Letter &letter);

private:
    [[nodiscard]] bool prepare();

    MailSettings m_settings;
    Secret m_password;
    const std::atomic<bool> &m_aborting;
    void *m_curl = nullptr; // CURL, made in the thread that uses it
};

} // namespace bulkhead::mail
