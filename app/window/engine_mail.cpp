// SPDX-License-Identifier: Apache-2.0
// Letters by the organisation's mail server.
#include "mail/sample.h"
#include "window/engine_worker.h"

using namespace Qt::StringLiterals;

namespace bulkhead {

void EngineWorker::chooseMail(const std::optional<MailSettings> &settings)
{
    m_mailWish = settings;
}

void EngineWorker::giveMailPassword(const MailSettings &settings, Secret password)
{
    m_mail.give(settings, std::move(password));
}

void EngineWorker::sendTestLetter(const MailSettings &settings, const QString &to)
{
    m_mail.open(
        settings, [this, settings, to](const Result<std::shared_ptr<const run::Mail>> &mail) {
            if (!mail)
                return fail(ui::Task::SendingLetter, mail.error());
            m_testMail = *mail;
            m_testMail->post->send(
                mail::sampleLetter(settings, m_testMail->texts, mail::LetterKind::Link,
                    {{}, to, u"sample.invalid"_s, m_clock.utcMs()}),
                [this, settings](
                    const mail::Receipt &receipt) { testLetterSent(settings, receipt); });
        });
}

void EngineWorker::testLetterSent(const MailSettings &settings, const mail::Receipt &receipt)
{
    if (receipt.error)
        return fail(ui::Task::SendingLetter, *receipt.error);
    m_mail.accepted(settings);
    m_tell([this, receipt] { emit m_desk.letterSent(receipt); });
}

// The server that letters of this run go by, if any do.
std::optional<MailSettings> EngineWorker::mailSettings() const
{
    const auto &ledger = m_incident->ledger();
    const auto settings = m_mailWish ? m_mailWish : ledger.mail();
    return settings && mail::letterKind(ledger.choices(), *settings) ? settings : std::nullopt;
}

} // namespace bulkhead
