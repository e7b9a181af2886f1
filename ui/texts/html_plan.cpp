// SPDX-License-Identifier: Apache-2.0
#include "texts/html_plan.h"

#include "texts/advice_text.h"
#include "texts/html_parts.h"
#include "texts/lives_on.h"
#include "texts/reason_text.h"

#include "report/letters.h"
#include "report/report_row.h"
#include "run/advice.h"

#include <map>

using namespace Qt::StringLiterals;

namespace bulkhead::texts::html {

using journal::Ledger;
using report::Outlet;

void putLivesOn(Outlet &outlet, const Ledger &ledger)
{
    if (!ledger.planned())
        return;
    outlet.put(element("h2", tr("What dies, what lives on")));
    outlet.put(tableHead({tr("What an attacker may hold"), tr("With this plan"), tr("Why")}));
    for (const auto &[hold, fate, why] : livesOn(ledger.choices()))
        outlet.put("<tr>" + cell(holdText(hold)) + cell(fateText(fate)) + cell(why) + '\n');
    outlet.put(tableEnd);
}

void putAdvice(Outlet &outlet, const Ledger &ledger)
{
    const auto groups = run::advise(ledger);
    if (groups.empty())
        return;
    outlet.put(element("h2", tr("What to know of single users")));
    outlet.put(tableHead({tr("What it is"), tr("Users"), tr("What it means"), tr("Skipped")}));
    for (const plan::AdviceGroup &group : groups) {
        const auto [title, meaning] = adviceText(group.advice);
        QStringList skipped;
        for (const Measure measure : group.skipped)
            skipped << wireName(measure);
        outlet.put("<tr>" + cell(title) + numberCell(group.users) + cell(meaning)
            + cell(skipped.join(u", "_s)) + '\n');
    }
    outlet.put(tableEnd);
}

void putExempt(Outlet &outlet, const Ledger &ledger)
{
    std::map<std::pair<Reason, QString>, qint64> groups;
    for (qint32 index = 0; index < ledger.rowCount(); ++index) {
        const Reason reason = ledger.userReason(index);
        if (reason == Reason::Protected || reason == Reason::Excluded)
            ++groups[{reason, report::rowOf(ledger, index).note}];
    }
    if (groups.empty())
        return;
    outlet.put(element("h2", tr("Whom no step touched, and who says why")));
    outlet.put(tableHead({tr("What it is"), tr("Reason given"), tr("Users")}));
    for (const auto &[why, users] : groups)
        outlet.put("<tr>" + cell(explain(why.first, {}).happened) + cell(why.second)
            + numberCell(users) + '\n');
    outlet.put(tableEnd);
}

void putLetters(Outlet &outlet, const Ledger &ledger)
{
    const report::LetterCounts letters = report::letterCounts(ledger);
    if (letters.all() == 0)
        return;
    outlet.put(element("h2", tr("Letters")));
    outlet.put(element("p",
        tr("By %1, from %2. Whether a letter that the server took was read nobody can tell.")
            .arg(nameOf(ledger.mail()->server), ledger.mail()->from)));
    outlet.put(tableHead({tr("What became of it"), tr("Users")}));
    for (const auto &[text, users] : {std::pair{tr("Taken by the mail server"), letters.accepted},
             {tr("Refused by the mail server"), letters.refused},
             {tr("Sent, and the answer was lost"), letters.unknown},
             {tr("Not sent"), letters.notSent}, {tr("Not sent yet"), letters.pending}}) {
        if (users > 0)
            outlet.put("<tr>" + cell(text) + numberCell(users) + '\n');
    }
    outlet.put(tableEnd);
}

void putOwners(Outlet &outlet, const Ledger &ledger)
{
    const report::OwnerCounts owners = report::ownerCounts(ledger);
    if (owners.all() == 0)
        return;
    outlet.put(element("h2", tr("Have the owners chosen new passwords?")));
    outlet.put(element("p",
        owners.lookedAtMs == 0
            ? tr("Nobody has asked the tenant since the reset: it is not known of anybody.")
            : tr("As the tenant said when it was last asked, at %1.")
                  .arg(report::isoTime(owners.lookedAtMs))));
    outlet.put(tableHead({tr("Password"), tr("Users")}));
    for (const auto &[text, users] :
        {std::pair{tr("Changed since, not by Bulkhead"), owners.changed},
            {tr("Not changed since"), owners.notChanged},
            {tr("Not looked at, or the database does not tell"), owners.notLooked}})
        outlet.put("<tr>" + cell(text) + numberCell(users) + '\n');
    outlet.put(tableEnd);
}

} // namespace bulkhead::texts::html
