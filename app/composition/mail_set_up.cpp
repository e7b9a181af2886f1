// SPDX-License-Identifier: Apache-2.0
#include "composition/mail_set_up.h"

#include "mail/smtp_post.h"

using namespace Qt::StringLiterals;

namespace bulkhead {
Result<std::shared_ptr<const run::Mail>> mailSetUp(
    const MailSettings &settings, const Secret &password)
{
    if (!mail::mailbox(settings.from))
        return failure(Fault::MailSenderWrong, settings.from);
    if (!settings.replyTo.isEmpty() && !mail::mailbox(settings.replyTo))
        return failure(Fault::MailSenderWrong, settings.replyTo);
    auto texts = mail::LetterTexts::read(settings.templates);
    if (!texts)
        return tl::unexpected(texts.error());
    auto post = std::make_shared<mail::SmtpPost>(settings, password);
    return std::make_shared<const run::Mail>(
        run::Mail{settings, std::move(post), std::move(*texts)});
}

} // namespace bulkhead
