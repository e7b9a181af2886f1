// SPDX-License-Identifier: Apache-2.0
#include "practice/odd_users.h"

#include "practice/connections.h"
#include "practice/population.h"
#include "testing/testing.h"

#include <QJsonArray>
#include <QSet>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

constexpr qint64 born = 1'770'000'000'000;

class PracticeOddUsers : public ::testing::Test
{
protected:
    // The first of a kind.
    int first(UserKind kind) const
    {
        return m_people.ordinary() + int(oddKinds().indexOf(kind)) * usersOfAKind;
    }
    QJsonObject profile(UserKind kind) const { return m_people.profile(first(kind), born); }

    Population m_people{100, 1};
};

TEST_F(PracticeOddUsers, FollowTheOrdinaryOnesThreeOfAKind)
{
    ASSERT_EQ(m_people.size(), 100 + 63);
    QSet<QString> ids;
    for (int user = 100; user < m_people.size(); ++user) {
        EXPECT_EQ(m_people.kind(user), oddKinds()[(user - 100) / 3]);
        EXPECT_EQ(m_people.byId(m_people.userId(user)), user);
        const QString email = m_people.email(user);
        EXPECT_TRUE(email.isEmpty() || m_people.byEmail(email).contains(user));
        ids << m_people.userId(user);
    }
    EXPECT_EQ(ids.size(), 63);
    EXPECT_TRUE(m_people.byEmail({}).isEmpty());
    EXPECT_EQ(m_people.kind(99), UserKind::Ordinary);
    EXPECT_EQ(Population(7, 1).userId(7), m_people.userId(100)) << "they are the same everywhere";
    EXPECT_NE(Population(7, 2).userId(7), m_people.userId(100));
}

TEST_F(PracticeOddUsers, ComeFromWhereTheirKindComesFrom)
{
    const QList<std::tuple<UserKind, QString, QString>> table{
        {UserKind::Social, u"google-oauth2|"_s, googleConnection},
        {UserKind::Enterprise, u"samlp|corp|"_s, corpConnection},
        {UserKind::PasswordlessEmail, u"email|"_s, emailConnection},
        {UserKind::PasswordlessSms, u"sms|"_s, smsConnection},
        {UserKind::NoEmail, u"auth0|"_s, mainConnection},
        {UserKind::CustomDatabase, u"auth0|"_s, legacyConnection},
        {UserKind::NoSelfService, u"auth0|"_s, kioskConnection},
        {UserKind::SharedAddresses, u"auth0|"_s, familiesConnection},
        {UserKind::PasskeyOnly, u"auth0|"_s, passkeysConnection},
        {UserKind::LongPolicy, u"auth0|"_s, vaultConnection},
        {UserKind::Linked, u"google-oauth2|"_s, googleConnection},
        {UserKind::LinkedRecently, u"auth0|"_s, mainConnection},
    };
    for (const auto &[kind, prefix, connection] : table) {
        const QJsonObject user = profile(kind);
        EXPECT_TRUE(user["user_id"_L1].toString().startsWith(prefix)) << prefix.toStdString();
        const QJsonObject identity = user["identities"_L1][0].toObject();
        EXPECT_EQ(identity["connection"_L1], connection);
        EXPECT_EQ(user["user_id"_L1],
            identity["provider"_L1].toString() + '|'_L1 + identity["user_id"_L1].toString());
        EXPECT_NE(connectionNamed(connection), nullptr);
    }
}

TEST_F(PracticeOddUsers, HaveAnIdThatHasToBeEncoded)
{
    const QString id = m_people.userId(first(UserKind::Enterprise));
    for (const char c : {'|', '\\', '@', '/', '#', '+', ' '})
        EXPECT_TRUE(id.contains(QLatin1Char(c))) << c;
}

TEST_F(PracticeOddUsers, LackWhatTheirKindLacks)
{
    for (const UserKind kind : {UserKind::PasswordlessSms, UserKind::NoEmail}) {
        EXPECT_FALSE(profile(kind).contains("email"_L1));
        EXPECT_FALSE(profile(kind).contains("email_verified"_L1));
    }
    EXPECT_TRUE(profile(UserKind::PasswordlessSms).contains("phone_number"_L1));
    EXPECT_TRUE(profile(UserKind::NoEmail).contains("username"_L1));
    EXPECT_EQ(profile(UserKind::Unverified)["email_verified"_L1], false);
    EXPECT_EQ(profile(UserKind::EmailChanged)["email_verified"_L1], true);
    EXPECT_EQ(profile(UserKind::Blocked)["blocked"_L1], true);
    EXPECT_FALSE(profile(UserKind::Linked).contains("blocked"_L1));
    const auto none = {UserKind::Social, UserKind::Enterprise, UserKind::PasswordlessEmail,
        UserKind::PasskeyOnly, UserKind::CustomDatabase};
    for (const UserKind kind : none) {
        for (int i = 0; i < 3; ++i)
            EXPECT_FALSE(
                m_people.profile(first(kind) + i, born).contains("last_password_reset"_L1));
    }
}

TEST_F(PracticeOddUsers, ShareAddresses)
{
    for (int i = 0; i < 3; ++i) {
        const int user = first(UserKind::SharedEmail) + i;
        EXPECT_EQ(m_people.byEmail(m_people.email(user)),
            (QList<int>{user, first(UserKind::SharedEmailSocial) + i}));
    }
    const int child = first(UserKind::SharedAddresses);
    EXPECT_EQ(m_people.byEmail(m_people.email(child)), (QList<int>{child, child + 1, child + 2}));
    const QString sent = m_people.email(first(UserKind::Social));
    EXPECT_NE(sent, sent.toLower()) << "as the identity provider sent it";
}

TEST_F(PracticeOddUsers, AreLinkedUnderTheFirstIdentity)
{
    const int user = first(UserKind::Linked);
    const QList<Identity> both = m_people.identities(user);
    ASSERT_EQ(both.size(), 2);
    EXPECT_EQ(both[1].connection, mainConnection);
    EXPECT_EQ(m_people.byId(u"auth0|"_s + both[1].userId), std::nullopt);
    EXPECT_EQ(m_people.identities(first(UserKind::LinkedRecently))[1].provider, "google-oauth2"_L1);
    EXPECT_EQ(profile(UserKind::Linked)["identities"_L1].toArray().size(), 2);
}

TEST_F(PracticeOddUsers, EverybodyHasMetadataThatMustSurvive)
{
    for (int user = 0; user < m_people.size(); ++user) {
        const QJsonObject metadata = m_people.profile(user, born)["app_metadata"_L1].toObject();
        EXPECT_EQ(metadata["roles"_L1].toArray().size(), 2);
        EXPECT_TRUE(metadata["limits"_L1].toObject().contains("orders"_L1));
        EXPECT_EQ(
            metadata.contains("bulkhead_force_reset"_L1), m_people.kind(user) == UserKind::Flagged);
    }
}

} // namespace
} // namespace bulkhead::practice
