// SPDX-License-Identifier: Apache-2.0
// plan and run: what calls the tenant.
#include "cli/command.h"
#include "cli/engine_host.h"
#include "cli/findings.h"
#include "cli/output.h"
#include "cli/plan_choices.h"
#include "cli/ticket_key.h"
#include "cli/user_lists.h"
#include "run/advice.h"
#include "run/rehearsal.h"
#include "texts/advice_text.h"
#include "texts/lives_on.h"
#include "texts/plan_text.h"
#include "texts/report_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

constexpr qint64 usersWithoutNumber = 1000;
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
    if (arguments.has("mail-rate"))
        options.mailPerS = arguments.number("mail-rate", 0, 0.01, unlimited);
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

QString practiceNote(const journal::Ledger &ledger)
{
    return ledger.practice() ? tr("\nThis is a practice tenant: no real user is touched.")
                             : QString();
}

void printAdvice(const journal::Ledger &ledger)
{
    const auto groups = run::advise(ledger);
    if (!groups.empty())
        printResult(tr("What to know of single users:"));
    for (const plan::AdviceGroup &group : groups) {
        QString line = u"  "_s + texts::groupText(group);
        if (group.canBeOverridden() && !group.skipped.empty())
            line += tr(" (--override %1 passes over it.)").arg(wireName(reasonOf(group.advice)));
        printResult(line);
    }
}

QJsonArray adviceJson(const journal::Ledger &ledger)
{
    QJsonArray array;
    for (const plan::AdviceGroup &group : run::advise(ledger)) {
        QJsonArray skipped;
        for (const Measure measure : group.skipped)
            skipped << wireName(measure);
        array << QJsonObject{{u"advice"_s, wireName(group.advice)}, {u"users"_s, group.users},
            {u"skipped"_s, skipped}, {u"can_be_overridden"_s, group.canBeOverridden()}};
    }
    return array;
}

void printPlan(const run::Incident &incident)
{
    const auto &ledger = incident.ledger();
    const qint64 users = ledger.counts().users;
    printResult(texts::planSummary(ledger.choices(), ledger.counts()).join(u'\n'));
    const auto findings = findingLines(findingsOf(ledger), plan::Severity::Warning);
    if (!findings.isEmpty())
        printResult(tr("Before the run:") + u"\n  "_s + findings.join(u"\n  "));
    printAdvice(ledger);
    printResult(tr("What stays alive:"));
    printResult(u"  "_s + texts::staysAlive(ledger.choices()).join(u"\n  ") + practiceNote(ledger));
    printResult(
        tr("To carry it out: bulkhead-cli run %1 --confirm %2%3")
            .arg(incident.path(), ledger.tenant().address.name(),
                users > usersWithoutNumber ? u" --confirm-users %1"_s.arg(users) : QString()));
}

void printPlanJson(const journal::Ledger &ledger)
{
    QJsonObject plan = toJson(ledger.choices(), ledger.counts());
    plan.insert(u"schema"_s, 1);
    plan.insert(u"tenant"_s, ledger.tenant().address.name());
    plan.insert(u"practice"_s, ledger.practice());
    plan.insert(u"findings"_s, findingsJson(findingsOf(ledger)));
    plan.insert(u"advice"_s, adviceJson(ledger));
    printJson(plan);
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
}

// What stands in the way, each with what to do.
void sayStop(const journal::Ledger &ledger, const std::optional<Error> &error)
{
    if (error && error->fault == Fault::PreflightStop)
        printNote(findingLines(findingsOf(ledger), plan::Severity::Stop).join(u'\n'));
}

ExitCode rehearse(run::Incident &incident, const CredentialFiles &files,
    const run::EngineOptions &engineOptions, run::RunOptions options, StopWish &stop, Clock &clock)
{
    const auto copy = run::makeRehearsal(incident, clock);
    if (!copy)
        return fail(copy.error());
    options.rehearse = true;
    const auto &ledger = (*copy)->ledger();
    const auto ended = runOperation(**copy, files, engineOptions, stop, clock,
        [&](run::Engine &engine) { engine.run(options); });
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

} // namespace

