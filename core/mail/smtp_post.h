// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "mail/post.h"
#include "model/mail_settings.h"

#include <QObject>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <vector>

namespace bulkhead::mail {

// The real one, on libcurl: a few connections, each in a thread of its own and kept open between
// letters. TLS always, but for a server on this machine that offers none.
class SmtpPost final : public Post
{
public:
    SmtpPost(const MailSettings &settings, const Secret &password, int width = 4);
    // Breaks off what is on its way, and waits for that: a second at most.
    ~SmtpPost() override;

    [[nodiscard]] int width() const override { return int(m_lines.size()); }
    void send(Letter &&letter, Done done) override;
    void abortAll() override;

private:
    struct Job
    {
        Letter letter;
        Done done;
    };
    void work(const MailSettings &settings, Secret password);
    [[nodiscard]] std::optional<Job> take();

    QObject m_home; // where answers arrive
    std::atomic<bool> m_aborting = false;
    std::mutex m_mutex; // guards the next three
    std::condition_variable m_wake;
    std::deque<Job> m_jobs;
    bool m_closing = false;
    // Not of Qt: to be joined means that nothing of them is left, libcrypto's memory included.
    std::vector<std::thread> m_lines;
};

} // namespace bulkhead::mail
