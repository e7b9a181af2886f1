// SPDX-License-Identifier: Apache-2.0
// mail: tries the mail server that letters go by, and shows what they say.
#include "cli/command.h"
#include "cli/mail_options.h"
#include "cli/output.h"
#include "composition/mail_set_up.h"
#include "mail/sample.h"
#include "run/incident.h"

#include <QEventLoop>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

std::vector<Arguments::Option> optionsOf()
{
    auto options = mailOptions();
    options.insert(options.end(),
        {{"to", "ADDRESS", "Where the test letter goes."},
            {"user", "ID", "Whose letter is shown; otherwise the first user's."},
            {"language", "LANGUAGE", "Of the letter, in place of the user's own."},
            {"html", nullptr, "Show the HTML form."}});
    return options;
}

// Nothing when `stop` came first.
std::optional<mail::Receipt> sendOne(const run::Mail &mail, mail::Letter &&letter, StopWish &stop)
{
    std::optional<mail::Receipt> receipt;
    QEventLoop loop;
    mail.post->send(std::move(letter), [&](const mail::Receipt &told) {
        receipt = told;
        loop.quit();
    });
    stop.setStop([&] { mail.post->abortAll(); });
    loop.exec();
    stop.setStop({});
    return receipt;
}

ExitCode test(Arguments &arguments, const MailSettings &settings)
{
    const QString to = arguments.value("to");
    if (!mail::isMailable(to)) {
        arguments.wrong(tr("--to names the address that the test letter goes to."));
        return ExitCode::Usage;
    }
    StopWish stop;
    const auto found = findMail(settings, stop);
    if (!found)
        return ExitCode::Interrupted;
    if (!*found)
        return fail(found->error());
    const run::Mail &mail = ***found;
    const SystemClock clock;
    const auto receipt = sendOne(mail,
        mail::sampleLetter(settings, mail.texts, mail::LetterKind::Link,
            {arguments.value("language"), to, u"sample.invalid"_s, clock.utcMs()}),
        stop);
    if (receipt->error)
        return fail(*receipt->error);
    switch (receipt->fate) {
    case mail::Fate::Accepted:
        printResult(tr("%1 took the letter to %2. It said: %3")
                        .arg(nameOf(settings.server), to, receipt->words));
        return ExitCode::Done;
    case mail::Fate::Unknown:
        printNote(tr("The letter to %1 was sent, and the mail server's answer was lost.").arg(to));
        return ExitCode::Failed;
    default:
        printNote(
            tr("The mail server refused the letter to %1. It said: %2").arg(to, receipt->words));
        return ExitCode::Failed;
    }
}

qint32 rowToShow(const journal::Ledger &ledger, const QString &userId)
{
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const User user = ledger.user(row);
        if (userId.isEmpty() ? mail::isMailable(user.email) : user.userId == userId)
            return row;
    }
    return -1;
}

ExitCode preview(Arguments &arguments, MailSettings settings, const journal::Ledger &ledger)
{
    const qint32 row = rowToShow(ledger, arguments.value("user"));
    if (row < 0)
        return fail({Fault::UnknownUser, arguments.value("user")});
    const auto mail = mailSetUp(settings, Secret());
    if (!mail)
        return fail(mail.error());
    const User user = ledger.user(row);
    const QString language =
        arguments.has("language") ? arguments.value("language") : user.language;
    const SystemClock clock;
    const mail::Letter letter = mail::sampleLetter(settings, (*mail)->texts,
        mail::letterKind(ledger.choices(), settings).value_or(mail::LetterKind::Link),
        {language, user.email, ledger.tenant().address.name(), clock.utcMs()});
    const Secret &body = arguments.has("html") ? letter.html : letter.text;
    printResult(tr("From: %1").arg(settings.from));
    printResult(tr("To: %1").arg(letter.to));
    printResult(tr("Subject: %1").arg(letter.subject));
    printResult(QString());
    printResult(QString::fromUtf8(body.reveal()).trimmed());
    return ExitCode::Done;
}

} // namespace

ExitCode mailCommand(const QStringList &given)
{
    Arguments arguments("mail", "test | preview INCIDENT", optionsOf());
    if (!arguments.parse(given, 1, 2))
        return ExitCode::Usage;
    const QString what = arguments.positional(0);
    const bool shows = what == u"preview";
    if ((what != u"test" && !shows) || arguments.positionals().size() != (shows ? 2 : 1)) {
        arguments.wrong(tr("mail test, or mail preview INCIDENT."));
        return ExitCode::Usage;
    }
    std::optional<journal::Ledger> ledger;
    if (shows) {
        auto read = run::readLedger(journal::incidentPath(arguments.positional(1)));
        if (!read)
            return fail(read.error());
        ledger = std::move(*read);
    }
    const auto settings = mailSettingsFrom(arguments, ledger ? ledger->mail() : std::nullopt);
    if (!settings)
        return fail(settings.error());
    if (!*settings && arguments.sound())
        arguments.wrong(tr("--smtp-url names the mail server."));
    if (!arguments.sound())
        return ExitCode::Usage;
    return shows ? preview(arguments, **settings, *ledger) : test(arguments, **settings);
}

} // namespace bulkhead::cli
