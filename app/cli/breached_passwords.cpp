// SPDX-License-Identifier: Apache-2.0
#include "cli/breached_passwords.h"

#include "cli/output.h"
#include "cli/tenant_work.h"

#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

using protection::List;
using Way = run::SettingsChange::Way;

struct ListOption
{
    Arguments::Option option;
    List list;
    std::optional<QStringList> protection::BreachedWish::*wish;
};
const ListOption lists[] = {
    {{"shields", "LIST", "At a login: block, user_notification, admin_notification, or none."},
        List::Shields, &protection::BreachedWish::shields},
    {{"signup-shields", "LIST", "At a sign-up: block, admin_notification, or none."},
        List::SignupShields, &protection::BreachedWish::signupShields},
    {{"reset-shields", "LIST", "At a password change: block, admin_notification, or none."},
        List::ResetShields, &protection::BreachedWish::resetShields},
    {{"admin-frequency", "LIST", "immediately, daily, weekly, monthly, or none."},
        List::AdminFrequency, &protection::BreachedWish::adminFrequency},
};

QStringList listFrom(Arguments &arguments, const ListOption &each)
{
    const QString given = arguments.value(each.option.name);
    if (given == u"none")
        return {};
    const QStringList words = given.split(u',');
    for (const QString &word : words) {
        if (!protection::wordsFor(each.list).contains(word))
            arguments.wrong(tr("--%1 knows %2, and none; not “%3”.")
                                .arg(QLatin1StringView(each.option.name),
                                    protection::wordsFor(each.list).join(u", "), word));
    }
    return words;
}

protection::BreachedWish wishFrom(Arguments &arguments, bool on)
{
    protection::BreachedWish wish{.enabled = on};
    for (const ListOption &each : lists) {
        if (arguments.has(each.option.name))
            wish.*each.wish = listFrom(arguments, each);
    }
    if (arguments.has("method"))
        wish.method = arguments.value("method");
    if (wish.method && !protection::methods().contains(*wish.method))
        arguments.wrong(tr("--method is standard or enhanced."));
    return wish;
}

bool hasWishes(const Arguments &arguments)
{
    return arguments.has("method")
        || std::any_of(std::begin(lists), std::end(lists),
            [&](const ListOption &each) { return arguments.has(each.option.name); });
}

ExitCode operateOn(
    Arguments &arguments, Way way, const protection::BreachedWish &wish, run::SettingsTold &told)
{
    const protection::UndoMemory memory = undoMemory(arguments);
    return operateOnTenant(arguments, [&](run::Engine &engine) {
        engine.act(run::SettingsChange::scopes(), [&](run::ActionDriver::Tools tools) {
            return std::make_unique<run::SettingsChange>(std::move(tools), memory, way, wish,
                [&](const run::SettingsTold &heard) { told = heard; });
        });
    });
}

std::vector<Arguments::Option> options()
{
    std::vector<Arguments::Option> all;
    for (const ListOption &each : lists)
        all.push_back(each.option);
    all.push_back({"method", "standard|enhanced", "enhanced is Auth0's Credential Guard."});
    all.push_back({"overwrite", nullptr, "With undo: also what somebody else changed since."});
    all.push_back(jsonOption);
    return tenantOptions(std::move(all));
}

QString words(const QJsonObject &settings, List list)
{
    const QStringList all = protection::listIn(settings, list);
    return all.isEmpty() ? tr("none") : all.join(u", ");
}

} // namespace

void printBreachedPasswords(const run::SettingsTold &told)
{
    if (!told.allowed)
        return printResult(tr("breached-passwords  unknown: the application lacks the scope "
                              "read:attack_protection"));
    if (!told.inPlan)
        return printResult(tr("breached-passwords  not in the tenant's subscription"));
    const QJsonObject &now = told.now;
    printResult(tr("breached-passwords  %1, method %2")
                    .arg(protection::isOn(now) ? tr("on") : tr("off"),
                        now[u"method"].toString(u"standard"_s)));
    printResult(tr("  at a login            %1").arg(words(now, List::Shields)));
    printResult(tr("  at a sign-up          %1").arg(words(now, List::SignupShields)));
    printResult(tr("  at a password change  %1").arg(words(now, List::ResetShields)));
    printResult(tr("  administrators told   %1").arg(words(now, List::AdminFrequency)));
    if (protection::onlyWatches(now))
        printResult(tr("  It only watches: no shield is chosen (--shields block)."));
    if (told.ours)
        printResult(tr("  Set by this program; “undo” brings back what stood before."));
}

protection::UndoMemory undoMemory(const Arguments &arguments)
{
    const auto address = TenantAddress::parse(arguments.value("tenant"));
    return {QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/bulkhead"_s,
        address ? address->name() : QString()};
}

ExitCode breachedPasswords(const QStringList &given)
{
    Arguments arguments("protect breached-passwords", "on|off|undo", options());
    if (!arguments.parse(given, 1, 1))
        return ExitCode::Usage;
    const QString verb = arguments.positional(0);
    if (verb != u"on" && verb != u"off" && verb != u"undo")
        arguments.wrong(tr("it is switched on or off, or undone."));
    if (verb != u"on" && hasWishes(arguments))
        arguments.wrong(tr("shields, frequency and method go with “on”."));
    if (verb != u"undo" && arguments.has("overwrite"))
        arguments.wrong(tr("--overwrite goes with “undo”."));
    const auto wish = wishFrom(arguments, verb == u"on");
    if (!arguments.sound())
        return ExitCode::Usage;
    const Way way = verb != u"undo"  ? Way::Wish
        : arguments.has("overwrite") ? Way::UndoWhateverSince
                                     : Way::Undo;
    run::SettingsTold told;
    const ExitCode code = operateOn(arguments, way, wish, told);
    if (code != ExitCode::Done)
        return code;
    if (arguments.has("json"))
        printJson({{u"schema"_s, 1}, {u"breached_passwords"_s, told.now}, {u"ours"_s, told.ours}});
    else
        printBreachedPasswords(told);
    return ExitCode::Done;
}

} // namespace bulkhead::cli
