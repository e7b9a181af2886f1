// SPDX-License-Identifier: Apache-2.0
// The gate of whole connections, for lists that no number of Actions could hold.
#include "door_fixture.h"
#include "gate/node.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using testing::ActionRun;
using testing::eventUser;
using testing::ours;

class DoorRule : public testing::DoorFixture
{
protected:
    static journal::GateChoices ruling(const QStringList &connections)
    {
        journal::GateChoices choices = defaults();
        choices.connections = connections;
        choices.protectedUsers = {u"boss@example.com"_s};
        return choices;
    }
    const QString main = QString(practice::mainConnection);
};

TEST_F(DoorRule, IsOneActionHoweverLongTheList)
{
    QStringList many;
    for (int i = 0; i < 300'000; ++i)
        many << u"u%1@example.com"_s.arg(i);
    list(many);
    up();
    EXPECT_EQ(fault(), Fault::TriggerFull);
    EXPECT_EQ(writes(), 0);
    up(ruling({main}));
    expectUp();
    EXPECT_EQ(writes(), 2);
    look();
    EXPECT_EQ(gate().state, journal::GateState::Up);
    EXPECT_EQ(gate().choices.connections, QStringList{main});
    down();
    expectDown();
}

TEST_F(DoorRule, RefusesEverybodyThereUntilEachHasANewPassword)
{
    const auto &people = tenant->population;
    journal::GateChoices choices = ruling({main});
    choices.protectedUsers = {people.userId(3)};
    up(choices);
    expectUp();
    clock.advance(5000);
    for (int user = 0; user < people.size(); user += 5)
        tenant->profiles.update(user).passwordResetMs = clock.utcMs();
    QJsonArray events;
    std::vector<bool> expected;
    for (int user = 0; user < people.size(); ++user) {
        for (const practice::Identity &each : people.identities(user)) {
            events << eventUser(tenant->profiles.profile(user),
                each.provider == "auth0"_L1 ? u"auth0"_s : each.provider, each.connection);
            expected.push_back(each.connection == main && user % 5 != 0 && user != 3);
        }
    }
    const ActionRun run{deployed(), events, choices.denyText};
    const QJsonArray words = run.decisions();
    ASSERT_EQ(size_t(words.size()), expected.size());
    for (qsizetype i = 0; i < words.size(); ++i)
        EXPECT_EQ(words[i][0] != u"-"_s, bool(expected[size_t(i)])) << i;
}

TEST_F(DoorRule, NeedsAConnectionThatIsThere)
{
    up(ruling({main, u"typo"_s}));
    EXPECT_EQ(error, (Error{Fault::ConnectionUnknown, u"typo"_s}));
    up(ruling({u"google-oauth2"_s}));
    EXPECT_EQ(fault(), Fault::ConnectionUnknown) << "no database";
    EXPECT_EQ(writes(), 0);
    options.scopes = {
        u"read:actions"_s, u"create:actions"_s, u"update:actions"_s, u"delete:actions"_s};
    startTenant();
    up(ruling({main}));
    EXPECT_EQ(error, (Error{Fault::ScopeMissing, u"read:connections"_s}));
}

TEST_F(DoorRule, NeedsSomebodyWhoIsProtectedOrTheWordsThatNobodyIs)
{
    journal::GateChoices choices = ruling({main});
    choices.protectedUsers.clear();
    up(choices);
    EXPECT_EQ(error, (Error{Fault::ExemptionMissing, main}));
    EXPECT_EQ(writes(), 0);
    choices.noExemption = true;
    up(choices);
    expectUp();
}

TEST_F(DoorRule, WantsToKnowWhatBecomesOfAConnectionThatNobodyGetsBackInto)
{
    journal::GateChoices choices = ruling({main, u"legacy"_s});
    up(choices);
    EXPECT_EQ(error, (Error{Fault::ConnectionStrands, u"legacy"_s}));
    choices.strandedChosen = true;
    choices.letStrandedIn = true;
    up(choices);
    expectUp();
    const QByteArray without = deployed().front();
    EXPECT_FALSE(without.contains("legacy")) << "left out";
    choices.letStrandedIn = false;
    up(choices);
    expectUp();
    EXPECT_TRUE(deployed().front().contains("legacy"));
}

TEST_F(DoorRule, GivesWayToTheListAgain)
{
    up(ruling({main}));
    const QByteArray ruled = deployed().front();
    up(ruling({}));
    expectUp();
    EXPECT_NE(deployed().front(), ruled);
    EXPECT_FALSE(deployed().front().contains(main.toUtf8()));
}

} // namespace
} // namespace bulkhead::run
