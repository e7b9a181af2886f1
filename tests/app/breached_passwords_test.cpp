// SPDX-License-Identifier: Apache-2.0
// protect breached-passwords: the real program against the practice tenant.
#include "app/app_test.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class BreachedPasswordsTest : public TenantTest
{
protected:
    Ended protects(const QString &what)
    {
        return call(u"protect "_s + what + u" --tenant URL --client-id ID"_s);
    }
    QJsonObject settings(const QByteArray &change = {})
    {
        const QByteArray path = "/api/v2/attack-protection/breached-password-detection";
        const QByteArray method = change.isEmpty() ? "GET" : "PATCH";
        const QByteArray answer = practice().ask(method, path, change, practice().token());
        return QJsonDocument::fromJson(answer).object();
    }
    qint64 changes()
    {
        return practice().callCount(
            u"PATCH /api/v2/attack-protection/breached-password-detection"_s);
    }
};

TEST_F(BreachedPasswordsTest, GoOnAndBackToWhatStoodBefore)
{
    startPractice();
    const QJsonObject before = settings(R"({"shields":["admin_notification"]})");
    const qint64 count = changes();
    EXPECT_TRUE(protects(u"status"_s).out.contains("breached-passwords  off, method standard"));
    const Ended on = protects(u"breached-passwords on --shields block,user_notification "
                              "--reset-shields block --admin-frequency daily --method enhanced"_s);
    ASSERT_TRUE(exits(0, on));
    EXPECT_TRUE(on.out.contains("breached-passwords  on, method enhanced"));
    EXPECT_EQ(settings()[u"shields"], (QJsonArray{u"block"_s, u"user_notification"_s}));
    EXPECT_EQ(settings()[u"stage"][u"pre-change-password"][u"shields"], QJsonArray{u"block"_s});
    ASSERT_TRUE(exits(0, protects(u"breached-passwords on"_s)));
    EXPECT_EQ(changes(), count + 1) << "there was nothing to do";
    ASSERT_TRUE(exits(0, protects(u"breached-passwords off"_s)));
    EXPECT_FALSE(settings()[u"enabled"].toBool());
    ASSERT_TRUE(exits(0, protects(u"breached-passwords undo"_s)));
    EXPECT_EQ(settings(), before) << "as before the first change";
    EXPECT_TRUE(refuses(2, "no change of these settings", protects(u"breached-passwords undo"_s)));
}

TEST_F(BreachedPasswordsTest, LeaveAnotherAdministratorsChangeAlone)
{
    startPractice();
    const QJsonObject before = settings();
    ASSERT_TRUE(exits(0, protects(u"breached-passwords on --shields block"_s)));
    const QJsonObject theirs = settings(R"({"shields":["user_notification"]})");
    EXPECT_TRUE(
        refuses(2, "Somebody has changed these settings", protects(u"breached-passwords undo"_s)));
    EXPECT_EQ(settings(), theirs);
    ASSERT_TRUE(exits(0, protects(u"breached-passwords undo --overwrite"_s)));
    EXPECT_EQ(settings(), before);
}

TEST_F(BreachedPasswordsTest, SurviveAnAnswerThatNeverComes)
{
    startPractice();
    const QJsonObject before = settings();
    ASSERT_TRUE(practice().fail("[{'match':{'method':'PATCH','path_prefix':'/api/','nth':[1]},"
                                "'do':'reset_after'}]"));
    ASSERT_TRUE(exits(0, protects(u"breached-passwords on --shields block"_s)));
    EXPECT_TRUE(settings()[u"enabled"].toBool());
    ASSERT_TRUE(exits(0, protects(u"breached-passwords undo"_s)));
    EXPECT_EQ(settings(), before);
}

