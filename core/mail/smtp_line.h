// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mail/letter.h"
#include "mail/receipt.h"
#include "model/mail_settings.h"

#include <atomic>

namespace bulkhead::mail {

// One connection to a mail server. Made and used in a thread of its own, because carry() blocks.
class SmtpLine
{
public:
    SmtpLine(MailSettings settings, Secret password, const std::atomic<bool> &aborting);
    ~SmtpLine();
    SmtpLine(const SmtpLine &) = delete;
    SmtpLine &operator=(const SmtpLine &) = delete;

    [[nodiscard]] Receipt carry(const Letter &letter);

private:
    [[nodiscard]] bool prepare();

    MailSettings m_settings;
    Secret m_password;
    const std::atomic<bool> &m_aborting;
    void *m_curl = nullptr; // CURL
};

} // namespace bulkhead::mail
