// SPDX-License-Identifier: Apache-2.0
// The code that stands deployed on the practice tenant, run in Node for every user of a population:
// all kinds, linked, protected. Whom it must refuse is told by plain comparison of ids and
// addresses, which know nothing of hashes.
#include "door_bench.h"
#include "gate/node.h"

#include <gtest/gtest.h>

#include <QSet>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using testing::ActionRun;
using testing::DoorBench;
using testing::eventUser;

class DoorPopulation : public ::testing::Test, protected DoorBench
{
protected:
    void populate(int users)
    {
        options.users = users;
        options.ratePerS = 5000;
        options.burst = 5000;
        startTenant();
        bindOthers({u"one"_s, u"two"_s});
    }
    // Two of three users, ids and addresses in turn; every 30th of them is protected.
    void choose()
    {
        const auto &population = tenant->population;
        QStringList identifiers;
        for (int user = 0; user < population.size(); ++user) {
            const QString email = population.email(user);
            const bool byEmail = user % 2 == 0 && !email.isEmpty();
            const QString text = byEmail ? email : population.userId(user);
            if (user % 3 == 2)
                continue;
            identifiers << text;
            listed.insert(text.toLower());
            if (user % 30 == 0) {
                const QString shield = byEmail ? population.userId(user) : email;
                shielded.insert(shield.toLower());
                choices.protectedUsers << shield;
            }
        }
        list(identifiers);
        choices.denyText = u"Call the help desk."_s;
    }
    static QStringList namesOf(const QJsonObject &profile)
    {
        QStringList names{
            profile["user_id"_L1].toString().toLower(), profile["email"_L1].toString().toLower()};
        for (const QJsonValue each : profile["identities"_L1].toArray())
            names << (each[u"provider"_s].toString() + u'|'
                + each[u"user_id"_s].toVariant().toString())
                         .toLower();
        return names;
    }
    [[nodiscard]] bool isIn(const QSet<QString> &set, const QJsonObject &profile) const
    {
        const QStringList names = namesOf(profile);
        return std::any_of(names.begin(), names.end(),
            [&](const QString &name) { return !name.isEmpty() && set.contains(name); });
    }
    [[nodiscard]] QJsonArray decisions()
    {
        QJsonArray events;
        for (int user = 0; user < tenant->population.size(); ++user) {
            const bool database =
                tenant->population.identities(user).first().provider == "auth0"_L1;
            events << eventUser(
                tenant->profiles.profile(user), database ? u"auth0"_s : u"google-oauth2"_s);
        }
        const ActionRun run{deployed(), events, choices.denyText};
        return run.decisions();
    }
    void expectRefused(const std::function<bool(int)> &expected)
    {
        const QJsonArray all = decisions();
        ASSERT_EQ(all.size(), tenant->population.size());
        int refused = 0;
        for (int user = 0; user < all.size(); ++user) {
            const bool denied = expected(user);
            const QJsonArray words = denied
                ? QJsonArray{u"denied+session"_s, u"denied+session"_s, u"denied+refresh_token"_s}
                : QJsonArray{u"-"_s, u"-"_s, u"-"_s};
            ASSERT_EQ(all[user].toArray(), words)
                << tenant->population.userId(user).toStdString() << " of kind "
                << int(tenant->population.kind(user));
            refused += denied ? 1 : 0;
        }
        EXPECT_GT(refused, 0);
        EXPECT_LT(refused, all.size());
    }
    [[nodiscard]] bool refusedUntilReset(int user) const
    {
        const QJsonObject profile = tenant->profiles.profile(user);
        return isIn(listed, profile) && !isIn(shielded, profile);
    }
    void resetBy(const std::function<bool(int)> &who)
    {
        clock.advance(5000);
        for (int user = 0; user < tenant->population.size(); ++user) {
            if (who(user))
                tenant->profiles.update(user).passwordResetMs = clock.utcMs();
        }
        clock.advance(5000);
    }

    QSet<QString> listed, shielded; // lower case
    journal::GateChoices choices;
};

TEST_F(DoorPopulation, IsRefusedExactlyAsListedUntilEachHasANewPassword)
{
    populate(10'000);
    choose();
    up(choices);
    ASSERT_EQ(end, End::Done);
    expectRefused([this](int user) { return refusedUntilReset(user); });
    resetBy([](int user) { return user % 5 == 0; });
    expectRefused([this](int user) { return user % 5 != 0 && refusedUntilReset(user); });
    down();
    EXPECT_EQ(bound(), (QStringList{u"one"_s, u"two"_s}));
    EXPECT_EQ(actions(), (QStringList{u"one"_s, u"two"_s}));
}

// After a run that set random passwords: the new date is ours, and lets nobody in.
TEST_F(DoorPopulation, OurOwnPasswordsLetNobodyIn)
{
    populate(500);
    choose();
    PlanChoices plan;
    plan.reset = ResetMethod::Password;
    plan.allowUnknown = true;
    up(choices);
    beginPlan(plan);
    finish();
    ASSERT_EQ(end, End::Done) << (error ? error->detail.toStdString() : "");
    beginRun();
    finish();
    ASSERT_EQ(end, End::Done) << (error ? error->detail.toStdString() : "");
    ASSERT_GT(incident->ledger().userTotal(StepState::Done), 100);
    const auto &ledger = incident->ledger();
    QSet<QString> ids;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) == Resolution::Found)
            ids.insert(ledger.user(row).userId);
        else
            ids.insert(ledger.identifier(row).text.toLower());
    }
    const auto refused = [&](int user) {
        const QJsonObject profile = tenant->profiles.profile(user);
        const bool named = ids.contains(profile["user_id"_L1].toString())
            || ids.contains(profile["email"_L1].toString().toLower());
        return named && !isIn(shielded, profile);
    };
    expectRefused(refused);
    resetBy([](int user) { return user % 2 == 0; });
    // A store of its own tells no date of our change, so no later date is believed.
    const auto held = [this](int user) {
        return tenant->population.kind(user) == practice::UserKind::CustomDatabase;
    };
    expectRefused([&](int user) { return (user % 2 != 0 || held(user)) && refused(user); });
}

} // namespace
} // namespace bulkhead::run
