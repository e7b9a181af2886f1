// SPDX-License-Identifier: Apache-2.0
#include "practice/tenant_fixture.h"

#include <QJsonArray>
#include <QJsonObject>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

class PracticeProtection : public TenantTest
{
protected:
    void SetUp() override { start(); }
    RawAnswer show() { return manage("GET", m_path); }
    RawAnswer set(const QByteArray &body) { return manage("PATCH", m_path, body); }

    const QByteArray m_path = "/api/v2/attack-protection/breached-password-detection";
};

TEST_F(PracticeProtection, ShowsEverySettingBeforeAnyWasMade)
{
    const RawAnswer answer = show();
    ASSERT_EQ(answer.status, 200);
    EXPECT_EQ(answer.object().keys(),
        (QStringList{u"admin_notification_frequency"_s, u"enabled"_s, u"method"_s, u"shields"_s,
            u"stage"_s}));
    EXPECT_EQ(answer.object()["enabled"_L1], false);
    EXPECT_EQ(answer.object()["method"_L1], u"standard"_s);
}

TEST_F(PracticeProtection, ReplacesWhatIsGivenAndKeepsTheRest)
{
    const RawAnswer first = set(R"({"enabled":true,"shields":["block","user_notification"],)"
                                R"("stage":{"pre-change-password":{"shields":["block"]}}})");
    ASSERT_EQ(first.status, 200);
    const RawAnswer second = set(R"({"shields":["admin_notification"]})");
    EXPECT_EQ(second.object()["shields"_L1], QJsonArray{u"admin_notification"_s});
    EXPECT_EQ(second.object()["enabled"_L1], true);
    const RawAnswer third = set(R"({"stage":{"pre-user-registration":{"shields":["block"]}}})");
    EXPECT_FALSE(third.object()["stage"_L1].toObject().contains("pre-change-password"_L1))
        << "the stage is replaced as a whole";
    EXPECT_EQ(show().object(), third.object());
}

TEST_F(PracticeProtection, IsStrict)
{
    const QJsonObject before = show().object();
    for (const QByteArray body :
        {"", "[]", R"({"enabled":1})", R"({"x":true})", R"({"shields":["all"]})",
            R"({"shields":"block"})", R"({"admin_notification_frequency":["hourly"]})",
            R"({"method":"best"})", R"({"stage":{"pre-login":{"shields":[]}}})",
            R"({"stage":{"pre-change-password":{"shields":["user_notification"]}}})",
            R"({"stage":{"pre-change-password":{"shields":[],"more":1}}})",
            R"({"stage":{"pre-change-password":[]}})"}) {
        const RawAnswer answer = set(body);
        EXPECT_EQ(answer.status, 400) << body.toStdString();
        EXPECT_EQ(answer.object()["errorCode"_L1], u"invalid_body"_s) << body.toStdString();
    }
    EXPECT_EQ(manage("GET", m_path + "?x=1").status, 400);
    EXPECT_EQ(show().object(), before);
}

TEST_F(PracticeProtection, IsAMatterOfThePlan)
{
    TenantOptions options = quick();
    options.breachedPasswords = u"standard"_s;
    start(options);
    EXPECT_EQ(set(R"({"enabled":true,"method":"enhanced"})").status, 403);
    EXPECT_EQ(show().object()["enabled"_L1], false) << "nothing of a refused call is taken";
    EXPECT_EQ(set(R"({"enabled":true,"method":"standard"})").status, 200);
    options.breachedPasswords = u"none"_s;
    start(options);
    EXPECT_EQ(show().status, 403);
    const RawAnswer refused = set(R"({"enabled":true})");
    EXPECT_EQ(refused.status, 403);
    EXPECT_TRUE(refused.object()["message"_L1].toString().contains("upgrade"_L1));
}

TEST_F(PracticeProtection, NeedsItsScopes)
{
    TenantOptions options = quick();
    options.scopes = {u"read:attack_protection"_s};
    start(options);
    EXPECT_EQ(show().status, 200);
    const RawAnswer refused = set(R"({"enabled":true})");
    EXPECT_EQ(refused.status, 403);
    EXPECT_EQ(refused.object()["errorCode"_L1], u"insufficient_scope"_s);
}

} // namespace
} // namespace bulkhead::practice
