// SPDX-License-Identifier: Apache-2.0
// plan: reads the tenant for a list, freezes what is to be done and says what a run will do.
#include "cli/command.h"
#include "cli/confirm.h"
#include "cli/findings.h"
#include "cli/output.h"
#include "cli/plan_choices.h"
#include "cli/tenant_command.h"
#include "cli/user_lists.h"
#include "model/plan_nonsense.h"
#include "run/advice.h"
#include "run/earlier_links.h"
#include "texts/advice_text.h"
#include "texts/earlier_links_text.h"
#include "texts/lives_on.h"
#include "texts/plan_text.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

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

void printBeforeTheRun(const run::Incident &incident)
{
    QStringList lines = findingLines(findingsOf(incident.ledger()), plan::Severity::Warning);
    const auto links = run::earlierLinks(run::linkReceivers(incident.ledger()), incident.path());
    for (const QString &line : texts::earlierLinkLines(links))
        lines << u"!     "_s + line;
    if (!lines.isEmpty())
        printResult(tr("Before the run:") + u"\n  "_s + lines.join(u"\n  "));
}

void printPlan(const run::Incident &incident)
{
    const auto &ledger = incident.ledger();
    const qint64 users = ledger.counts().users;
    printResult(texts::planSummary(ledger.choices(), ledger.counts()).join(u'\n'));
    printBeforeTheRun(incident);
    printAdvice(ledger);
    printResult(tr("What stays alive:"));
    printResult(u"  "_s + texts::staysAlive(ledger.choices()).join(u"\n  ") + practiceNote(ledger));
    printResult(
        tr("To carry it out: bulkhead-cli run %1 --confirm %2%3")
            .arg(incident.path(), ledger.tenant().address.name(),
                users > usersWithoutNumber ? u" --confirm-users %1"_s.arg(users) : QString()));
}

QJsonArray earlierLinksJson(const run::EarlierLinks &links)
{
    QJsonArray array;
    for (const run::EarlierLink &each : links.incidents)
        array << QJsonObject{{u"incident"_s, each.path}, {u"users"_s, each.users},
            {u"last_at"_s, instantText(each.lastMs)}};
    return array;
}

void printPlanJson(const run::Incident &incident)
{
    const auto &ledger = incident.ledger();
    const auto links = run::earlierLinks(run::linkReceivers(ledger), incident.path());
    QJsonObject plan = toJson(ledger.choices(), ledger.counts());
    plan.insert(u"schema"_s, 1);
    plan.insert(u"tenant"_s, ledger.tenant().address.name());
    plan.insert(u"practice"_s, ledger.practice());
    plan.insert(u"findings"_s, findingsJson(findingsOf(ledger)));
    plan.insert(u"advice"_s, adviceJson(ledger));
    plan.insert(u"earlier_links"_s, earlierLinksJson(links));
    plan.insert(u"unread_incidents"_s, links.unread);
    printJson(plan);
}

std::vector<Arguments::Option> allOptions()
{
    std::vector<Arguments::Option> more = userListOptions();
    more.push_back(jsonOption);
    return planOptions(more);
}

std::optional<Error> refusalBeforePlan(const journal::Ledger &ledger)
{
    if (const auto open = run::mayStillChange(ledger); !open)
        return open.error();
    if (ledger.rowCount() == 0)
        return Error{Fault::NothingImported, {}};
    return std::nullopt;
}

void sayCost(const PlanChoices &choices, const journal::Ledger &ledger)
{
    if (choices.window.isKnown())
        printNote(tr("With --since it is also read what changed in each account: up to two calls "
                     "more for each of %1 rows.")
                      .arg(ledger.rowCount()));
}

} // namespace

ExitCode planCommand(const QStringList &given)
{
    TenantCommand command("plan", allOptions());
    if (!command.parse(given))
        return ExitCode::Usage;
    const auto choices = choicesFrom(command.arguments());
    if (!choices)
        return ExitCode::Usage;
    const auto lists = userListsFrom(command.arguments());
    if (!lists)
        return fail(lists.error());
    if (!command.arguments().sound())
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const auto &ledger = command.ledger();
    if (const auto refused = refusalBeforePlan(ledger))
        return fail(*refused);
    sayCost(*choices, ledger);
    const auto ended =
        command.carryOut([&](run::Engine &engine) { engine.plan(*choices, *lists); });
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
    if (command.arguments().has("json"))
        printPlanJson(command.incident());
    else
        printPlan(command.incident());
    return ExitCode::Done;
}

} // namespace bulkhead::cli
