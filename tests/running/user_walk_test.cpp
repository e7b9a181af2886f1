// SPDX-License-Identifier: Apache-2.0
#include "run/user_walk.h"

#include <gtest/gtest.h>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

// Users by the day of their creation, searched as a tenant does.
struct Tenant
{
    std::vector<int> days; // of user 0, 1, ...
    int calls = 0;

    static QString dayText(int day)
    {
        return QDate(2020, 1, 1).addDays(day).toString(Qt::ISODate) + u"T00:00:00.000Z"_s;
    }
    QByteArray answer(const QUrlQuery &query)
    {
        ++calls;
        const QString q = query.queryItemValue(u"q"_s, QUrl::FullyDecoded);
        const QString since = q.isEmpty() ? QString() : q.mid(12).chopped(6);
        EXPECT_TRUE(q.isEmpty() || (q.startsWith("created_at:["_L1) && q.endsWith(" TO *]"_L1)));
        EXPECT_EQ(query.queryItemValue(u"sort"_s, QUrl::FullyDecoded), u"created_at:1"_s);
        std::vector<std::pair<QString, int>> found;
        for (size_t user = 0; user < days.size(); ++user) {
            if (dayText(days[user]) >= since)
                found.emplace_back(dayText(days[user]), int(user));
        }
        std::sort(found.begin(), found.end());
        const size_t from = query.queryItemValue(u"page"_s).toUInt() * 100;
        EXPECT_LT(from, 1000u) << "nobody gets behind the thousandth";
        QJsonArray users;
        for (size_t i = from; i < std::min(from + 100, found.size()); ++i)
            users << QJsonObject{{u"user_id"_s, u"auth0|%1"_s.arg(found[i].second)},
                {u"created_at"_s, found[i].first}};
        return QJsonDocument({{u"total"_s, qint64(found.size())}, {u"users"_s, users}}).toJson();
    }
    // How often each was met.
    std::vector<int> walk(UserWalk &walk)
    {
        std::vector<int> met(days.size());
        while (!walk.isOver()) {
            const QUrlQuery query(QUrl(QString::fromLatin1(walk.next().target)));
            for (const User &user : walk.take(answer(query)))
                ++met[user.userId.mid(6).toUInt()];
        }
        return met;
    }
};

TEST(UserWalk, MeetsEverybodyOnce)
{
    for (const int size : {0, 1, 99, 100, 101, 999, 1000, 1001, 2500, 12'345}) {
        Tenant tenant;
        for (int user = 0; user < size; ++user)
            tenant.days.push_back((user * 7919) % 617);
        UserWalk walk;
        EXPECT_EQ(tenant.walk(walk), std::vector<int>(size_t(size), 1)) << size;
        EXPECT_EQ(walk.total(), size);
        EXPECT_LE(tenant.calls, size / 90 + 3) << size;
    }
}

TEST(UserWalk, EndsWhereAThousandAreOfOneMoment)
{
    Tenant tenant;
    for (int user = 0; user < 3000; ++user)
        tenant.days.push_back(user < 500 ? user : 600);
    UserWalk walk;
    const auto met = tenant.walk(walk);
    EXPECT_EQ(std::count(met.begin(), met.end(), 1), 1500);
    EXPECT_EQ(walk.total(), 3000);
}

TEST(UserWalk, TakesAnOddAnswerForTheEnd)
{
    UserWalk walk;
    EXPECT_TRUE(walk.take("[]").empty());
    EXPECT_TRUE(walk.isOver());
    UserWalk other;
    EXPECT_TRUE(other.take(R"({"total":2,"users":[{},5]})").empty());
    EXPECT_EQ(other.total(), 2);
}

} // namespace
} // namespace bulkhead::run
