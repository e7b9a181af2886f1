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

QString measures(const PlanChoices &choices)
{
    const bool mail = choices.reset == ResetMethod::Email;
    switch (choices.scope) {
    case RevocationScope::Everything:
        return mail ? tr("revoke all sessions and refresh tokens, then send a reset e-mail")
                    : tr("revoke all sessions and refresh tokens");
    case RevocationScope::Sessions:
        return mail ? tr("revoke all sessions, then send a reset e-mail")
                    : tr("revoke all sessions");
    case RevocationScope::RefreshTokens:
        return mail ? tr("revoke all refresh tokens, then send a reset e-mail")
                    : tr("revoke all refresh tokens");
    case RevocationScope::None: break;
    }
    return mail ? tr("send a reset e-mail") : tr("do nothing");
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
    say(counts.noMail, "1 user cannot get a reset e-mail: no database password, or no address.",
        "%1 users cannot get a reset e-mail: no database password, or no address.");
    return lines;
}

QStringList planSummary(const PlanChoices &choices, const PlanCounts &counts)
{
    QStringList lines = planOutcome(choices, counts);
    lines << tr("Calls: %1 to the Management API, %2 to the Authentication API.")
                 .arg(number(counts.managementCalls), number(counts.authenticationCalls));
    lines << tr("Time at the tenant's rate: about %1.").arg(duration(counts.seconds));
    return lines;
}

QStringList staysAlive(const PlanChoices &choices)
{
    QStringList lines;
    switch (choices.scope) {
    case RevocationScope::Everything: break;
    case RevocationScope::Sessions: lines << tr("Refresh tokens stay valid."); break;
    case RevocationScope::RefreshTokens: lines << tr("Sessions stay valid."); break;
    case RevocationScope::None: lines << tr("Sessions and refresh tokens stay valid."); break;
    }
    if (choices.reset == ResetMethod::Email)
        lines << tr("The old password works until the user follows the e-mail: whoever knows it "
                    "can log in again.");
    else
        lines << tr("The old password goes on working: whoever knows it can log in again.");
    lines << tr("Access tokens that were already issued work until they expire.");
    return lines;
}

} // namespace bulkhead::texts
