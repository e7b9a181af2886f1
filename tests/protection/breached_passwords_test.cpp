// SPDX-License-Identifier: Apache-2.0
#include "protection/breached_passwords.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::protection {
namespace {

QJsonObject object(QByteArray text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.replace('\'', '"'));
    EXPECT_TRUE(document.isObject()) << text.toStdString();
    return document.object();
}

const QJsonObject &theirs()
{
    static const QJsonObject settings =
        object("{'enabled':false,'method':'standard','shields':['user_notification'],'later':7,"
               "'stage':{'pre-user-registration':{'shields':['block']},'pre-login':{'x':1}}}");
    return settings;
}

TEST(BreachedPasswords, AWishChangesWhatItNamesAndKeepsTheRest)
{
    const struct
    {
        BreachedWish wish;
        QByteArray sent; // what differs
    } table[] = {
        {{}, "{}"},
        {{.enabled = true}, "{'enabled':true}"},
        {{.enabled = false, .method = u"standard"_s}, "{}"},
        {{.shields = QStringList{u"block"_s}}, "{'shields':['block']}"},
        {{.shields = QStringList{}}, "{'shields':[]}"},
        {{.adminFrequency = QStringList{u"daily"_s}}, "{'admin_notification_frequency':['daily']}"},
        {{.resetShields = QStringList{u"block"_s}},
            "{'stage':{'pre-user-registration':{'shields':['block']},'pre-login':{'x':1},"
            "'pre-change-password':{'shields':['block']}}}"},
        {{.signupShields = QStringList{}},
            "{'stage':{'pre-user-registration':{'shields':[]},'pre-login':{'x':1}}}"},
        {{.method = u"enhanced"_s}, "{'method':'enhanced'}"},
    };
    for (const auto &each : table) {
        const QJsonObject wanted = merged(theirs(), each.wish);
        EXPECT_EQ(difference(theirs(), wanted), object(each.sent)) << each.sent.toStdString();
        EXPECT_EQ(wanted[u"later"], 7);
        EXPECT_EQ(isSame(theirs(), wanted), each.sent == "{}");
    }
}

TEST(BreachedPasswords, AreTheSameWhateverTheOrderAndWhatIsEmpty)
{
    const QJsonObject one = object("{'enabled':true,'shields':['block','user_notification']}");
    EXPECT_TRUE(isSame(one,
        object(
            "{'enabled':true,'shields':['user_notification','block'],"
            "'admin_notification_frequency':[],'stage':{'pre-change-password':{'shields':[]}}}")));
    EXPECT_FALSE(isSame(one, object("{'enabled':true,'shields':['block']}")));
    EXPECT_FALSE(isSame(one, object("{'enabled':false,'shields':['block','user_notification']}")));
    EXPECT_FALSE(isSame(one,
        object("{'enabled':true,'shields':['block','user_notification'],'method':'standard'}")));
}

TEST(BreachedPasswords, GoBackToWhatSaidNothing)
{
    const QJsonObject before = object("{'enabled':false}");
    const QJsonObject now = object("{'enabled':true,'shields':['block'],"
                                   "'stage':{'pre-change-password':{'shields':['block']}}}");
    EXPECT_EQ(difference(now, before),
        object("{'enabled':false,'shields':[],'stage':{'pre-change-password':{'shields':[]}}}"));
}

TEST(BreachedPasswords, OnlyWatchWithoutAnyShield)
{
    EXPECT_TRUE(onlyWatches(object("{'enabled':true,'shields':[]}")));
    EXPECT_FALSE(onlyWatches(object("{'enabled':false}")));
    EXPECT_FALSE(
        onlyWatches(merged(object("{'enabled':true}"), {.shields = QStringList{u"block"_s}})));
    EXPECT_FALSE(
        onlyWatches(merged(object("{'enabled':true}"), {.resetShields = QStringList{u"block"_s}})));
}

} // namespace
} // namespace bulkhead::protection
