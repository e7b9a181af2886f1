// SPDX-License-Identifier: Apache-2.0
// What the plan tells of users of every kind, and who of them gets a link.
#include "app/app_test.h"

#include <QDateTime>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::app {
namespace {

class AdviceTest : public TenantTest
{
protected:
    // An incident with three users of each kind and one ordinary one.
    void begin(const QStringList &options = {})
    {
        startPractice(QStringList{u"--users"_s, u"20"_s} + options);
        const QByteArray kinds = practice().ask("GET", "/_practice/kinds.csv");
        for (const QByteArray &line : kinds.split('\n').mid(1)) {
            const auto cells = line.trimmed().split(',');
            if (cells.size() == 3)
                m_kinds.insert(QString::fromUtf8(cells[0]), QString::fromUtf8(cells[2]));
        }
        m_machine.write(
            u"list.csv"_s, kinds + practice().users(1).split('\n')[1].trimmed() + ",\n");
        ASSERT_TRUE(exits(0, cli(u"new i --tenant URL --client-id ID"_s)));
        ASSERT_TRUE(exits(0, cli(u"import i list.csv"_s)));
    }
    [[nodiscard]] QString since()
    {
        return practice().now().addSecs(-12 * 3600).toString(Qt::ISODate);
    }
    [[nodiscard]] QMap<QString, int> groups(const QJsonObject &plan) const
    {
        QMap<QString, int> all;
        for (const QJsonValue group : plan[u"advice"_s].toArray())
            all.insert(group[u"advice"].toString(), group[u"users"].toInt());
        return all;
    }

    QHash<QString, QString> m_kinds; // by user_id
};

TEST_F(AdviceTest, EveryKindOfUserIsInItsGroup)
{
    ASSERT_NO_FATAL_FAILURE(begin());
    const Ended plan =
        call(u"plan i --scope everything --reset password,email --json --since "_s + since());
    ASSERT_TRUE(exits(0, plan));
    EXPECT_TRUE(plan.err.contains("up to two calls more for each of 64 rows"));
    const QMap<QString, int> expected{{u"social"_s, 6}, // with those who share an address
        {u"enterprise"_s, 3}, {u"passwordless"_s, 6}, {u"no_email"_s, 6},
        {u"unverified_email"_s, 3}, {u"email_changed"_s, 3}, {u"factor_added"_s, 3},
        {u"passkey_added"_s, 3}, {u"identity_added"_s, 3}, {u"shared_email"_s, 9},
        {u"other_login"_s, 6}, {u"custom_database"_s, 3}, {u"no_self_service"_s, 3},
        {u"shared_addresses"_s, 3}, {u"no_password_login"_s, 3}, {u"policy_too_long"_s, 3},
        {u"blocked"_s, 3}};
    const auto found = groups(QJsonDocument::fromJson(plan.out).object());
    EXPECT_EQ(found, expected) << QJsonDocument(
        QJsonDocument::fromJson(plan.out)[u"advice"_s].toArray())
                                      .toJson()
                                      .constData();
}

// Nobody is skipped without a word, and nobody whose contact is new gets a link.
TEST_F(AdviceTest, TheReportSaysWhyAndWhatSurvives)
{
    ASSERT_NO_FATAL_FAILURE(begin());
    ASSERT_TRUE(
        exits(0, call(u"plan i --scope everything --reset password,email --since "_s + since())));
    const int code = call(u"run i --confirm NAME"_s).code;
    EXPECT_TRUE(code == 0 || code == 1);
    const QHash<QString, QJsonArray> survivors{{u"social"_s, {u"social_login"_s}},
        {u"shared-email-social"_s, {u"social_login"_s}}, {u"enterprise"_s, {u"enterprise_login"_s}},
        {u"passwordless-email"_s, {u"passwordless_login"_s}},
        {u"passwordless-sms"_s, {u"passwordless_login"_s}},
        {u"email-changed"_s, {u"changed_email"_s}}, {u"factor-added"_s, {u"new_factor"_s}},
        {u"passkey-added"_s, {u"new_passkey"_s}}, {u"linked"_s, {u"social_login"_s}},
        {u"linked-recently"_s, {u"social_login"_s, u"new_identity"_s}}};
    const QStringList unmailable{u"no-self-service"_s, u"shared-addresses"_s};
    const QStringList changed{
        u"email-changed"_s, u"factor-added"_s, u"passkey-added"_s, u"linked-recently"_s};
    QHash<QString, int> mails;
    for (const QJsonValue seen : practice().record()[u"users"].toArray())
        mails.insert(seen[u"user_id"].toString(), seen[u"mails"].toInt());
    for (const QJsonValue user : report(u"i"_s)[u"users"].toArray()) {
        const QString kind = m_kinds.value(user[u"user_id"].toString());
        SCOPED_TRACE(kind.toStdString());
        EXPECT_EQ(user[u"survives"].toArray(), survivors.value(kind));
        if (user[u"status"] == u"skipped"_s) {
            EXPECT_NE(user[u"reason"].toString(), QString());
        }
        EXPECT_NE(user[u"status"], u"failed"_s) << "whoever cannot have it is told beforehand";
        if (unmailable.contains(kind)) {
            EXPECT_EQ(user[u"reason"].toString(), QString(kind).replace(u'-', u'_'));
            EXPECT_EQ(mails.value(user[u"user_id"].toString()), 0);
            EXPECT_EQ(user[u"revoke"], u"done"_s);
        }
        if (changed.contains(kind)) {
            EXPECT_EQ(user[u"reason"], u"contact_changed"_s);
            EXPECT_EQ(mails.value(user[u"user_id"].toString()), 0);
            EXPECT_EQ(user[u"revoke"], u"done"_s);
        }
    }
}

TEST_F(AdviceTest, IsPassedOverByGroupAndByUser)
{
    ASSERT_NO_FATAL_FAILURE(begin());
    const QString plan = u"plan i --scope everything --reset password,email --json --since "_s;
    const auto noMail = [this](const QString &command) {
        const Ended ended = call(command);
        EXPECT_TRUE(exits(0, ended));
        return QJsonDocument::fromJson(ended.out)[u"no_mail"_s].toInt();
    };
    const int cautious = noMail(plan + since());
    EXPECT_EQ(noMail(plan + since() + u" --override contact_changed"_s), cautious - 12);
    m_machine.write(u"spoken.txt"_s, m_kinds.key(u"email-changed"_s).toUtf8() + '\n');
    EXPECT_EQ(noMail(plan + since() + u" --override-users spoken.txt"_s), cautious - 1);
}

TEST_F(AdviceTest, WhatTheTokenMayNotReadIsUnknownForAllAndThePlanIsMadeAllTheSame)
{
    ASSERT_NO_FATAL_FAILURE(
        begin({u"--scopes"_s, u"read:users,update:users,delete:sessions,delete:refresh_tokens"_s}));
    const Ended plan =
        call(u"plan i --scope everything --reset password,email --since "_s + since());
    ASSERT_TRUE(exits(0, plan));
    EXPECT_TRUE(plan.out.contains("Changes since the attack began are unknown: 64 users."))
        << plan.out.constData();
    EXPECT_EQ(practice().callCount(u"GET /api/v2/users/{id}/authentication-methods"_s), 0);
}

} // namespace
} // namespace bulkhead::app
