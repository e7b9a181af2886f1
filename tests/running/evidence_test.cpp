// SPDX-License-Identifier: Apache-2.0
#include "bench.h"
#include "run/advice.h"

#include <QDateTime>
#include <QJsonObject>
#include <QSet>

using namespace Qt::StringLiterals;

// What changed inside the window, on virtual time: who gets no link for it, and what a token or a
// log that does not tell leaves unknown.
namespace bulkhead::testing {
namespace {

constexpr qint64 hourMs = 3'600'000;
constexpr int inFlight = 6; // questions whose answers a stop may leave open, and their pairs

QString date(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonObject happened(const QString &type, qint64 ms, const QString &path = {})
{
    return {{u"type"_s, type}, {u"date"_s, date(ms)},
        {u"details"_s, QJsonObject{{u"request"_s, QJsonObject{{u"path"_s, path}}}}}};
}

// 0 nothing, 1 e-mail, 2 factor, 3 passkey, 4 linked long ago, 5 linked by an application: half an
// hour ago, and the log goes back a day.
void prepare(Bench &bench)
{
    auto &people = bench.tenant.people;
    const qint64 now = bench.clock.utcMs();
    const qint64 then = now - hourMs / 2;
    people[1].history = {happened(u"s"_s, then + 1), happened(u"sce"_s, then)};
    people[2].methods = {QJsonObject{{u"type"_s, u"totp"_s}, {u"created_at"_s, date(then)}}};
    people[3].methods = {QJsonObject{{u"type"_s, u"passkey"_s}, {u"created_at"_s, date(then)}}};
    for (const int i : {4, 5})
        people[size_t(i)].linked = {QJsonObject{{u"provider"_s, u"github"_s},
            {u"connection"_s, u"github"_s}, {u"isSocial"_s, true}, {u"user_id"_s, i}}};
    bench.tenant.changesByApplications = {
        happened(u"sapi"_s, then, u"/api/v2/users/auth0|0005/identities"_s)};
    bench.tenant.logBeginsMs = now - 24 * hourMs;
    bench.tenant.scopes += u" read:logs read:authentication_methods"_s;
}

// The questions about single users.
QList<QByteArray> questions(const FakeTenant &tenant)
{
    QList<QByteArray> targets;
    for (const Call &call : tenant.calls) {
        const bool ofUser = !call.whom.isEmpty() && call.kind == Kind::Log;
        if (ofUser || call.request.target.contains("/authentication-methods"))
            targets << call.request.target;
    }
    return targets;
}

class EvidenceTest : public ::testing::Test
{
protected:
    void SetUp() override { prepare(bench); }
    [[nodiscard]] PlanChoices choices() const { return {.window = {now - hourMs, 0}}; }
    [[nodiscard]] Traits evidence(int row) const
    {
        return bench.ledger().user(row).traits & evidenceTraits;
    }
    [[nodiscard]] static qint64 unknown(const Bench &bench)
    {
        for (const auto &group : run::advise(bench.ledger())) {
            if (group.advice == plan::Advice::EvidenceMissing)
                return group.users;
        }
        return 0;
    }

    Bench bench{6};
    const qint64 now = bench.clock.utcMs();
};

TEST_F(EvidenceTest, WhoseContactIsNewGetsNoLink)
{
    ASSERT_EQ(bench.plan(choices()).end, run::End::Done);
    EXPECT_EQ(questions(bench.tenant).size(), 12);
    const std::array<Traits, 6> expected{Traits(), Trait::EmailChanged, Trait::FactorAdded,
        Trait::PasskeyAdded, Traits(), Trait::IdentityAdded};
    for (int row = 0; row < 6; ++row)
        EXPECT_EQ(evidence(row), expected[size_t(row)]) << row;
    EXPECT_EQ(unknown(bench), 0);
    EXPECT_EQ(bench.ledger().counts().noMail, 4);
    ASSERT_EQ(bench.run().end, run::End::Done);
    for (int row = 0; row < 6; ++row) {
        const bool mailed = !expected[size_t(row)];
        EXPECT_EQ(bench.tenant.people[size_t(row)].mails, mailed ? 1 : 0) << row;
        EXPECT_EQ(bench.tenant.people[size_t(row)].accessRevoked, 1) << row;
        EXPECT_EQ(bench.ledger().userReason(row), mailed ? Reason::None : Reason::ContactChanged);
    }
    expectClaimsHold(bench);
}

TEST_F(EvidenceTest, AdviceIsPassedOverForGroupsAndForUsers)
{
    plan::UserLists lists;
    lists.overridden.add({IdentifierKind::Email, u"u0001@example.org"_s});
    bench.planned(choices(), lists);
    EXPECT_EQ(bench.ledger().counts().noMail, 3);
    ASSERT_EQ(bench.run({.first = 2}).end, run::End::Paused);
    EXPECT_EQ(bench.tenant.people[1].mails, 1);

    Bench other(6);
    prepare(other);
    PlanChoices all = choices();
    all.overrides = QStringList{u"contact_changed"_s};
    other.planned(all);
    EXPECT_EQ(other.ledger().counts().noMail, 0);
    ASSERT_EQ(other.run().end, run::End::Done);
    EXPECT_EQ(other.tenant.people[1].mails, 1);
}

TEST_F(EvidenceTest, WithoutAWindowNothingIsRead)
{
    ASSERT_EQ(bench.plan().end, run::End::Done);
    EXPECT_EQ(questions(bench.tenant).size(), 0);
    EXPECT_EQ(bench.tenant.count(Kind::Log), 0);
    EXPECT_EQ(unknown(bench), 0);
}

TEST_F(EvidenceTest, WhatTheTokenMayNotReadIsUnknown)
{
    struct Case
    {
        QString scopes;
        int questions, unknown;
        std::array<Traits, 4> found; // without EvidenceMissing
    };
    for (const Case &c : std::initializer_list<Case>{
             {{}, 0, 6, {}},
             {u" read:logs"_s, 6, 6, {Traits(), Trait::EmailChanged, Traits(), Traits()}},
             {u" read:authentication_methods"_s, 6, 6,
                 {Traits(), Traits(), Trait::FactorAdded, Trait::PasskeyAdded}},
             {u" read:logs_users read:authentication_methods"_s, 12, 0,
                 {Traits(), Trait::EmailChanged, Trait::FactorAdded, Trait::PasskeyAdded}},
         }) {
        Bench one(6);
        const QString basic = one.tenant.scopes;
        prepare(one);
        one.tenant.scopes = basic + c.scopes;
        ASSERT_EQ(one.plan(choices()).end, run::End::Done);
        EXPECT_EQ(questions(one.tenant).size(), c.questions) << c.scopes.toStdString();
        EXPECT_EQ(unknown(one), c.unknown) << c.scopes.toStdString();
        for (int row = 0; row < 4; ++row)
            EXPECT_EQ(one.ledger().user(row).traits & contactTraits, c.found[size_t(row)]) << row;
    }
}

TEST_F(EvidenceTest, ALogThatIsTooShortTellsLess)
{
    bench.tenant.logBeginsMs = now - hourMs + 1;
    ASSERT_EQ(bench.plan(choices()).end, run::End::Done);
    EXPECT_EQ(unknown(bench), 6);
    EXPECT_EQ(evidence(1), Trait::EmailChanged | Trait::EvidenceMissing);
    EXPECT_EQ(bench.ledger().counts().noMail, 4) << "unknown is no reason to withhold a mail";
}

TEST_F(EvidenceTest, ALinkedIdentityOfUnknownAgeIsUnknown)
{
    QJsonArray many;
    for (int i = 0; i < 1000; ++i)
        many << happened(u"sapi"_s, now - 1000, u"/api/v2/clients"_s);
    bench.tenant.changesByApplications = many;
    ASSERT_EQ(bench.plan(choices()).end, run::End::Done);
    EXPECT_EQ(evidence(4), Trait::EvidenceMissing);
    EXPECT_EQ(evidence(5), Trait::EvidenceMissing);
    EXPECT_EQ(unknown(bench), 2);
}

TEST_F(EvidenceTest, ARefusalLeavesAUserUnknownAndHaltsNothing)
{
    bench.tenant.goesWrong = [](const Call &call) -> std::optional<Wrong> {
        if (call.whom != u"auth0|0001"_s || !call.request.target.contains("/logs"))
            return std::nullopt;
        return Wrong{managementError(400, "invalid_query_string", "no")};
    };
    ASSERT_EQ(bench.plan(choices()).end, run::End::Done);
    EXPECT_EQ(evidence(1), Trait::EvidenceMissing);
    EXPECT_EQ(unknown(bench), 1);
}

TEST_F(EvidenceTest, TheProtectedAreNotLookedInto)
{
    plan::UserLists lists;
    lists.protectedUsers.add({IdentifierKind::UserId, u"auth0|0000"_s}, u"break glass"_s);
    ASSERT_EQ(bench.plan(choices(), lists).end, run::End::Done);
    EXPECT_EQ(questions(bench.tenant).size(), 10);
    EXPECT_EQ(unknown(bench), 0) << "nor counted";
}

// A pause or a death at any moment of it: nothing found is lost, nobody is asked about again but
// those whose answers were open.
TEST_F(EvidenceTest, GoesOnWhereItStopped)
{
    for (int stopAt = 1; stopAt < 12; stopAt += 2) {
        Bench one(6);
        prepare(one);
        one.tenant.management = FakeBucket(3, 3);
        one.beginPlan(choices());
        ASSERT_TRUE(one.until([&] { return questions(one.tenant).size() >= stopAt; }));
        if (stopAt % 4 == 1) {
            one.engine->pause();
            EXPECT_EQ(one.finish().end, run::End::Paused);
        }
        one.closeIncident();
        one.openIncident();
        ASSERT_EQ(one.plan(choices()).end, run::End::Done);
        const QList<QByteArray> asked = questions(one.tenant);
        EXPECT_EQ(QSet<QByteArray>(asked.begin(), asked.end()).size(), 12);
        EXPECT_LE(asked.size(), 12 + inFlight) << stopAt;
        EXPECT_EQ(one.ledger().counts().noMail, 4) << stopAt;
        std::map<qint32, int> told;
        for (const auto &entry : one.entries()) {
            if (entry.kind == journal::EntryKind::Evidence) {
                EXPECT_EQ(++told[entry.row], 1) << entry.row;
            }
        }
        EXPECT_EQ(told.size(), 6u);
    }
}

TEST_F(EvidenceTest, AnotherWindowIsLookedIntoAnew)
{
    ASSERT_EQ(bench.plan(choices()).end, run::End::Done);
    ASSERT_EQ(bench.plan(choices()).end, run::End::Done);
    EXPECT_EQ(questions(bench.tenant).size(), 12) << "the same window is not read twice";
    ASSERT_EQ(bench.plan({.window = {now - hourMs / 4, 0}}).end, run::End::Done);
    EXPECT_EQ(questions(bench.tenant).size(), 24);
    EXPECT_EQ(bench.ledger().counts().noMail, 0) << "all of it is older";
    ASSERT_EQ(bench.plan(choices()).end, run::End::Done);
    EXPECT_EQ(bench.ledger().counts().noMail, 4);
    ASSERT_EQ(bench.plan().end, run::End::Done);
    EXPECT_EQ(bench.ledger().counts().noMail, 0) << "without a window nothing is new";
    EXPECT_EQ(questions(bench.tenant).size(), 36);
}

TEST_F(EvidenceTest, ProgressIsOfUsers)
{
    ASSERT_EQ(bench.plan(choices()).end, run::End::Done);
    bool seen = false;
    for (const run::Progress &progress : bench.progress) {
        if (progress.phase != run::Phase::Evidence)
            continue;
        seen = true;
        EXPECT_EQ(progress.total, 6);
        EXPECT_LE(progress.done, 6);
    }
    EXPECT_TRUE(seen);
}

} // namespace
} // namespace bulkhead::testing
