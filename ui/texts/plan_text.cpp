// SPDX-License-Identifier: Apache-2.0
#include "texts/plan_text.h"

#include "texts/report_text.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("plan", text);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString phrase(Measure measure)
{
    switch (measure) {
    case Measure::RevokeAccess: return tr("revoke all sessions and refresh tokens");
    case Measure::DeleteSessions: return tr("revoke all sessions");
    case Measure::DeleteRefreshTokens: return tr("revoke all refresh tokens");
    case Measure::Email: return tr("send a reset e-mail");
    case Measure::Password: return tr("set a random password");
    case Measure::Flag: return tr("set the force-reset flag");
    case Measure::Ticket: return tr("make a reset ticket");
    case Measure::Block: return tr("block");
    case Measure::ForgetMfaBrowsers: return tr("forget remembered MFA browsers");
    case Measure::DeleteGrants: return tr("delete grants");
    case Measure::DeleteDeviceCredentials: return tr("delete legacy device credentials");
    case Measure::ClearFlag: return tr("clear the force-reset flag");
    case Measure::Delivery: return tr("deliver a letter");
    }
    Q_UNREACHABLE();
}

QString measures(const PlanChoices &choices)
{
    QStringList phrases;
    for (const Measure measure : measuresFor(choices))
        phrases << phrase(measure);
    return phrases.isEmpty() ? tr("do nothing") : phrases.join(tr(", then "));
}

// What Auth0's article has in another order, and what links do to each other.
QStringList reasons(const PlanChoices &choices)
{
    QStringList lines;
    if (choices.reset & (ResetMethod::Password | ResetMethod::Flag))
        lines << tr("The old password is ended before anything is revoked. Auth0's article has it "
                    "the other way round, where an attacker could log in again in between.");
    const bool ticket = choices.reset.testFlag(ResetMethod::Ticket);
    if (ticket)
        lines << tr(
            "Tickets mail nobody by themselves: your own mail server brings the links to their "
            "users, or you hand them out. They are valid for %1.")
                     .arg(hours(choices.ticketLifeS));
    if (ticket || choices.reset.testFlag(ResetMethod::Email))
        lines << tr("Only a user's newest link works: a second run on the same users, or a link "
                    "made by hand, ends the one before.");
    return lines;
}

QString mailTime(const PlanChoices &choices, const PlanCounts &counts)
{
    const QString text =
        tr("The reset e-mails alone take about %1").arg(duration(counts.mailSeconds));
    if (choices.mailPerS <= 0)
        return text + u'.';
    const QString rate = QLocale().toString(choices.mailPerS, 'g', 4);
    return text + tr(", at %1 a second as planned.").arg(rate);
}

} // namespace

QString duration(qint64 seconds)
{
    if (seconds < 120)
        return tr("%1 s").arg(seconds);
    const qint64 minutes = (seconds + 59) / 60;
    if (minutes < 120)
        return tr("%1 min").arg(minutes);
    return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
}

QString hours(qint64 seconds)
{
    return tr("%1 h").arg(QLocale().toString(double(seconds) / 3600, 'g', 4));
}

QString planOrder(const PlanChoices &choices)
{
    return tr("For each user: %1.").arg(measures(choices));
}

QStringList planOutcome(const PlanChoices &choices, const PlanCounts &counts)
{
    QStringList lines;
    const auto say = [&lines](qint64 count, const char *one, const char *several) {
        if (count == 1)
            lines << tr(one);
        else if (count > 1)
            lines << tr(several).arg(number(count));
    };
    lines << tr("%1 will be treated: %2.").arg(userCount(counts.users), measures(choices));
    say(counts.unknown, "1 identifier is not known to the tenant and is skipped.",
        "%1 identifiers are not known to the tenant and are skipped.");
    say(counts.several,
        "1 e-mail address belongs to several users; nobody is guessed, list their user ids to "
        "include them.",
        "%1 e-mail addresses belong to several users; nobody is guessed, list their user ids to "
        "include them.");
    say(counts.merged, "1 identifier names a user who is on the list already.",
        "%1 identifiers name a user who is on the list already.");
    say(counts.noMail,
        "1 user cannot get a link: no database password, no address, or one that is not safe.",
        "%1 users cannot get a link: no database password, no address, or one that is not safe.");
    say(counts.protectedUsers, "1 protected user is not touched.",
        "%1 protected users are not touched.");
    say(counts.excludedUsers, "1 user is left out by decision and not touched.",
        "%1 users are left out by decision and not touched.");
    return lines + reasons(choices);
}

QStringList planSummary(const PlanChoices &choices, const PlanCounts &counts)
{
    QStringList lines = planOutcome(choices, counts);
    lines << tr("Calls: %1 to the Management API, %2 to the Authentication API.")
                 .arg(number(counts.managementCalls), number(counts.authenticationCalls));
    lines << tr("Time at the tenant's rate: about %1.").arg(duration(counts.seconds));
    if (counts.mailSeconds > 0)
        lines << mailTime(choices, counts);
    return lines;
}

} // namespace bulkhead::texts
