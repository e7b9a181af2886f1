// SPDX-License-Identifier: Apache-2.0
// The rotation that stands deployed on the practice tenant, run in Node for every identity of every
// user of a population: it refuses as many as the count before it has told, and no other.
#include "gate/node.h"
#include "rotation_bench.h"

#include <gtest/gtest.h>

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using testing::ActionRun;
using testing::eventUser;

constexpr qint64 dayMs = 86'400'000;

class RotationPopulation : public ::testing::Test, protected testing::RotationBench
{
protected:
    void populate(int users)
    {
        options.users = users;
        options.ratePerS = 5000;
        options.burst = 5000;
        startTenant();
        bindOthers({u"one"_s, u"two"_s});
        for (int user = 0; user < tenant->population.size(); user += 30)
            content.protectedKeys << (user % 60 == 0 ? tenant->population.userId(user)
                                                     : tenant->population.email(user));
        content.protectedKeys.removeAll(QString());
        clock.advance(dayMs / 2); // passwords there are whole days old: no matter of a second
    }
    // One login of each user by each of its identities; `owners` says whose.
    QJsonArray logins(std::vector<int> &owners) const
    {
        QJsonArray events;
        for (int user = 0; user < tenant->population.size(); ++user) {
            for (const practice::Identity &each : tenant->population.identities(user)) {
                events << eventUser(tenant->profiles.profile(user),
                    each.provider == "auth0"_L1 ? u"auth0"_s : each.provider, each.connection);
                owners.push_back(user);
            }
        }
        return events;
    }
    // By plain comparison, which knows nothing of hashes and code.
    [[nodiscard]] bool isExpected(const QJsonObject &event, int user) const
    {
        const QJsonObject profile = event[u"user"].toObject();
        const auto changed =
            QDateTime::fromString(profile[u"last_password_reset"].toString(), Qt::ISODateWithMs);
        const int days = event[u"connection"] == u"auth0"_s
            ? content.rule.daysFor(event[u"name"].toString())
            : 0;
        const bool shielded = content.protectedKeys.contains(tenant->population.userId(user))
            || content.protectedKeys.contains(profile[u"email"].toString().toLower());
        return days > 0 && changed.isValid() && !shielded
            && clock.utcMs() - changed.toMSecsSinceEpoch() > days * dayMs;
    }
    // The users whom the deployed code refuses; each of them as expected.
    int refused()
    {
        std::vector<int> owners;
        const QJsonArray events = logins(owners);
        const ActionRun run{deployed(), events, content.denyText, {}, clock.utcMs()};
        const QJsonArray words = run.decisions();
        QSet<int> users;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const bool denied = isExpected(events[i].toObject(), owners[size_t(i)]);
            const QJsonArray expected = denied
                ? QJsonArray{u"denied+session"_s, u"denied+session"_s, u"denied+refresh_token"_s}
                : QJsonArray{u"-"_s, u"-"_s, u"-"_s};
            EXPECT_EQ(words[i].toArray(), expected)
                << tenant->population.userId(owners[size_t(i)]).toStdString();
            if (denied)
                users.insert(owners[size_t(i)]);
            if (HasFailure())
                break;
        }
        return int(users.size());
    }
};

TEST_F(RotationPopulation, IsRefusedAsCounted)
{
    populate(10'000);
    content.rule = {900, {{QString(practice::partnersConnection), 300}}};
    count();
    ASSERT_EQ(end, End::Done);
    EXPECT_EQ(counted.total, tenant->population.size());
    EXPECT_EQ(counted.users.users, tenant->population.size());
    EXPECT_GT(counted.users.due, 0);
    EXPECT_GT(counted.users.exempt, 0);
    EXPECT_GT(counted.users.undated, 0);
    on();
    ASSERT_EQ(end, End::Done);
    const int before = refused();
    EXPECT_EQ(before, counted.users.due);
    for (int user = 0; user < tenant->population.size(); user += 3)
        tenant->profiles.update(user).passwordResetMs = clock.utcMs();
    EXPECT_LT(refused(), before);
    count();
    EXPECT_EQ(refused(), counted.users.due) << "each after its own reset";
}

TEST_F(RotationPopulation, OfChosenConnectionsIsRefusedAsCounted)
{
    populate(2'000);
    content.rule = {0, {{QString(practice::partnersConnection), 90}}};
    count();
    on();
    ASSERT_EQ(end, End::Done);
    EXPECT_GT(counted.users.due, 0);
    EXPECT_LT(counted.users.ruled, 100);
    EXPECT_EQ(refused(), counted.users.due);
}

} // namespace
} // namespace bulkhead::run
