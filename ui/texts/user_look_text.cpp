// SPDX-License-Identifier: Apache-2.0
#include "texts/user_look_text.h"

#include "texts/answer_text.h"

#include "report/owners.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using journal::Ledger;

QString tr(const char *text)
{
    return QCoreApplication::translate("user_look", text);
}

QString moment(qint64 utcMs, const QString &format = u"d MMMM yyyy, HH:mm"_s)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(utcMs), format);
}

// While a reset of ours is under way its own change may be the one that is seen.
bool resetBegun(const Ledger &ledger, qint32 row)
{
    const auto steps = ledger.steps(row);
    return std::any_of(steps.begin(), steps.end(), [&](const journal::Step &step) {
        const Measure measure = ledger.measures()[size_t(&step - steps.data())];
        return factsOf(measure).group == MeasureGroup::Reset && step.attempts > 0;
    });
}

QString notReset(const Ledger &ledger, qint32 row, const run::SeenUser &seen)
{
    if (seen.passwordChangedMs == 0)
        return tr("The tenant tells of no change of the password.");
    const QString at = moment(seen.passwordChangedMs);
    const bool since = seen.passwordChangedMs > ledger.passwordLook(row).baselineMs;
    return since && !resetBegun(ledger, row)
        ? tr("The password was changed on %1, after the list was looked up: by the owner, or by "
             "whoever is in the account.")
              .arg(at)
        : tr("The password was last changed on %1.").arg(at);
}

QString passwordText(const Ledger &ledger, qint32 row, const run::SeenUser &seen)
{
    switch (report::ownerOf(ledger, row)) {
    case report::Owner::Changed:
        return tr("The owner has chosen a new password, on %1.")
            .arg(moment(seen.passwordChangedMs));
    case report::Owner::NotChanged:
        return tr("The owner has not chosen a new password since the reset.");
    case report::Owner::NotLooked:
        return report::lookedSinceReset(ledger, row)
            ? tr("This database does not tell when a password was changed.")
            : notReset(ledger, row, seen);
    case report::Owner::NotReset: break;
    }
    return notReset(ledger, row, seen);
}

QString unchanged()
{
    return tr("What is shown of this user is as old as before.");
}

} // namespace

SeenText seenText(const Ledger &ledger, qint32 row, const run::SeenUser &seen)
{
    const bool earlier = ledger.wasReset(row) && !report::lookedSinceReset(ledger, row);
    SeenText text{(earlier ? tr("Seen %1, before the reset") : tr("Seen %1"))
                      .arg(moment(seen.atMs, u"d MMMM yyyy, HH:mm:ss"_s)),
        {passwordText(ledger, row, seen)}};
    if (!seen.blocked)
        return text; // an earlier version kept the date alone
    text.facts << (*seen.blocked ? tr("Blocked: nobody can log in.") : tr("Not blocked."))
               << (seen.lastLoginMs > 0 ? tr("Last login: %1.").arg(moment(seen.lastLoginMs))
                                        : tr("The tenant tells of no login."));
    return text;
}

Explanation explainLook(const run::UserLook &look)
{
    const Explanation answer = explain(look.outcome, look.words);
    switch (look.outcome) {
    case Outcome::NotFound: return answer;
    case Outcome::ScopeMissing:
        return {answer.happened, unchanged(),
            tr("Grant read:users to the application in the Dashboard, then look again.")};
    default: return {answer.happened, unchanged(), tr("Look again, or look in the Dashboard.")};
    }
}

Explanation explainMissedLook(const std::optional<Error> &error)
{
    if (error)
        return explain(*error);
    return {tr("This user was not looked at: what was going on ended first."), unchanged(),
        tr("Look again.")};
}

} // namespace bulkhead::texts
