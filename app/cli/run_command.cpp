// SPDX-License-Identifier: Apache-2.0
// run: the only command that writes to the tenant; or rehearses that.
#include "cli/command.h"
#include "cli/confirm.h"
#include "cli/findings.h"
#include "cli/mail_options.h"
#include "cli/output.h"
#include "cli/plan_choices.h"
#include "cli/tenant_command.h"
#include "cli/ticket_key.h"
#include "credentials/sealed.h"
#include "run/earlier_links.h"
#include "run/rehearsal.h"
#include "texts/earlier_links_text.h"
#include "texts/gate_text.h"
#include "texts/report_text.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

constexpr double unlimited = 1e9;

QStringList planNames()
{
    QStringList names;
    for (const pacing::PlanProfile &plan : pacing::planProfiles())
        names << QString::fromLatin1(plan.name.data(), qsizetype(plan.name.size()));
    return names;
}

run::EngineOptions engineOptionsFrom(Arguments &arguments)
{
    run::EngineOptions options;
    options.management.ceilingPercent = arguments.number("ceiling", 100, 1, 100);
    if (arguments.has("reserve"))
        options.management.reserve = arguments.number("reserve", 0, 0, unlimited);
    options.mailPerS = mailRateFrom(arguments);
    if (arguments.has("profile")) {
        options.plan = pacing::planNamed(arguments.value("profile").toStdString());
        if (!options.plan)
            arguments.wrong(tr("--profile takes one of: %1.").arg(planNames().join(u", "_s)));
    }
    const QString start = arguments.value("start");
    if (start == u"polite")
        options.management.start = pacing::Start::Polite;
    else if (!start.isEmpty() && start != u"burst")
        arguments.wrong(tr("--start is burst or polite."));
    return options;
}

std::optional<Error> refusalBeforeRun(const journal::Ledger &ledger, Arguments &arguments)
{
    if (ledger.isRehearsal())
        return Error{Fault::IsRehearsal, ledger.tenant().address.name()};
    if (ledger.state() == journal::IncidentState::Cancelled)
        return Error{Fault::AlreadyCancelled, {}};
    if (!ledger.planned())
        return Error{ledger.rowCount() > 0 ? Fault::NotPlanned : Fault::NothingImported, {}};
    const QString name = ledger.tenant().address.name();
    if (arguments.value("confirm") != name)
        return Error{Fault::ConfirmMismatch, name};
    const qint64 users = ledger.counts().users;
    const bool needed = users > usersWithoutNumber;
    if ((needed || arguments.has("confirm-users"))
        && arguments.value("confirm-users") != QString::number(users))
        return Error{Fault::ConfirmUsersMismatch, QString::number(users)};
    return std::nullopt;
}

void printEnd(const journal::Ledger &ledger)
{
    QStringList parts;
    for (const auto &[state, text] :
        {std::pair{StepState::Done, tr("%1 done")}, {StepState::Failed, tr("%1 failed")},
            {StepState::Unknown, tr("%1 unknown")}, {StepState::Skipped, tr("%1 skipped")},
            {StepState::Pending, tr("%1 pending")}, {StepState::Cancelled, tr("%1 cancelled")}})
        parts << text.arg(ledger.userTotal(state));
    printResult(tr("%1: %2.").arg(texts::userCount(ledger.userTotal()), parts.join(u", "))
        + practiceNote(ledger));
    if (ledger.gate().state == journal::GateState::Lost)
        printNote(texts::gateText(ledger.gate()));
}

// What stands in the way, each with what to do.
void sayStop(const journal::Ledger &ledger, const std::optional<Error> &error)
{
    if (error && error->fault == Fault::PreflightStop)
        printNote(findingLines(findingsOf(ledger), plan::Severity::Stop).join(u'\n'));
}

// Whoever gets a link by this run loses those of other incidents.
void sayEarlierLinks(const run::Incident &incident)
{
    for (const QString &line : texts::earlierLinkLines(
             run::earlierLinks(run::linkReceivers(incident.ledger()), incident.path())))
        printNote(line);
}

std::vector<Arguments::Option> runOptions()
{
    std::vector<Arguments::Option> options{
        {"confirm", "TENANT_NAME", "The tenant's name: this command changes it."},
        {"confirm-users", "N", "The number planned; needed above 1,000 users."},
        {"first", "N", "Treat N users, then stop for a look."},
        {"retry-failed", nullptr, "Take failed users up again."},
        {"without-gate", nullptr, "Go on although the gate cannot be renewed."},
        {"rehearse", nullptr, "Read all that a run reads and change nothing."},
        {"ceiling", "PERCENT", "Share of the tenant's rate to use at most."},
        {"reserve", "N", "Calls always left in the tenant's bucket for others."},
        {"start", "burst|polite", "Use the whole bucket at the start, or half."},
        {"profile", "NAME", "The tenant's plan, until its answers tell its limits."},
        {"mail-rate", "PER_S", "Reset e-mails a second at most, in place of the plan's rate."}};
    const auto letters = mailOptions();
    options.insert(options.end(), letters.begin(), letters.end());
    return options;
}

