// SPDX-License-Identifier: Apache-2.0
#include "mail/smtp_post.h"

#include "mail/smtp_line.h"

#include <QThread>

#include <algorithm>

namespace bulkhead::mail {

SmtpPost::SmtpPost(const MailSettings &settings, const Secret &password, int width)
    : m_home(std::make_unique<QObject>())
{
    for (int i = 0; i < width; ++i) {
        Line line{
            std::make_unique<QThread>(), new SmtpLine(settings, password.clone(), m_aborting)};
        line.worker->moveToThread(line.thread.get());
        QObject::connect(line.thread.get(), &QThread::finished, line.worker, &QObject::deleteLater);
        line.thread->start();
        m_lines.push_back(std::move(line));
    }
}

SmtpPost::~SmtpPost()
{
    m_aborting = true;
    for (Line &line : m_lines)
        line.thread->quit();
    for (Line &line : m_lines)
        line.thread->wait();
}

void SmtpPost::send(Letter &&letter, Done done)
{
    m_aborting = false;
    const auto free =
        std::find_if(m_lines.begin(), m_lines.end(), [](const Line &line) { return !line.busy; });
    Q_ASSERT(free != m_lines.end());
    free->busy = true;
    const auto index = size_t(free - m_lines.begin());
    auto shared = std::make_shared<Letter>(std::move(letter));
    QMetaObject::invokeMethod(free->worker,
        [this, worker = free->worker, index, shared, done = std::move(done)]() mutable {
            const Receipt receipt = worker->carry(*shared);
            shared.reset(); // wiped here, not where the answer is heard
            QMetaObject::invokeMethod(m_home.get(), [this, index, receipt, done] {
                m_lines[index].busy = false;
                done(receipt);
            });
        });
}

void SmtpPost::abortAll()
{
    m_aborting = true;
}

} // namespace bulkhead::mail
