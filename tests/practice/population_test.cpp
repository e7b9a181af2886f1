// SPDX-License-Identifier: Apache-2.0
#include "practice/population.h"

#include "base/manual_clock.h"
#include "practice/tenant.h"
#include "testing/testing.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

TEST(PracticePopulation, FollowsFromTheSeed)
{
    const Population one(500, 7);
    const Population again(500, 7);
    const Population other(500, 8);
    int same = 0;
    for (int i = 0; i < 500; ++i) {
        EXPECT_EQ(one.profile(i, 1000), again.profile(i, 1000));
        same += one.email(i) == other.email(i);
        EXPECT_NE(one.userId(i), other.userId(i));
    }
    EXPECT_LT(same, 50);
}

TEST(PracticePopulation, StaysWhatItWas)
{
    const Population people(1000, 1);
    EXPECT_EQ(people.userId(0), u"auth0|84d32834d37edc4a1cff1450"_s);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (int i = 0; i < people.ordinary(); ++i)
        hash.addData((people.userId(i) + ','_L1 + people.email(i) + '\n'_L1).toUtf8());
    EXPECT_EQ(
        hash.result().toHex(), "87ad1814d4a0f3b5ac424e1173febd9ff5866f7e42ed2d94d8d5f0673bf468fd");
}

TEST(PracticePopulation, IdAndEmailLeadBack)
{
    static const QRegularExpression id(u"^auth0\\|[0-9a-f]{24}$"_s);
    static const QRegularExpression email(u"^[a-z]+\\.[a-z]+\\.\\d+@example\\.(com|org|net)$"_s);
    const Population people(1000, 3);
    QSet<QString> ids;
    for (int i = 0; i < people.ordinary(); ++i) {
        EXPECT_TRUE(id.match(people.userId(i)).hasMatch()) << people.userId(i).toStdString();
        EXPECT_TRUE(email.match(people.email(i)).hasMatch()) << people.email(i).toStdString();
        EXPECT_EQ(people.byId(people.userId(i)), i);
        EXPECT_TRUE(people.byEmail(people.email(i)).contains(i));
        ids << people.userId(i);
    }
    EXPECT_EQ(ids.size(), people.ordinary());
}

TEST(PracticePopulation, PartnersAreNamesakes)
{
    const Population people(1000, 3);
    int partners = 0;
    for (int i = 0; i < people.ordinary(); ++i) {
        if (people.connection(i) != partnersConnection)
            continue;
        ++partners;
        const QList<int> found = people.byEmail(people.email(i));
        ASSERT_EQ(found.size(), 2);
        EXPECT_EQ(found[1], i);
        EXPECT_EQ(people.connection(found[0]), mainConnection);
    }
    EXPECT_EQ(partners, 20);
}

TEST(PracticePopulation, KnowsNobodyElse)
{
    const Population people(100, 1);
    const QString id = people.userId(5);
    const QString email = people.email(5);
    for (const QString &wrong : {QString(), u"auth0|"_s, id.toUpper(), id.mid(1),
             QString(id + '0'_L1), u"google-oauth2|"_s + id.mid(6), Population(101, 1).userId(100),
             Population(100, 2).userId(5)})
        EXPECT_EQ(people.byId(wrong), std::nullopt) << wrong.toStdString();
    for (const QString &wrong : {QString(), u"@"_s, email.toUpper(), QString(email + 'x'_L1),
             u"a.b.5@example.com"_s, email.chopped(1), Population(200, 1).email(150),
             QString(email).replace(u".5@"_s, u".05@"_s), u".99999999999@example.com"_s})
        EXPECT_TRUE(people.byEmail(wrong).isEmpty()) << wrong.toStdString();
}

TEST(PracticePopulation, IsMixed)
{
    const Population people(1000, 1);
    int blocked = 0, unverified = 0, reset = 0;
    for (int i = 0; i < people.ordinary(); ++i) {
        const QJsonObject user = people.profile(i, 1'770'000'000'000);
        blocked += user["blocked"_L1].toBool();
        unverified += !user["email_verified"_L1].toBool();
        reset += user.contains("last_password_reset"_L1);
        EXPECT_EQ(user["identities"_L1][0]["connection"_L1], people.connection(i));
        EXPECT_LT(user["created_at"_L1].toString(), user["last_login"_L1].toString());
    }
    EXPECT_NEAR(blocked, 50, 30);
    EXPECT_NEAR(unverified, 100, 40);
    EXPECT_NEAR(reset, 500, 80);
}

TEST(PracticePopulation, HundredThousandUsersAreThereAtOnce)
{
    QElapsedTimer timer;
    timer.start();
    ManualClock clock;
    Tenant tenant({.users = 100'000}, clock);
    ASSERT_TRUE(tenant.listen());
    EXPECT_LT(timer.elapsed(), 1000);
    EXPECT_EQ(tenant.sampleCsv(1'000'000).count('\n'), 100'001);
}

} // namespace
} // namespace bulkhead::practice
