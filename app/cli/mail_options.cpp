// SPDX-License-Identifier: Apache-2.0
#include "cli/mail_options.h"

#include "cli/keychain_wait.h"
#include "composition/mail_set_up.h"
#include "secrets/mail_password.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

constexpr double fastest = 1000;

QString absolute(const QString &path)
{
    return path.isEmpty() ? path : QFileInfo(path).absoluteFilePath();
}

} // namespace

std::vector<Arguments::Option> mailOptions()
{
    return {{"smtp-url", "URL", "Mail server that letters go by: smtp://HOST[:PORT] or smtps://."},
        {"smtp-from", "ADDRESS", "Sender of letters: an address, or Name <address>."},
        {"smtp-user", "NAME", "Login at the mail server; password: BULKHEAD_SMTP_PASSWORD."},
        {"smtp-xoauth2", nullptr, "That password is an OAuth 2.0 access token."},
        {"smtp-ca-file", "FILE", "Authority that vouches for the mail server (PEM)."},
        {"smtp-client-name", "NAME", "What this machine calls itself there."},
        {"smtp-reply-to", "ADDRESS", "Where answers go."},
        {"smtp-rate", "PER_S", "Letters a second at most; 5 otherwise."},
        {"smtp-contact", "TEXT", "Whom users may ask whether a letter is genuine."},
        {"smtp-templates", "DIR", "Own texts: link.LANGUAGE.txt, notice.LANGUAGE.txt."},
        {"smtp-notices", nullptr, "A notice without a link also with password and flag."}};
}

Result<std::optional<MailSettings>> mailSettingsFrom(
    Arguments &arguments, const std::optional<MailSettings> &remembered)
{
    if (!arguments.has("smtp-url")) {
        for (const Arguments::Option &option : mailOptions()) {
            if (arguments.has(option.name))
                arguments.wrong(tr("--%1 needs --smtp-url.").arg(QLatin1StringView(option.name)));
        }
        return remembered;
    }
    auto server = mailServerFrom(arguments.value("smtp-url"));
    if (!server)
        return tl::unexpected(server.error());
    if (!arguments.has("smtp-from"))
        arguments.wrong(tr("--smtp-from names the sender of letters."));
    return MailSettings{
        .server = *server,
        .user = arguments.value("smtp-user"),
        .from = arguments.value("smtp-from"),
        .replyTo = arguments.value("smtp-reply-to"),
        .caFile = absolute(arguments.value("smtp-ca-file")),
        .clientName = arguments.value("smtp-client-name"),
        .contact = arguments.value("smtp-contact"),
        .templates = absolute(arguments.value("smtp-templates")),
        .ratePerS = arguments.number("smtp-rate", MailSettings().ratePerS, 0.01, fastest),
        .xoauth2 = arguments.has("smtp-xoauth2"),
        .notices = arguments.has("smtp-notices"),
    };
}

std::optional<Result<std::shared_ptr<const run::Mail>>> findMail(
    const MailSettings &settings, StopWish &stop)
{
    const auto password = waitForKeychain<Secret>(stop,
        [&](auto &keychain, auto done) { secrets::findMailPassword(settings, keychain, done); });
    if (!password)
        return std::nullopt;
    if (!*password)
        return Result<std::shared_ptr<const run::Mail>>(tl::unexpected(password->error()));
    return mailSetUp(settings, **password);
}

} // namespace bulkhead::cli
