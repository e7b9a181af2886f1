// SPDX-License-Identifier: Apache-2.0
#include "bench.h"
#include "run/import.h"
#include "run/named_list.h"

#include <QBuffer>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

// Whom a plan leaves alone, whose turn comes first, and whose advice is passed over.
namespace bulkhead::testing {
namespace {

Identifier id(const QString &text)
{
    return {text.contains(u'@') ? IdentifierKind::Email : IdentifierKind::UserId, text};
}

PlanChoices everyMeasure()
{
    return {.reset = ResetMethod::Password | ResetMethod::Flag | ResetMethod::Email,
        .extras = Extra::Block | Extra::ForgetMfaBrowsers | Extra::DeleteGrants
            | Extra::DeleteDeviceCredentials};
}

// The users in the order in which they were first treated.
QStringList turns(const FakeTenant &tenant)
{
    QStringList order;
    for (const Call &call : tenant.calls) {
        if (!call.whom.isEmpty() && !order.contains(call.whom))
            order << call.whom;
    }
    return order;
}

TEST(UserLists, NoStepTouchesTheProtectedAndTheExcluded)
{
    Bench bench(6); // every second one by e-mail
    bench.tenant.people[4].linked = {QJsonObject{{u"provider"_s, u"github"_s},
        {u"connection"_s, u"github"_s}, {u"isSocial"_s, true}, {u"user_id"_s, 4711}}};
    bulkhead::plan::UserLists lists;
    lists.protectedUsers.add(id(u"U0000@Example.org"_s), u"break glass"_s);
    lists.protectedUsers.add(id(u"auth0|0001"_s), u"the operator's own account"_s);
    lists.protectedUsers.add(id(u"github|4711"_s), u"a robot"_s);
    lists.protectedUsers.add(id(u"auth0|elsewhere"_s), u"nobody here"_s);
    lists.excluded.add(id(u"u0002@example.org"_s), u"legal hold"_s);
    bench.tenant.scopes += u" read:actions"_s; // for the flag
    bench.planned(everyMeasure(), lists);
    EXPECT_EQ(bench.ledger().counts().users, 2);
    EXPECT_EQ(bench.ledger().counts().protectedUsers, 3);
    EXPECT_EQ(bench.ledger().counts().excludedUsers, 1);
    EXPECT_EQ(
        run::namesNobody(lists.protectedUsers, bench.ledger()), QStringList{u"auth0|elsewhere"_s});

    const Ending ending = bench.run();
    ASSERT_EQ(ending.end, run::End::Done) << described(ending);
    EXPECT_EQ(bench.users(StepState::Done), 2);
    EXPECT_EQ(bench.users(StepState::Skipped), 4);
    const QStringList touched = turns(bench.tenant);
    EXPECT_EQ(QSet<QString>(touched.begin(), touched.end()),
        (QSet<QString>{
            u"auth0|0003"_s, u"u0003@example.org"_s, u"auth0|0005"_s, u"u0005@example.org"_s}));
    for (const auto &entry : bench.entries()) {
        if (entry.kind == journal::EntryKind::Intent) {
            EXPECT_TRUE(entry.row == 3 || entry.row == 5) << entry.row;
        }
    }
    struct Case
    {
        qint32 row;
        Reason reason;
        QString words;
    };
    for (const Case &c : {Case{0, Reason::Protected, u"break glass"_s},
             {1, Reason::Protected, u"the operator's own account"_s},
             {2, Reason::Excluded, u"legal hold"_s}, {4, Reason::Protected, u"a robot"_s}}) {
        for (const auto &step : bench.ledger().steps(c.row)) {
            EXPECT_EQ(step.state, StepState::Skipped) << c.row;
            EXPECT_EQ(step.reason, c.reason) << c.row;
            EXPECT_EQ(bench.ledger().text(step.words), c.words) << c.row;
        }
    }
    expectClaimsHold(bench);
}

TEST(UserLists, RetryingTheFailedLeavesTheProtectedAlone)
{
    Bench bench(3);
    bulkhead::plan::UserLists lists;
    lists.protectedUsers.add(id(u"auth0|0000"_s), u"break glass"_s);
    bench.planned({}, lists);
    bench.tenant.goesWrong = [](const Call &call) -> std::optional<Wrong> {
        if (call.kind != Kind::Revoke)
            return std::nullopt;
        return Wrong{managementError(400, "invalid_query", "no")};
    };
    (void)bench.run();
    EXPECT_EQ(bench.users(StepState::Failed), 2);
    bench.tenant.goesWrong = nullptr;
    ASSERT_EQ(bench.run({.retryFailed = true}).end, run::End::Done);
    EXPECT_EQ(bench.users(StepState::Done), 2);
    EXPECT_EQ(bench.tenant.people[0].accessRevoked, 0);
    EXPECT_EQ(bench.tenant.people[0].mails, 0);
}

TEST(UserLists, NobodyLeftIsNoPlan)
{
    Bench bench(1);
    bulkhead::plan::UserLists lists;
    lists.excluded.add(id(u"auth0|0000"_s), u"all of them"_s);
    EXPECT_EQ(bench.plan({}, lists).error.value().fault, Fault::NobodyToTreat);
    EXPECT_FALSE(bench.ledger().planned());
}

TEST(UserLists, PriorityThenLoggedInInTheWindowThenTheRest)
{
    Bench bench;
    bench.tenant.populate(7);
    QByteArray list = "user_id,vip\n";
    for (int i = 0; i < 7; ++i)
        list += bench.tenant.people[size_t(i)].id.toUtf8() + (i == 6 ? ",yes\n" : ",no\n");
    QBuffer buffer(&list);
    buffer.open(QIODevice::ReadOnly);
    ASSERT_TRUE(run::importList(
        *bench.incident, u"list.csv"_s, buffer, {.column = {}, .beside = u"vip"_s}));
    const qint64 from = bench.clock.utcMs() - 3'600'000;
    bench.tenant.people[1].lastLoginMs = from - 1;
    bench.tenant.people[3].lastLoginMs = from;
    bench.tenant.people[5].lastLoginMs = from + 60'000;
    bench.tenant.people[2].lastLoginMs = from + 60'001;
    bulkhead::plan::UserLists lists;
    lists.first.add(id(u"u0004@example.org"_s));
    const PlanChoices choices{.reset = {}, .window = {from, from + 60'000}};
    bench.tenant.management = FakeBucket(1, 5); // one after the other
    bench.planned(choices, lists);

    EXPECT_EQ(bench.run({.first = 2}).end, run::End::Paused);
    EXPECT_EQ(turns(bench.tenant), (QStringList{u"auth0|0004"_s, u"auth0|0006"_s}));
    ASSERT_EQ(bench.run().end, run::End::Done);
    EXPECT_EQ(turns(bench.tenant),
        (QStringList{u"auth0|0004"_s, u"auth0|0006"_s, u"auth0|0003"_s, u"auth0|0005"_s,
            u"auth0|0000"_s, u"auth0|0001"_s, u"auth0|0002"_s}));
}

// Another plan of the same list has other ranks; what the list itself says stays.
TEST(UserLists, ANewPlanRanksAnew)
{
    Bench bench(3);
    bench.tenant.people[1].lastLoginMs = bench.clock.utcMs();
    bulkhead::plan::UserLists lists;
    lists.first.add(id(u"auth0|0002"_s));
    bench.planned({.window = {bench.clock.utcMs() - 1000, 0}}, lists);
    using journal::Rank;
    EXPECT_EQ(bench.ledger().rank(1), Rank::LoggedIn);
    EXPECT_EQ(bench.ledger().rank(2), Rank::Priority);
    bench.planned();
    for (qint32 row = 0; row < 3; ++row)
        EXPECT_EQ(bench.ledger().rank(row), Rank::Rest) << row;
}

TEST(UserLists, AColumnMarksWhoComesFirst)
{
    struct Case
    {
        const char *cell;
        bool first;
    };
    for (const Case &c :
        std::initializer_list<Case>{{"yes", true}, {"1", true}, {"x", true}, {"VIP", true},
            {"", false}, {"0", false}, {"No", false}, {"FALSE", false}, {" n ", false}}) {
        Bench bench;
        QByteArray list = QByteArray("user_id,vip\nauth0|0000,") + c.cell + '\n';
        QBuffer buffer(&list);
        buffer.open(QIODevice::ReadOnly);
        ASSERT_TRUE(run::importList(
            *bench.incident, u"list.csv"_s, buffer, {.column = {}, .beside = u"vip"_s}));
        EXPECT_EQ(bench.ledger().listedFirst(0), c.first) << c.cell;
    }
}

TEST(UserLists, AMissingPriorityColumnIsAnErrorAndNothingIsImported)
{
    Bench bench;
    QByteArray list = "user_id,vip\nauth0|0000,1\n";
    QBuffer buffer(&list);
    buffer.open(QIODevice::ReadOnly);
    const auto read = run::importList(
        *bench.incident, u"list.csv"_s, buffer, {.column = {}, .beside = u"urgent"_s});
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error(), (Error{Fault::ListNoSuchColumn, u"user_id, vip"_s}));
    EXPECT_EQ(bench.ledger().rowCount(), 0);
}

} // namespace
} // namespace bulkhead::testing
