// SPDX-License-Identifier: Apache-2.0
// protect rotation: how old passwords may become.
#include "cli/rotation.h"

#include "cli/output.h"
#include "cli/rotation_output.h"
#include "cli/tenant_work.h"
#include "cli/user_lists.h"
#include "gate/deny_text.h"
#include "gate/gate_code.h"
#include "gate/gate_name.h"
#include "run/action_lowering.h"
#include "run/gate_raising.h"
#include "run/rotation_raising.h"
#include "texts/gate_text.h"

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

constexpr qint64 daysAtMost = 3650;

std::vector<Arguments::Option> options()
{
    return tenantOptions({{"days", "N", "How old a password may be."},
        {"connection", "NAME[=DAYS]", "Only there; may be given more than once."},
        {"protect", "FILE", "Users who are never refused."},
        {"deny-text", "TEXT", "What a refused user is told; it names the way back in."},
        {"confirm-users", "N", "With on: how many would have to change today, as count says."},
        jsonOption});
}

// Without --connection for every database, else for the named ones only.
gate::RotationRule ruleFrom(Arguments &arguments)
{
    gate::RotationRule rule;
    const int days = int(arguments.count("days", 0, 1, daysAtMost));
    const QStringList named = arguments.values("connection");
    for (const QString &each : named) {
        const qsizetype sign = each.lastIndexOf(u'=');
        bool whole = true;
        const int own = sign < 0 ? days : each.mid(sign + 1).toInt(&whole);
        const QString name = each.left(sign);
        if (!whole || name.isEmpty() || (sign >= 0 && (own < 1 || own > daysAtMost)))
            arguments.wrong(tr("--connection takes NAME or NAME=DAYS, not “%1”.").arg(each));
        if (rule.connections.contains(name))
            arguments.wrong(tr("--connection names “%1” twice.").arg(name));
        rule.connections.insert(name, own);
    }
    if (named.isEmpty())
        rule.days = days;
    if (arguments.sound() && days == 0
        && (named.isEmpty() || rule.connections.values().contains(0)))
        arguments.wrong(tr("--days says how old a password may be."));
    return rule;
}

Result<gate::RotationContent> contentFrom(Arguments &arguments)
{
    gate::RotationContent content{.rule = ruleFrom(arguments)};
    const auto users = namedUsersFrom(arguments, "protect");
    if (!users)
        return tl::unexpected(users.error());
    content.protectedKeys = gate::keysOf(users->identifiers());
    const auto text = gate::checkedDenyText(
        arguments.has("deny-text") ? arguments.value("deny-text") : texts::defaultRotationText());
    if (!text)
        return tl::unexpected(text.error());
    content.denyText = *text;
    return content;
}

struct Found
{
    std::vector<run::ActionListing::Row> rows{};
    run::RotationCount::Counted counted{};
};

run::Engine::MakeActions counting(
    run::Engine &engine, const gate::RotationContent &content, Found &found)
{
    return [&](run::ActionDriver::Tools tools) {
        return run::countRotation(
            std::move(tools), content, engine.tenantNowMs(),
            [&](const auto &rows) { found.rows = rows; },
            [&](const auto &counted) { found.counted = counted; });
    };
}

ExitCode count(Arguments &arguments, const gate::RotationContent &content)
{
    Found found;
    const ExitCode code = operateOnTenant(arguments, [&](run::Engine &engine) {
        engine.act({u"read:actions"_s, u"read:users"_s}, counting(engine, content, found));
    });
    if (code != ExitCode::Done)
        return code;
    printCount(found.counted, arguments.has("json"));
    noteDoubts(found.counted, found.rows);
    return code;
}

ExitCode on(Arguments &arguments, const gate::RotationContent &content, qint64 confirmed)
{
    Found found;
    const QStringList scopes = run::gateScopes() + QStringList{u"read:users"_s};
    const ExitCode code = operateOnTenant(arguments, [&](run::Engine &engine) {
        engine.act(scopes, counting(engine, content, found), [&](run::ActionDriver::Tools tools) {
            noteDoubts(found.counted, found.rows);
            return run::raiseRotation(std::move(tools), run::rotationCode(content, found.rows),
                confirmed, found.counted.users);
        });
    });
    if (code == ExitCode::Done)
        printResult(tr("%1 is deployed and bound: %2 users have to change their password at their "
                       "next login.")
                        .arg(gate::rotationName)
                        .arg(found.counted.users.due));
    return code;
}

ExitCode off(Arguments &arguments)
{
    QStringList removed;
    const ExitCode code = operateOnTenant(arguments, [&](run::Engine &engine) {
        engine.act(run::gateScopes(), [&](run::ActionDriver::Tools tools) {
            return std::make_unique<run::ActionLowering>(std::move(tools), gate::isRotation,
                [&](const QStringList &names) { removed = names; });
        });
    });
    if (code == ExitCode::Done)
        printResult(removed.isEmpty()
                ? tr("There was no rotation of this program.")
                : tr("Taken away: %1. Passwords may be of any age.").arg(removed.join(u", ")));
    return code;
}

} // namespace

ExitCode rotation(const QStringList &given)
{
    Arguments arguments("protect rotation", "count|on|off", options());
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    const QString verb = arguments.positional(0);
    if (verb == u"off")
        return off(arguments);
    if (verb != u"count" && verb != u"on")
        arguments.wrong(tr("it is counted, or switched on or off."));
    const qint64 confirmed = arguments.count("confirm-users", -1, 0, 1'000'000'000);
    const auto content = contentFrom(arguments);
    if (!arguments.sound())
        return ExitCode::Usage;
    if (!content)
        return fail(content.error());
    return verb == u"on" ? on(arguments, *content, confirmed) : count(arguments, *content);
}

} // namespace bulkhead::cli
