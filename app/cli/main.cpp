// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cli/output.h"
#include "secrets/hardening.h"

#include <QCoreApplication>

#include <utility>

using namespace bulkhead;
using namespace bulkhead::cli;

namespace {

constexpr const char *help =
    R"(Bulkhead contains an incident on an Auth0 tenant: it revokes the sessions and tokens
of the affected users and gets their passwords reset, at the tenant's pace, and proves it.

  bulkhead-cli drill                       the whole walk on a built-in practice tenant
  bulkhead-cli new      INCIDENT --tenant ADDRESS --client-id ID
  bulkhead-cli import   INCIDENT FILE...   the affected users: CSV, or one a line; - is stdin
  bulkhead-cli check    INCIDENT [--json]  is the tenant ready? Reads only; exit 4 if not
  bulkhead-cli plan     INCIDENT --scope everything|sessions|refresh-tokens|none --reset METHODS
                                           none, or password, flag and one of email, ticket
  bulkhead-cli run      INCIDENT --confirm TENANT_NAME
  bulkhead-cli pace     INCIDENT [--ceiling PERCENT] [--reserve N]
                                           what a run takes of the tenant's limit from now on
  bulkhead-cli look     INCIDENT           have the owners changed their passwords? Reads only
  bulkhead-cli gate     up|down|status INCIDENT
                                           closes the tenant to new tokens for all of them at once
  bulkhead-cli gate     list|down --tenant ADDRESS --client-id ID
                                           a gate whose incident file is not at hand
  bulkhead-cli protect  status --tenant ADDRESS --client-id ID
  bulkhead-cli protect  force-reset on|off --tenant ADDRESS --client-id ID
                                           the Action that obeys the force-reset flag
  bulkhead-cli protect  breached-passwords on|off|undo --tenant ADDRESS --client-id ID
                                           Auth0's Breached Password Detection
  bulkhead-cli settle   INCIDENT --user ID --as done|repeat
                                           what you found out about an unknown outcome
  bulkhead-cli status   INCIDENT [--json]
  bulkhead-cli report   INCIDENT --format csv|json --out FILE
  bulkhead-cli tickets  INCIDENT --out FILE
                                           the reset links that were made, for a mail merge
  bulkhead-cli mail     test --smtp-url URL --smtp-from ADDRESS --to ADDRESS
  bulkhead-cli mail     preview INCIDENT --smtp-url URL --smtp-from ADDRESS
                                           the letters that bring links: “run” sends them
  bulkhead-cli cancel   INCIDENT           gives up what has not been started
  bulkhead-cli practice                    serves the practice tenant by itself

Only “run”, “gate” and “protect” write to the tenant.
“bulkhead-cli COMMAND --help” tells a command's options.
The client secret comes from BULKHEAD_CLIENT_SECRET, --client-secret-file or the keychain; in its
place serve --private-key FILE, or for once a token of yours in BULKHEAD_MANAGEMENT_TOKEN.
The mail server's password comes from BULKHEAD_SMTP_PASSWORD or the keychain.
Exit codes: 0 done, 1 finished with failed or unknown users, or the gate is down, 2 wrong usage,
3 paused, unreachable or halted, can be resumed, 4 the tenant refused, 5 the incident file cannot
be used.)";

using Command = ExitCode (*)(const QStringList &);
constexpr std::pair<const char *, Command> commands[] = {
    {"practice", practiceCommand},
    {"drill", drillCommand},
    {"new", newCommand},
    {"import", importCommand},
    {"check", checkCommand},
    {"plan", planCommand},
    {"run", runCommand},
    {"pace", paceCommand},
    {"look", lookCommand},
    {"gate", gateCommand},
    {"protect", protectCommand},
    {"settle", settleCommand},
    {"cancel", cancelCommand},
    {"status", statusCommand},
    {"report", reportCommand},
    {"tickets", ticketsCommand},
    {"mail", mailCommand},
};

ExitCode dispatch(const QStringList &arguments)
{
    const QString name = arguments.value(1);
    if (name == u"--version") {
        printResult(QStringLiteral("bulkhead-cli " BULKHEAD_VERSION));
        return ExitCode::Done;
    }
    if (name == u"--help" || name == u"help") {
        printResult(cli::tr(help));
        return ExitCode::Done;
    }
    for (const auto &[command, function] : commands) {
        if (name == QLatin1StringView(command))
            return function(arguments.mid(2));
    }
    printNote(name.isEmpty()
            ? cli::tr(help)
            : cli::tr("bulkhead-cli has no command “%1”; --help lists them.").arg(name));
    return ExitCode::Usage;
}

} // namespace

int main(int argc, char **argv)
{
    secrets::hardenProcess();
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("bulkhead"));
    QCoreApplication::setApplicationVersion(QStringLiteral(BULKHEAD_VERSION));
    return int(dispatch(QCoreApplication::arguments()));
}
