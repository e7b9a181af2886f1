// SPDX-License-Identifier: Apache-2.0
#include "secrets/desktop_keychain.h"

#include <qt6keychain/keychain.h>

#include <cstring>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead::secrets {
namespace {

Result<> outcome(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::NoError)
        return {};
    return failure(Fault::KeychainUnavailable, job.errorString());
}

Secret copyOf(const QByteArray &bytes)
{
    return Secret(QByteArray(bytes.constData(), bytes.size()));
}

// binaryData() shares the job's own buffer, and there is no other way to reach that one.
void wipeAnswer(const QKeychain::ReadPasswordJob &job)
{
    const QByteArray shared = job.binaryData();
    explicit_bzero(const_cast<char *>(shared.constData()), size_t(shared.size()));
}

} // namespace

DesktopKeychain::DesktopKeychain(Clock &clock, Patience patience)
    : m_clock(clock), m_patience(patience)
{
}

void DesktopKeychain::read(const QString &key, Found done)
{
    auto *job = new QKeychain::ReadPasswordJob(u"bulkhead"_s);
    start(job, key, [job, done = std::move(done)](const Result<> &ended) {
        if (job->error() == QKeychain::EntryNotFound)
            done(std::nullopt);
        else if (!ended)
            done(tl::unexpected(ended.error()));
        else
            done(copyOf(job->binaryData()));
    });
    // Also when the answer comes too late for anybody to want it.
    connect(job, &QKeychain::Job::finished, job, [job] { wipeAnswer(*job); });
}

void DesktopKeychain::write(const QString &key, const Secret &secret, Done done)
{
    auto *job = new QKeychain::WritePasswordJob(u"bulkhead"_s);
    QString text = QString::fromUtf8(secret.reveal());
    job->setTextData(text);
    explicit_bzero(text.data(), size_t(text.size()) * sizeof(QChar));
    start(job, key, std::move(done));
}

void DesktopKeychain::remove(const QString &key, Done done)
{
    auto *job = new QKeychain::DeletePasswordJob(u"bulkhead"_s);
    start(job, key, [job, done = std::move(done)](const Result<> &ended) {
        done(job->error() == QKeychain::EntryNotFound ? Result<>() : ended);
    });
}

// The job deletes itself when it has ended, never earlier: the backend keeps a bare pointer to it,
// so after a time-out, or without us, it runs on and nobody listens.
void DesktopKeychain::start(QKeychain::Job *job, const QString &key, Done done)
{
    const auto pending = std::make_shared<Done>(std::move(done)); // empty once answered
    const auto answer = [pending](const Result<> &result) {
        if (const Done waiting = std::exchange(*pending, nullptr))
            waiting(result);
    };
    job->setKey(key);
    job->setInsecureFallback(false);
    connect(job, &QKeychain::Job::finished, this,
        [answer](QKeychain::Job *ended) { answer(outcome(*ended)); });
    m_clock.after(m_patience.promptMs, this, [this, pending] {
        if (*pending)
            emit waitedForUser();
    });
    m_clock.after(m_patience.timeoutMs, this, [answer, seconds = m_patience.timeoutMs / 1000] {
        answer(failure(Fault::KeychainUnavailable, u"no answer in %1 s"_s.arg(seconds)));
    });
    job->start();
}

} // namespace bulkhead::secrets
