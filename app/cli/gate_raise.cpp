// SPDX-License-Identifier: Apache-2.0
// Puts the gate up, and renews it.
#include "cli/gate_raise.h"

#include "cli/gate_output.h"
#include "cli/list_file.h"
#include "cli/output.h"
#include "cli/tenant_command.h"
#include "cli/user_lists.h"
#include "gate/deny_text.h"
#include "run/gate_raising.h"
#include "run/named_list.h"
#include "texts/gate_text.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

// What is not said stays as it was chosen before.
void chooseConnections(Arguments &arguments, journal::GateChoices &choices)
{
    if (arguments.has("connection")) {
        const QString names = arguments.value("connection");
        choices.connections =
            names == u"none" ? QStringList() : names.split(u',', Qt::SkipEmptyParts);
    }
    if (arguments.has("confirm-no-exemption")) {
        choices.noExemption = arguments.value("confirm-no-exemption") == texts::noExemption();
        if (!choices.noExemption)
            arguments.wrong(
                tr("--confirm-no-exemption wants the words %1.").arg(texts::noExemption()));
    }
}

void chooseStranded(Arguments &arguments, journal::GateChoices &choices)
{
    if (!arguments.has("stranded"))
        return;
    const QString stranded = arguments.value("stranded");
    if (stranded != u"deny" && stranded != u"pass")
        arguments.wrong(tr("--stranded is deny or pass."));
    choices.letStrandedIn = stranded == u"pass";
    choices.strandedChosen = true;
}

Result<journal::GateChoices> choicesFrom(Arguments &arguments, const journal::Ledger &ledger)
{
    const journal::GateRecord &gate = ledger.gate();
    journal::GateChoices choices = gate.choices;
    if (arguments.has("protect")) {
        const auto users = namedUsersFrom(arguments, "protect");
        if (!users)
            return tl::unexpected(users.error());
        choices.protectedUsers = users->identifiers();
    }
    if (arguments.has("deny-text") || !gate.chosen()) {
        const auto text = gate::checkedDenyText(
            arguments.has("deny-text") ? arguments.value("deny-text") : texts::defaultDenyText());
        if (!text)
            return tl::unexpected(text.error());
        choices.denyText = *text;
    }
    chooseConnections(arguments, choices);
    chooseStranded(arguments, choices);
    const qint64 users = run::strandedUsers(ledger);
    if (users > 0 && !choices.strandedChosen)
        return failure(Fault::StrandedUnchosen, QString::number(users));
    return choices;
}

Result<> readyFor(const journal::Ledger &ledger, bool byList)
{
    if (ledger.isRehearsal())
        return failure(Fault::IsRehearsal, ledger.tenant().address.name());
    if (ledger.rowCount() == 0 && byList)
        return failure(Fault::NothingImported);
    return {};
}

ExitCode raise(TenantCommand &command, const journal::GateChoices &choices)
{
    const ExitCode code = command.operate([&](run::Engine &engine) { engine.raiseGate(choices); });
    if (code == ExitCode::Done)
        printGate(command.ledger(), command.incident().path(), command.arguments().has("json"));
    return code;
}

Result<plan::NamedUsers> usersIn(const QString &name)
{
    plan::NamedUsers users;
    const auto read = withList(name,
        [&](QIODevice &device) -> Result<> { return run::readNamed(device, QString(), users); });
    if (!read)
        return tl::unexpected(read.error());
    return users;
}

} // namespace

ExitCode gateUp(const QStringList &given)
{
    TenantCommand command("gate up",
        {{"protect", "FILE", "Users who always pass."},
            {"connection", "NAME[,NAME]",
                "In place of the list: everybody who logs in there; none: the list again."},
            {"confirm-no-exemption", "WORDS",
                "With --connection: NO EXEMPTION, to protect nobody."},
            {"deny-text", "TEXT", "What a refused user is told; it names the way back in."},
            {"stranded", "deny|pass", "Those who could never get past it by themselves."},
            jsonOption});
    if (!command.parse(given))
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const auto choices = choicesFrom(command.arguments(), command.ledger());
    if (!command.arguments().sound())
        return ExitCode::Usage;
    if (!choices)
        return fail(choices.error());
    if (const auto ready = readyFor(command.ledger(), choices->connections.isEmpty()); !ready)
        return fail(ready.error());
    return raise(command, *choices);
}

ExitCode gateRelease(const QStringList &given)
{
    TenantCommand command("gate release", {jsonOption}, {"INCIDENT FILE", 2, 2});
    if (!command.parse(given))
        return ExitCode::Usage;
    if (const auto opened = command.open(); !opened)
        return fail(opened.error());
    const auto &ledger = command.ledger();
    const auto users = usersIn(command.arguments().positional(1));
    if (!users)
        return fail(users.error());
    using journal::GateState;
    const GateState state = ledger.gate().state;
    if (state == GateState::None || state == GateState::Down)
        return fail({state == GateState::None ? Fault::GateNeverUp : Fault::GateNotUp,
            ledger.tenant().address.name()});
    journal::GateChoices choices = ledger.gate().choices;
    for (const QString &text : users->identifiers()) {
        if (!choices.released.contains(text))
            choices.released << text;
    }
    printNote(tr("%1 of the %2 named are held because of a changed e-mail or factor.")
                  .arg(run::heldByContact(ledger, *users))
                  .arg(users->identifiers().size()));
    return raise(command, choices);
}

} // namespace bulkhead::cli
