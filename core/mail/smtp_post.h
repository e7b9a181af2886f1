// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mail/post.h"
#include "model/mail_settings.h"

#include <atomic>
#include <memory>
#include <vector>

class QThread;

namespace bulkhead::mail {

class SmtpLine;

// The real one, on libcurl: a few connections, each in a thread of its own and kept open between
// letters. TLS always, but for a server on this machine that offers none.
class SmtpPost final : public Post
{
public:
    SmtpPost(const MailSettings &settings, const Secret &password, int width = 4);
    ~SmtpPost() override;

    [[nodiscard]] int width() const override { return int(m_lines.size()); }
    void send(Letter &&letter, Done done) override;
    void abortAll() override;

private:
    struct Line
    {
        std::unique_ptr<QThread> thread;
        SmtpLine *worker;
        bool busy = false;
    };
    std::atomic<bool> m_aborting = false;
    std::unique_ptr<QObject> m_home; // where answers arrive
    std::vector<Line> m_lines;
};

} // namespace bulkhead::mail
