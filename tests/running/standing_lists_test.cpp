// SPDX-License-Identifier: Apache-2.0
#include "run/standing_lists.h"

#include "bench.h"

#include <QDateTime>
#include <QJsonObject>

using namespace Qt::StringLiterals;

// What a plan was told of single users is still known when it is made anew.
namespace bulkhead::testing {
namespace {

using Told = std::vector<std::tuple<StepState, Reason, QString>>;

Identifier id(const QString &text)
{
    return {text.contains(u'@') ? IdentifierKind::Email : IdentifierKind::UserId, text};
}

class StandingListsTest : public ::testing::Test
{
protected:
    StandingListsTest()
    {
        const qint64 now = m_bench.clock.utcMs();
        const QString then =
            QDateTime::fromMSecsSinceEpoch(now - 1000, Qt::UTC).toString(Qt::ISODateWithMs);
        for (const size_t i : {4u, 5u})
            m_bench.tenant.people[i].methods = {
                QJsonObject{{u"type"_s, u"totp"_s}, {u"created_at"_s, then}}};
        m_bench.tenant.scopes += u" read:authentication_methods"_s;
        m_choices.window = {now - 3'600'000, 0};
        m_lists.protectedUsers.add(id(u"u0000@example.org"_s), u"break glass"_s);
        m_lists.excluded.add(id(u"auth0|0001"_s), u"legal hold"_s);
        m_lists.first.add(id(u"u0003@example.org"_s));
    }
    const journal::Ledger &ledger() { return m_bench.ledger(); }
    Told told()
    {
        Told all;
        for (qint32 row = 0; row < ledger().rowCount(); ++row) {
            for (const auto &step : ledger().steps(row))
                all.emplace_back(step.state, step.reason, ledger().text(step.words));
        }
        return all;
    }
    QList<std::pair<qint32, bool>> advised()
    {
        QList<std::pair<qint32, bool>> all;
        for (const run::Advised &user : run::advisedUsers(ledger()))
            all << std::pair(user.row, user.passedOver);
        return all;
    }

    Bench m_bench{6};
    PlanChoices m_choices;
    plan::UserLists m_lists;
};

TEST_F(StandingListsTest, AreReadBackFromThePlan)
{
    m_lists.overridden.add(id(u"u0005@example.org"_s));
    m_bench.planned(m_choices, m_lists);
    const Told before = told();
    const PlanCounts counts = ledger().counts();
    ASSERT_EQ(counts.protectedUsers, 1);
    ASSERT_EQ(counts.excludedUsers, 1);
    EXPECT_EQ(advised(), (QList<std::pair<qint32, bool>>{{4, false}, {5, true}}));

    plan::UserLists lists;
    run::addStanding(ledger(), lists);
    run::addOverridden(ledger(), lists);
    EXPECT_EQ(lists.protectedUsers.identifiers(), QStringList{u"auth0|0000"_s});
    EXPECT_EQ(lists.excluded.identifiers(), QStringList{u"auth0|0001"_s});
    EXPECT_EQ(lists.first.identifiers(), QStringList{u"auth0|0003"_s});
    EXPECT_EQ(lists.overridden.identifiers(), QStringList{u"auth0|0005"_s});
    m_bench.planned(m_choices, lists);
    EXPECT_EQ(told(), before);
    EXPECT_EQ(ledger().counts(), counts);
    EXPECT_EQ(ledger().rank(3), journal::Rank::Priority);
}

TEST_F(StandingListsTest, AnOverrideForEverybodyNamesNobody)
{
    m_choices.overrides = {u"contact_changed"_s};
    m_bench.planned(m_choices, m_lists);
    EXPECT_EQ(advised(), (QList<std::pair<qint32, bool>>{{4, true}, {5, true}}));
    plan::UserLists lists;
    run::addOverridden(ledger(), lists);
    EXPECT_TRUE(lists.overridden.isEmpty());
}

TEST_F(StandingListsTest, WhoIsProtectedIsNotAdvised)
{
    m_lists.protectedUsers.add(id(u"auth0|0004"_s), u"robot"_s);
    m_bench.planned(m_choices, m_lists);
    EXPECT_EQ(advised(), (QList<std::pair<qint32, bool>>{{5, false}}));
}

TEST(StandingLists, WithoutAPlanThereAreNone)
{
    Bench bench(2);
    plan::UserLists lists;
    run::addStanding(bench.ledger(), lists);
    run::addOverridden(bench.ledger(), lists);
    EXPECT_EQ(lists, plan::UserLists());
    EXPECT_TRUE(run::advisedUsers(bench.ledger()).empty());
}

} // namespace
} // namespace bulkhead::testing
