// SPDX-License-Identifier: Apache-2.0
#include "cli/plan_choices.h"

#include "cli/output.h"
#include "model/branding.h"
#include "model/plan_nonsense.h"
#include "plan/applicability.h"

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
    Arguments::Option{"reset-client-id", "[CONNECTION=]ID",
        "The application whose links they are; repeat it for other connections."},
    Arguments::Option{"organization", "[CONNECTION=]ID",
        "The organization, org_..., whose branding links carry; repeat it as above."},
    Arguments::Option{"mail-rate", "PER_S",
        "Reset e-mails a second; 10, or 8 a minute by Auth0's "
        "own provider."},
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

qint64 instantOf(Arguments &arguments, const char *option)
{
    if (!arguments.has(option))
        return 0;
    const QString text = arguments.value(option);
    if (const auto utcMs = instant(text))
        return *utcMs;
    arguments.wrong(tr("--%1 takes a time with its zone, like 2026-01-31T20:00Z, not “%2”.")
                        .arg(QString::fromLatin1(option), text));
    return 0;
}

QString explain(Nonsense nonsense)
{
    switch (nonsense) {
    case Nonsense::NothingToDo:
        return tr("With --scope none and --reset none there is nothing to do.");
    case Nonsense::FlagSetAndCleared: return tr("--clear-flag and --reset flag undo each other.");
    case Nonsense::TwoLinks: return tr("--reset takes at most one of email and ticket.");
    case Nonsense::TicketLife: return tr("--ticket-hours is from 0.1 to 720.");
    case Nonsense::ResultUrlInvalid: return tr("--ticket-result-url takes an https:// address.");
    case Nonsense::ResultUrlBranded:
        return tr("--ticket-result-url goes neither with --reset-client-id nor --organization.");
    case Nonsense::EndWithoutBeginning: return tr("--until needs --since.");
    case Nonsense::EndBeforeBeginning: return tr("--until is before --since.");
    case Nonsense::BrandingUnclear:
        return tr("--reset-client-id and --organization each take ID once, and CONNECTION=ID once "
                  "for each connection.");
    case Nonsense::MailRate: return tr("--mail-rate is at least %1.").arg(mailsPerSAtLeast);
    }
    Q_UNREACHABLE();
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
    const Branding clients = brandingFrom(arguments.values("reset-client-id"));
    const Branding organizations = brandingFrom(arguments.values("organization"));
    PlanChoices choices{
        .scope = *scope,
        .reset = *reset,
        .extras = extrasFrom(arguments),
        .connection = arguments.value("connection"),
        .resetClientId = clients.forAll,
        .organization = organizations.forAll,
        .resetClientIds = clients.byConnection,
        .organizations = organizations.byConnection,
        .mailPerS = mailRateFrom(arguments).value_or(0),
        .ticketLifeS = qint64(3600
            * arguments.number("ticket-hours", double(otherwise.ticketLifeS) / 3600,
                double(ticketLifeAtLeastS) / 3600, double(ticketLifeAtMostS) / 3600)),
        .ticketResultUrl = arguments.value("ticket-result-url"),
        .window = {instantOf(arguments, "since"), instantOf(arguments, "until")},
        .overrides = arguments.value("override").split(u',', Qt::SkipEmptyParts),
        .allowUnknown = arguments.has("allow-unknown"),
    };
    for (const QString &name : choices.overrides) {
        if (!plan::adviceNames().contains(name))
            arguments.wrong(tr("--override takes %1, not “%2”.")
                                .arg(plan::adviceNames().join(tr(" or ")), name));
    }
    const auto nonsense = nonsenseIn(choices);
    if (arguments.sound() && !nonsense.empty())
        arguments.wrong(explain(nonsense.front()));
    return arguments.sound() ? std::optional(choices) : std::nullopt;
}

std::optional<double> mailRateFrom(Arguments &arguments)
{
    if (!arguments.has("mail-rate"))
        return std::nullopt;
    return arguments.number("mail-rate", 0, mailsPerSAtLeast, 1e9);
}

} // namespace bulkhead::cli
