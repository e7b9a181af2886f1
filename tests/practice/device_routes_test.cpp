// SPDX-License-Identifier: Apache-2.0
#include "practice/device_credentials.h"
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

TEST(PracticeDeviceCredentials, FollowFromTheSeedAndLeadBack)
{
    static const QRegularExpression form(u"^dcr_[A-Za-z0-9]{16}$"_s);
    const Population people(300, 1);
    QSet<QString> ids;
    int users = 0, rotating = 0;
    for (int user = 0; user < people.size(); ++user) {
        const QList<DeviceCredential> all = deviceCredentials(people, user);
        EXPECT_LE(all.size(), 3);
        users += !all.isEmpty();
        for (const DeviceCredential &each : all) {
            EXPECT_TRUE(form.match(each.id).hasMatch()) << each.id.toStdString();
            EXPECT_EQ(ownerOf(people, each.id), user);
            EXPECT_EQ(ownerOf(Population(300, 2), each.id), std::nullopt);
            rotating += each.type == "rotating_refresh_token"_L1;
            ids << each.id;
        }
    }
    EXPECT_NEAR(users, 121, 30);
    EXPECT_NEAR(rotating, ids.size() / 2, 40);
    EXPECT_EQ(ownerOf(people, u"dcr_zzzzzzzzzzzzzzzz"_s), std::nullopt);
}

class PracticeDevices : public TenantTest
{
protected:
    void SetUp() override { start(); }
    QJsonArray list(int user, const QByteArray &more = {})
    {
        const RawAnswer answer =
            manage("GET", "/api/v2/device-credentials?user_id=" + encodedId(user) + more);
        EXPECT_EQ(answer.status, 200);
        return QJsonDocument::fromJson(answer.body).array();
    }
    // The first user that has both types.
    int userWithBoth()
    {
        const Population people(quick().users, quick().seed);
        for (int user = 0;; ++user) {
            QSet<QString> types;
            for (const DeviceCredential &each : deviceCredentials(people, user))
                types << each.type;
            if (types.size() == 2)
                return user;
        }
    }
};

TEST_F(PracticeDevices, AreListedByType)
{
    const int user = userWithBoth();
    const QJsonArray all = list(user);
    ASSERT_GE(all.size(), 2);
    EXPECT_EQ(all[0]["user_id"_L1], userId(user));
    const qsizetype plain = list(user, "&type=refresh_token").size();
    const qsizetype rotating = list(user, "&type=rotating_refresh_token").size();
    EXPECT_GT(plain, 0);
    EXPECT_GT(rotating, 0);
    EXPECT_EQ(plain + rotating, all.size());
    EXPECT_EQ(list(user, "&per_page=100").size(), plain) << "pages are of this type alone";
    EXPECT_EQ(list(user, "&type=public_key").size(), 0);
    const RawAnswer nobody = manage("GET", "/api/v2/device-credentials?user_id=auth0%7Cnobody");
    EXPECT_EQ(nobody.body, "[]");
}

TEST_F(PracticeDevices, AreDeletedOneByOne)
{
    const int user = userWithBoth();
    const QJsonArray all = list(user);
    const QByteArray target = "/api/v2/device-credentials/" + all[0]["id"_L1].toString().toLatin1();
    EXPECT_EQ(manage("DELETE", target).status, 204);
    EXPECT_EQ(list(user).size(), all.size() - 1);
    EXPECT_EQ(effects(userId(user)).deviceCredentialsDeleted, 1);
    EXPECT_EQ(manage("DELETE", target).status, 204);
    EXPECT_EQ(effects(userId(user)).deviceCredentialsDeleted, 1);
    EXPECT_EQ(manage("DELETE", "/api/v2/device-credentials/dcr_0000000000000000").status, 204);
    for (const QByteArray wrong : {"dcr_1", "rt_0000000000000000", "dcr_000000000000000-"})
        EXPECT_EQ(manage("DELETE", "/api/v2/device-credentials/" + wrong).status, 400)
            << wrong.toStdString();
    EXPECT_EQ(m_tenant->record().users().size(), 1);
    EXPECT_EQ(m_tenant->record().calls().back().userId, QString()) << "that was no user's id";
}

TEST_F(PracticeDevices, AreStrict)
{
    for (const QByteArray query : {"", "?user_id=a&type=cookie", "?user_id=a&type=",
             "?user_id=a&per_page=101", "?user_id=a&fields=secret", "?user_id=a&x=1"})
        EXPECT_EQ(manage("GET", "/api/v2/device-credentials" + query).status, 400)
            << query.toStdString();
}

TEST_F(PracticeDevices, GrantsAreDeletedByUser)
{
    EXPECT_EQ(manage("DELETE", "/api/v2/grants?user_id=" + encodedId(3)).status, 204);
    EXPECT_EQ(effects(userId(3)).grantsDeleted, 1);
    EXPECT_EQ(manage("DELETE", "/api/v2/grants?user_id=auth0%7Cnobody").status, 204);
    EXPECT_EQ(m_tenant->record().users().size(), 1);
    for (const QByteArray query : {"", "?user_id=", "?client_id=x", "?user_id=a&x=1"})
        EXPECT_EQ(manage("DELETE", "/api/v2/grants" + query).status, 400) << query.toStdString();
}

} // namespace
} // namespace bulkhead::practice
