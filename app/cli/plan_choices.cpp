// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_choices.h"

#include "cli/output.h"
#include "plan/applicability.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace bulkhead::cli {
namespace {

constexpr std::array whatToDo{
    Arguments::Option{
        "scope", "SCOPE", "What to revoke: everything, sessions, refresh-tokens or none."},
    Arguments::Option{"reset", "METHODS",
        "How passwords get reset: none, or some of password, flag and one of email, ticket, with "
        "commas; password,email is the only containment by mail."},
    Arguments::Option{"connection", "NAME", "Reset in this database connection only."},
    Arguments::Option{"reset-client-id", "ID", "The application whose reset e-mail it is."},
    Arguments::Option{"organization", "ID", "The organization whose branding links carry."},
    Arguments::Option{"ticket-hours", "N", "How long reset tickets are valid: 4 hours."},
    Arguments::Option{"ticket-result-url", "URL", "Where a ticket leads (Classic Login only)."},
    Arguments::Option{"block", nullptr, "Block the users."},
    Arguments::Option{
        "forget-mfa-browsers", nullptr, "Ask for the second factor in every browser again."},
    Arguments::Option{"delete-grants", nullptr, "Delete the consents given to applications."},
    Arguments::Option{"delete-device-credentials", nullptr,
        "Delete legacy device credentials; works where the plan lacks session endpoints."},
    Arguments::Option{"clear-flag", nullptr, "Remove the force-reset flag of an earlier run."},
    Arguments::Option{"since", "TIME", "When the attack began: 2026-01-31T20:00Z."},
    Arguments::Option{"until", "TIME", "When it ended; now, if not given."},
    Arguments::Option{
        "override", "REASONS", "Pass over this advice, e.g. contact_changed; with commas."},
    Arguments::Option{
        "allow-unknown", nullptr, "Plan though more than 20 % of the list is unknown."},
};

Extras extrasFrom(const Arguments &arguments)
{
    Extras extras;
    for (const Extra extra : allExtras) {
        if (arguments.has(wireName(extra).toLatin1().constData()))
            extras |= extra;
    }
    return extras;
}

// An instant without a zone would be read differently on two machines.
qint64 instant(Arguments &arguments, const char *option)
{
    if (!arguments.has(option))
        return 0;
    const QString text = arguments.value(option);
    const auto time = QDateTime::fromString(text, Qt::ISODate);
    if (time.isValid() && time.timeSpec() != Qt::LocalTime)
        return time.toMSecsSinceEpoch();
    arguments.wrong(tr("--%1 takes a time with its zone, like 2026-01-31T20:00Z, not “%2”.")
                        .arg(QString::fromLatin1(option), text));
    return 0;
}

TimeWindow windowFrom(Arguments &arguments)
{
    const TimeWindow window{instant(arguments, "since"), instant(arguments, "until")};
    if (window.toMs > 0 && window.fromMs == 0)
        arguments.wrong(tr("--until needs --since."));
    else if (window.toMs > 0 && window.toMs < window.fromMs)
        arguments.wrong(tr("--until is before --since."));
    return window;
}

void refuseNonsense(Arguments &arguments, const PlanChoices &choices)
{
    if (measuresFor(choices).empty())
        arguments.wrong(tr("With --scope none and --reset none there is nothing to do."));
    else if (choices.reset.testFlag(ResetMethod::Flag) && choices.extras.testFlag(Extra::ClearFlag))
        arguments.wrong(tr("--clear-flag and --reset flag undo each other."));
    for (const QString &name : choices.overrides) {
        if (!plan::adviceNames().contains(name))
            arguments.wrong(tr("--override takes %1, not “%2”.")
                                .arg(plan::adviceNames().join(tr(" or ")), name));
    }
    if (!choices.ticketResultUrl.isEmpty()
        && !(choices.resetClientId.isEmpty() && choices.organization.isEmpty()))
        arguments.wrong(
            tr("--ticket-result-url goes neither with --reset-client-id nor --organization."));
}

} // namespace

std::vector<Arguments::Option> planOptions(std::vector<Arguments::Option> more)
{
    std::vector<Arguments::Option> options(whatToDo.begin(), whatToDo.end());
    options.insert(options.end(), more.begin(), more.end());
    return options;
}

std::optional<PlanChoices> choicesFrom(Arguments &arguments)
{
    constexpr double hoursAtMost = 30 * 24;
    const auto scope = revocationScope(arguments.value("scope"));
    const auto reset = resetMethods(arguments.value("reset"));
    if (!scope)
        arguments.wrong(tr("--scope is one of everything, sessions, refresh-tokens, none."));
    else if (!reset)
        arguments.wrong(tr("--reset is none, or password, flag and at most one of email and "
                           "ticket, with commas between them."));
    if (!arguments.sound())
        return std::nullopt;
    const PlanChoices otherwise;
    PlanChoices choices{
        .scope = *scope,
        .reset = *reset,
        .extras = extrasFrom(arguments),
        .connection = arguments.value("connection"),
        .resetClientId = arguments.value("reset-client-id"),
        .organization = arguments.value("organization"),
        .ticketLifeS = qint64(3600
            * arguments.number(
                "ticket-hours", double(otherwise.ticketLifeS) / 3600, 0.1, hoursAtMost)),
        .ticketResultUrl = arguments.value("ticket-result-url"),
        .window = windowFrom(arguments),
        .overrides = arguments.value("override").split(u',', Qt::SkipEmptyParts),
        .allowUnknown = arguments.has("allow-unknown"),
    };
    refuseNonsense(arguments, choices);
    return arguments.sound() ? std::optional(choices) : std::nullopt;
}

} // namespace bulkhead::cli
