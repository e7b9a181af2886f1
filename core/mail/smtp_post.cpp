// SPDX-License-Identifier: Apache-2.0
#include "mail/smtp_post.h"

#include "mail/smtp_line.h"

namespace bulkhead::mail {

SmtpPost::SmtpPost(const MailSettings &settings, const Secret &password, int width)
{
    for (int i = 0; i < width; ++i) {
        m_lines.emplace_back(
            [this, settings, own = password.clone()]() mutable { work(settings, std::move(own)); });
    }
}

SmtpPost::~SmtpPost()
{
    m_aborting = true;
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_wake.notify_all();
    for (std::thread &line : m_lines)
        line.join();
}

void SmtpPost::work(const MailSettings &settings, Secret password)
{
    SmtpLine line(settings, std::move(password), m_aborting);
    while (auto job = take()) {
        const Receipt receipt = line.carry(job->letter);
        QMetaObject::invokeMethod(
            &m_home, [receipt, done = std::move(job->done)] { done(receipt); },
            Qt::QueuedConnection);
    }
}

// Waits for one; nothing when the post closes.
std::optional<SmtpPost::Job> SmtpPost::take()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_closing || !m_jobs.empty(); });
    if (m_closing)
        return std::nullopt;
    Job job = std::move(m_jobs.front());
    m_jobs.pop_front();
    return job;
}

void SmtpPost::send(Letter &&letter, Done done)
{
    m_aborting = false;
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back({std::move(letter), std::move(done)});
    }
    m_wake.notify_one();
}

void SmtpPost::abortAll()
{
    m_aborting = true;
}

} // namespace bulkhead::mail
