// SPDX-License-Identifier: Apache-2.0
#include "bench.h"
#include "run/advice.h"

#include <QElapsedTimer>
#include <QJsonObject>

#include <cstdio>

using namespace Qt::StringLiterals;

// What a planned incident tells of its users, by groups.
namespace bulkhead::testing {
namespace {

using plan::Advice;

qint64 usersOf(const std::vector<plan::AdviceGroup> &groups, Advice advice)
{
    for (const plan::AdviceGroup &group : groups) {
        if (group.advice == advice)
            return group.users;
    }
    return 0;
}

Identifier id(const QString &text)
{
    return {text.contains(u'@') ? IdentifierKind::Email : IdentifierKind::UserId, text};
}

TEST(Advice, CountsTheUsersOfAPlanThatAStepMayTouch)
{
    Bench bench;
    bench.tenant.populate(6);
    for (int i = 0; i < 4; ++i) {
        bench.tenant.people[size_t(i)].connections.clear();
        bench.tenant.people[size_t(i)].linked = {QJsonObject{
            {u"provider"_s, u"github"_s}, {u"connection"_s, u"github"_s}, {u"isSocial"_s, true}}};
    }
    bench.tenant.people[4].blocked = true;
    QStringList all;
    for (const Person &person : bench.tenant.people)
        all << person.id;
    bench.list(all);
    plan::UserLists lists;
    lists.protectedUsers.add(id(u"auth0|0000"_s));
    lists.excluded.add(id(u"auth0|0001"_s));
    bench.planned({}, lists);
    const auto groups = run::advise(bench.ledger());
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(usersOf(groups, Advice::Social), 2);
    EXPECT_EQ(groups[0].skipped, std::vector{Measure::Email});
    EXPECT_EQ(usersOf(groups, Advice::Blocked), 1);
}

TEST(Advice, KnowsWhoseAddressAnotherAccountHas)
{
    Bench bench;
    bench.tenant.populate(5);
    bench.tenant.people[1].email = bench.tenant.people[0].email.toUpper(); // both on the list
    bench.tenant.people[3].email = bench.tenant.people[2].email; // one by id, and their address
    bench.list({u"auth0|0000"_s, u"auth0|0001"_s, u"auth0|0002"_s, bench.tenant.people[2].email,
        u"auth0|0004"_s});
    bench.planned();
    EXPECT_EQ(bench.ledger().counts().several, 1);
    EXPECT_EQ(usersOf(run::advise(bench.ledger()), Advice::SharedEmail), 3);
    const run::SharedEmails shared(bench.ledger());
    const std::array expected{true, true, true, false, false};
    for (qint32 row = 0; row < 5; ++row)
        EXPECT_EQ(shared.has(bench.ledger().user(row)), expected[size_t(row)]) << row;
}

TEST(Advice, OfAHundredThousandUsersTakesNoTime)
{
    Bench bench;
    std::vector<journal::Entry> entries{{.kind = journal::EntryKind::Source, .text = u"{}"_s}};
    constexpr int rows = 100'000;
    for (int i = 0; i < rows; ++i)
        entries.push_back({.kind = journal::EntryKind::Listed,
            .row = i,
            .number = i + 1,
            .text = u"auth0|%1"_s.arg(i)});
    for (int i = 0; i < rows; ++i)
        entries.push_back({.kind = journal::EntryKind::Resolved,
            .row = i,
            .code = int(Resolution::Found),
            .text =
                uR"({"user_id":"auth0|%1","email":"u%2@x.org","traits":["social"]})"_s.arg(i).arg(
                    i / 2)});
    ASSERT_TRUE(bench.incident->record(entries));
    ASSERT_TRUE(run::freezePlan(*bench.incident, {}, {}, {}, 0));
    QElapsedTimer timer;
    timer.start();
    const auto groups = run::advise(bench.ledger());
    std::printf("advice on %d users: %lld ms\n", rows, static_cast<long long>(timer.elapsed()));
    EXPECT_LT(timer.elapsed(), 5000);
    EXPECT_EQ(usersOf(groups, Advice::Social), rows);
    EXPECT_EQ(usersOf(groups, Advice::SharedEmail), rows);
}

} // namespace
} // namespace bulkhead::testing