ExitCode planCommand(const QStringList &given)
{
    std::vector<Arguments::Option> more = userListOptions();
    more.insert(more.end(), {jsonOption, secretFileOption, privateKeyOption, keyAlgorithmOption});
    Arguments arguments("plan", "INCIDENT", planOptions(more));
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    const CredentialFiles files = credentialFilesFrom(arguments);
    const auto choices = choicesFrom(arguments);
    if (!choices)
        return ExitCode::Usage;
    const auto lists = userListsFrom(arguments);
    if (!lists)
        return fail(lists.error());
    if (!arguments.sound())
        return ExitCode::Usage;
    SystemClock clock;
    StopWish stop;
    const auto incident =
        run::Incident::open(journal::incidentPath(arguments.positional(0)), clock);
    if (!incident)
        return fail(incident.error());
    const auto &ledger = (*incident)->ledger();
    if (const auto open = run::mayStillChange(ledger); !open)
        return fail(open.error());
    if (ledger.rowCount() == 0)
        return fail({Fault::NothingImported, {}});
    if (choices->window.isKnown())
        printNote(tr("With --since it is also read what changed in each account: up to two calls "
                     "more for each of %1 rows.")
                      .arg(ledger.rowCount()));
    const auto ended = runOperation(**incident, files, {}, stop, clock,
        [&](run::Engine &engine) { engine.plan(*choices, *lists); });
    if (!ended)
        return fail(ended.error());
    if (ended->error)
        return fail(*ended->error);
    if (ended->end == run::End::Paused) {
        printNote(tr("Paused; who was looked up is recorded. “plan” goes on from there."));
        return ExitCode::Interrupted;
    }
    for (const QString &line : notOnTheList(*lists, ledger))
        printNote(line);
    if (arguments.has("json"))
        printPlanJson(ledger);
    else
        printPlan(**incident);
    return ExitCode::Done;
}

ExitCode runCommand(const QStringList &given)
{
    Arguments arguments("run", "INCIDENT",
        {{"confirm", "TENANT_NAME", "The tenant's name: this command changes it."},
            {"confirm-users", "N", "The number planned; needed above 1,000 users."},
            {"first", "N", "Treat N users, then stop for a look."},
            {"retry-failed", nullptr, "Take failed users up again."},
            {"rehearse", nullptr, "Read all that a run reads and change nothing."},
            {"ceiling", "PERCENT", "Share of the tenant's rate to use at most."},
            {"reserve", "N", "Calls always left in the tenant's bucket for others."},
            {"start", "burst|polite", "Use the whole bucket at the start, or half."},
            {"profile", "NAME", "The tenant's plan, until its answers tell its limits."},
            {"mail-rate", "PER_S", "Reset e-mails a second at most."}, secretFileOption,
            privateKeyOption, keyAlgorithmOption});
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    const CredentialFiles files = credentialFilesFrom(arguments);
    const run::EngineOptions engineOptions = engineOptionsFrom(arguments);
    run::RunOptions options{
        .first = arguments.count("first", 0, 1, qint64(unlimited)),
        .retryFailed = arguments.has("retry-failed"),
    };
    if (!arguments.sound())
        return ExitCode::Usage;
    SystemClock clock;
    StopWish stop;
    const auto incident =
        run::Incident::open(journal::incidentPath(arguments.positional(0)), clock);
    if (!incident)
        return fail(incident.error());
    const auto &ledger = (*incident)->ledger();
    if (const auto refused = refusalBeforeRun(ledger, arguments))
        return fail(*refused);
    if (arguments.has("rehearse"))
        return rehearse(**incident, files, engineOptions, options, stop, clock);
    if (ledger.choices().reset.testFlag(ResetMethod::Ticket)) {
        auto key = ticketKey(ledger.id(), secrets::IfMissing::Make, stop);
        if (!key)
            return ExitCode::Interrupted;
        if (*key)
            options.ticketKey = std::make_shared<const Secret>(std::move(**key));
        else
            printNote(tr("There is no keychain, so the links cannot be kept: they are made, which "
                         "ends older links, and reach nobody."));
    }
    const bool again = options.retryFailed && ledger.userTotal(StepState::Failed) > 0;
    if (ledger.state() == journal::IncidentState::Finished && !again) {
        printEnd(ledger);
        return exitCode(ledger);
    }
    const auto ended = runOperation(**incident, files, engineOptions, stop, clock,
        [&](run::Engine &engine) { engine.run(options); });
    if (!ended)
        return fail(ended.error());
    printEnd(ledger);
    sayStop(ledger, ended->error);
    if (ended->error)
        return fail(*ended->error);
    return exitCode(ledger);
}

} // namespace bulkhead::cli
