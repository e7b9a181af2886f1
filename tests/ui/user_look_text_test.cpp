// SPDX-License-Identifier: Apache-2.0
#include "texts/user_look_text.h"

#include "journal/entries.h"
#include "ui/every_value.h"

#include "testing/testing.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using namespace journal::entries;
using bulkhead::testing::everyValue;

qint64 inNovember(int day, int hour)
{
    return QDateTime({2026, 11, day}, {hour, 5, 7}).toMSecsSinceEpoch();
}

// One user whose password was last changed on the 1st, with what happened since.
journal::Ledger ledgerAfter(const std::vector<journal::Entry> &since, ResetMethods reset)
{
    journal::Ledger ledger;
    ledger.apply(created());
    auto user = found(0, {});
    user.text = text({{u"user_id"_s, u"auth0|ada"_s}, {u"connections"_s, QJsonArray{u"main"_s}},
        {u"password_changed_ms"_s, inNovember(1, 9)}});
    for (const journal::Entry &entry : {source(u"l.csv"_s), listed(0, 2, u"auth0|ada"_s), user,
             planned({.reset = reset}), started()})
        ledger.apply(entry);
    for (const journal::Entry &entry : since)
        ledger.apply(entry);
    return ledger;
}

TEST(UserLookText, TellsOfThePasswordNoMoreThanIsKnown)
{
    const ResetMethods byMail = ResetMethod::Email, byUs = ResetMethod::Password;
    auto ours = done(0, Measure::Password, 200);
    ours.text = QString::number(inNovember(20, 10));
    const auto looked = [](qint64 changedMs) {
        return journal::Entry{.kind = journal::EntryKind::Looked,
            .atMs = inNovember(25, 14),
            .row = 0,
            .number = changedMs};
    };
    struct
    {
        std::vector<journal::Entry> since;
        ResetMethods reset;
        qint64 changedMs;
        QString text;
    } const table[] = {
        {{}, byMail, 0, u"The tenant tells of no change of the password."_s},
        {{}, byMail, inNovember(1, 9),
            u"The password was last changed on 1 November 2026, 09:05."_s},
        {{}, byMail, inNovember(3, 9),
            u"The password was changed on 3 November 2026, 09:05, after the list was looked up: by "
            "the owner, or by whoever is in the account."_s},
        {{done(0, Measure::Email, 200)}, byMail, inNovember(1, 9),
            u"The owner has not chosen a new password since the reset."_s},
        {{done(0, Measure::Email, 200)}, byMail, inNovember(24, 9),
            u"The owner has chosen a new password, on 24 November 2026, 09:05."_s},
        {{intent(0, Measure::Password, 1)}, byUs, inNovember(20, 10),
            u"The password was last changed on 20 November 2026, 10:05."_s}, // ours, perhaps
        {{ours}, byUs, inNovember(20, 10),
            u"The owner has not chosen a new password since the reset."_s},
        {{ours}, byUs, inNovember(24, 9),
            u"The owner has chosen a new password, on 24 November 2026, 09:05."_s},
    };
    for (const auto &row : table) {
        auto since = row.since;
        since.push_back(looked(row.changedMs));
        const auto ledger = ledgerAfter(since, row.reset);
        run::SeenUser seen;
        seen.passwordChangedMs = row.changedMs;
        EXPECT_EQ(seenText(ledger, 0, seen).facts, QStringList{row.text});
    }
}

TEST(UserLookText, TellsBlockLoginAndWhen)
{
    const auto ledger = ledgerAfter({}, ResetMethod::Email);
    run::SeenUser seen;
    seen.atMs = inNovember(25, 14);
    seen.blocked = true;
    seen.lastLoginMs = inNovember(24, 23);
    EXPECT_EQ(seenText(ledger, 0, seen).asOf, u"Seen 25 November 2026, 14:05:07"_s);
    EXPECT_EQ(seenText(ledger, 0, seen).facts.mid(1),
        (QStringList{u"Blocked: nobody can log in."_s, u"Last login: 24 November 2026, 23:05."_s}));
    auto reset = done(0, Measure::Email, 200);
    reset.atMs = inNovember(26, 9);
    const journal::Entry look{
        .kind = journal::EntryKind::Looked, .atMs = seen.atMs, .row = 0, .number = 0};
    EXPECT_EQ(seenText(ledgerAfter({look, reset}, ResetMethod::Email), 0, seen).asOf,
        u"Seen 25 November 2026, 14:05:07, before the reset"_s);
    seen.blocked = false;
    seen.lastLoginMs = 0;
    EXPECT_EQ(seenText(ledger, 0, seen).facts.mid(1),
        (QStringList{u"Not blocked."_s, u"The tenant tells of no login."_s}));
}

TEST(UserLookText, EveryAnswerSaysWhatHappenedWhatItMeansAndWhatToDo)
{
    for (const Outcome outcome : everyValue<Outcome>()) {
        const Explanation why = explainLook({0, outcome, u"words"_s});
        EXPECT_TRUE(why.happened.contains(u"words"_s)) << int(outcome);
        EXPECT_FALSE(why.meaning.isEmpty()) << int(outcome);
        EXPECT_FALSE(why.todo.isEmpty()) << int(outcome);
    }
    EXPECT_TRUE(explainMissedLook({}).happened.contains(u"was not looked at"_s));
    const Error error{Fault::SecretMissing, u"keychain"_s};
    EXPECT_EQ(explainMissedLook(error).happened, explain(error).happened);
}

} // namespace
} // namespace bulkhead::texts