// Says and ends with what became of an operation on that incident.
ExitCode sayEnd(const Result<Ended> &ended, const journal::Ledger &ledger)
{
    if (!ended)
        return fail(ended.error());
    printEnd(ledger);
    sayStop(ledger, ended->error);
    if (!ended->error)
        return exitCode(ledger);
    const ExitCode code = fail(*ended->error);
    return ledger.state() == journal::IncidentState::Halted ? exitCode(ledger) : code;
}

ExitCode rehearse(
    TenantCommand &command, const run::EngineOptions &engineOptions, run::RunOptions options)
{
    const auto copy = run::makeRehearsal(command.incident(), command.clock());
    if (!copy)
        return fail(copy.error());
    options.rehearse = true;
    const auto &ledger = (*copy)->ledger();
    const auto ended = command.carryOut(
        [&](run::Engine &engine) { engine.run(options); }, engineOptions, copy->get());
    if (!ended)
        return fail(ended.error());
    sayStop(ledger, ended->error);
    if (ended->error)
        return fail(*ended->error);
    printEnd(ledger);
    printResult(tr("This was a rehearsal: nothing was changed. What would happen, user by user: "
                   "bulkhead-cli report %1 --format csv --out FILE")
                    .arg((*copy)->path()));
    return exitCode(ledger);
}

// False when a stop came first.
bool findTicketKey(TenantCommand &command, run::RunOptions &options)
{
    if (!command.ledger().choices().reset.testFlag(ResetMethod::Ticket))
        return true;
    auto key = ticketKey(command.ledger().id(), secrets::IfMissing::Make, command.stop());
    if (!key)
        return false;
    if (*key)
        options.ticketKey = std::make_shared<const Secret>(std::move(**key));
    else if (options.mail)
        // Only this process can open them.
        options.ticketKey = std::make_shared<const Secret>(credentials::newSealingKey());
    if (!*key && options.mail)
        printNote(
            tr("There is no keychain, so the links cannot be kept: if this run is broken off, "
               "those that are not delivered by then are lost."));
    else if (!*key)
        printNote(tr("There is no keychain, so the links cannot be kept: they are made, which "
                     "ends older links, and reach nobody."));
    return true;
}

} // namespace

ExitCode runCommand(const QStringList &given)
{
    TenantCommand command("run", runOptions());
    Arguments &arguments = command.arguments();
    if (!command.parse(given))
        return ExitCode::Usage;
    const run::EngineOptions engineOptions = engineOptionsFrom(arguments);
    run::RunOptions options{
        .first = arguments.count("first", 0, 1, qint64(unlimited)),
        .retryFailed = arguments.has("retry-failed"),
        .withoutGate = arguments.has("without-gate"),
    };
    if (!arguments.sound())
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const auto &ledger = command.ledger();
    if (const auto refused = refusalBeforeRun(ledger, arguments))
        return fail(*refused);
    const auto settings = mailSettingsFrom(arguments, ledger.mail());
    if (!settings)
        return fail(settings.error());
    const std::optional<MailSettings> &mail = *settings;
    if (mail && !mail::letterKind(ledger.choices(), *mail))
        arguments.wrong(tr("Letters bring the links of reset tickets, and this plan makes none; "
                           "--smtp-notices sends a notice of a random password or a flag."));
    if (!arguments.sound())
        return ExitCode::Usage;
    sayEarlierLinks(command.incident());
    if (arguments.has("rehearse"))
        return rehearse(command, engineOptions, options);
    if (mail) {
        auto found = findMail(*mail, command.stop());
        if (!found)
            return ExitCode::Interrupted;
        // A run that goes on revokes all the same; what is wrong is told at its end.
        const bool begun = ledger.runStarted() && !arguments.has("smtp-url");
        if (!*found && !begun)
            return fail(found->error());
        if (*found)
            options.mail = std::move(**found);
        else
            options.mailFault = found->error();
    }
    if (!findTicketKey(command, options))
        return ExitCode::Interrupted;
    const bool again = options.retryFailed && ledger.userTotal(StepState::Failed) > 0;
    const bool letters = mail && !ledger.mail();
    if (ledger.state() == journal::IncidentState::Finished && !again && !letters) {
        printEnd(ledger);
        return exitCode(ledger);
    }
    return sayEnd(
        command.carryOut([&](run::Engine &engine) { engine.run(options); }, engineOptions), ledger);
}
} // namespace bulkhead::cli