TEST_F(BreachedPasswordsTest, SayWhatThePlanForbids)
{
    startPractice({u"--breached-passwords"_s, u"standard"_s});
    const QJsonObject before = settings();
    EXPECT_TRUE(refuses(4, "does not include this protection",
        protects(u"breached-passwords on --method enhanced"_s)));
    EXPECT_EQ(settings(), before);
    EXPECT_TRUE(refuses(2, "no change of these settings", protects(u"breached-passwords undo"_s)));
    const Ended on = protects(u"breached-passwords on"_s);
    ASSERT_TRUE(exits(0, on));
    EXPECT_TRUE(on.out.contains("It only watches"));
}

TEST_F(BreachedPasswordsTest, OfNoPlanAreToldByStatus)
{
    startPractice({u"--breached-passwords"_s, u"none"_s});
    const Ended status = protects(u"status"_s);
    ASSERT_TRUE(exits(0, status));
    EXPECT_TRUE(status.out.contains("not in the tenant's subscription"));
    EXPECT_EQ(protects(u"breached-passwords on"_s).code, 4);
}

TEST_F(BreachedPasswordsTest, AreUnknownToAnApplicationThatMayNotReadThem)
{
    startPractice({u"--scopes"_s, u"read:actions"_s});
    const Ended status = protects(u"status"_s);
    ASSERT_TRUE(exits(0, status));
    EXPECT_TRUE(status.out.contains("unknown: the application lacks the scope "
                                    "read:attack_protection"));
    EXPECT_TRUE(status.out.contains("force-reset         off"));
    const auto json = QJsonDocument::fromJson(protects(u"status --json"_s).out).object();
    EXPECT_TRUE(json[u"breached_passwords"].isNull());
    EXPECT_EQ(json[u"missing_scopes"], QJsonArray{u"read:attack_protection"_s});
}

// The program dies at every commit of a change and of its undo, right before and right after it:
// what stood there before can always be brought back, and nobody has to overwrite anything.
TEST_F(BreachedPasswordsTest, SurviveDeath)
{
    startPractice();
    const QJsonObject before = settings();
    int kills = 0, changed = 0;
    for (const QString &what : {u"on --shields block"_s, u"undo"_s}) {
        for (const QString &variable : {u"DIE_AT_SYNC"_s, u"DIE_AFTER_SYNC"_s}) {
            bool died = true;
            for (int n = 1; died; ++n) {
                SCOPED_TRACE((what + variable).toStdString() + std::to_string(n));
                if (what == u"undo") {
                    ASSERT_TRUE(exits(0, protects(u"breached-passwords on --shields block"_s)));
                }
                const auto program = start(
                    u"protect breached-passwords "_s + what + u" --tenant URL --client-id ID"_s,
                    {{u"LD_PRELOAD"_s, QStringLiteral(DIE_AT_SYNC_LIBRARY)},
                        {variable, QString::number(n)},
                        {u"ASAN_OPTIONS"_s, u"verify_asan_link_order=0:detect_leaks=0"_s}});
                died = program->end().code == -1;
                kills += died ? 1 : 0;
                changed += died && settings() != before ? 1 : 0;
                const int code = protects(u"breached-passwords undo"_s).code;
                EXPECT_TRUE(code == 0 || code == 2) << "2: nothing to undo";
                EXPECT_EQ(settings(), before);
                ASSERT_FALSE(HasFailure());
            }
        }
    }
    EXPECT_GT(kills, 10);
    EXPECT_GT(changed, 1);
}

TEST_F(BreachedPasswordsTest, NeedTheirScopeAndRightWords)
{
    startPractice({u"--scopes"_s, u"read:attack_protection"_s});
    EXPECT_TRUE(refuses(
        4, "update:attack_protection", protects(u"breached-passwords on --shields block"_s)));
    for (const QString &wrong : {u""_s, u" maybe"_s, u" on --shields all"_s, u" on --method best"_s,
             u" on --signup-shields user_notification"_s, u" on --admin-frequency hourly"_s,
             u" off --shields block"_s, u" on --overwrite"_s})
        EXPECT_EQ(protects(u"breached-passwords"_s + wrong).code, 2) << wrong.toStdString();
}

} // namespace
} // namespace bulkhead::app
