// SPDX-License-Identifier: Apache-2.0
#include "practice/password_rules.h"

#include "testing/testing.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

const QJsonObject user{{u"email"_s, u"ada.abel.7@example.com"_s}, {u"given_name"_s, u"Ada"_s},
    {u"family_name"_s, u"Abel"_s}, {u"nickname"_s, u"ada"_s}};

QString problem(const PasswordRules &rules, const QString &password)
{
    return passwordProblem(rules, password, user, {});
}

TEST(PracticePasswordRules, StrengthFollowsThePolicy)
{
    const struct
    {
        PasswordPolicy policy;
        QString weak;
        QString good;
    } table[] = {
        {PasswordPolicy::None, {}, u"a"_s},
        {PasswordPolicy::Low, u"abcde"_s, u"abcdef"_s},
        {PasswordPolicy::Fair, u"Abcdef7"_s, u"Abcdefg7"_s},
        {PasswordPolicy::Fair, u"abcdef7!"_s, u"Abcdef7!"_s},
        {PasswordPolicy::Good, u"abcdefg7"_s, u"abcdef7!"_s},
        {PasswordPolicy::Good, u"Abcde7!"_s, u"Abcdefg!"_s},
        {PasswordPolicy::Excellent, u"Abcdefg7!"_s, u"Abcdefgh7!"_s},
        {PasswordPolicy::Excellent, u"Abcdefghhh7!"_s, u"Abcdefghh7!"_s},
    };
    for (const auto &row : table) {
        EXPECT_EQ(problem({.policy = row.policy}, row.weak),
            u"PasswordStrengthError: Password is too weak"_s)
            << row.weak.toStdString();
        EXPECT_EQ(problem({.policy = row.policy}, row.good), QString()) << row.good.toStdString();
    }
}

TEST(PracticePasswordRules, AMinimumOfTheConnectionsOwnCounts)
{
    const PasswordRules rules{.policy = PasswordPolicy::Good, .minLength = 12};
    EXPECT_NE(problem(rules, u"Abcdefgh7!x"_s), QString());
    EXPECT_EQ(problem(rules, u"Abcdefgh7!xy"_s), QString());
}

TEST(PracticePasswordRules, CommonOnesAndTheUsersNameAreRefusedWhereAsked)
{
    EXPECT_EQ(problem({.dictionary = true}, u"password1234"_s),
        u"PasswordDictionaryError: Password is too common"_s);
    for (const QString &named : {u"xADAx"_s, u"1abel1"_s, u"ada.abel.7!"_s})
        EXPECT_EQ(problem({.noPersonalInfo = true}, named),
            u"PasswordNoUserInfoError: Password contains user information"_s)
            << named.toStdString();
    EXPECT_EQ(problem({}, u"password1234"_s), QString());
    EXPECT_EQ(problem({}, u"xADAx"_s), QString());
}

TEST(PracticePasswordRules, TheLastOnesAreRefused)
{
    const QList<QByteArray> before{digestOf(u"a"_s), digestOf(u"b"_s), digestOf(u"c"_s)};
    const auto used = [&](int history, const QString &password) {
        return passwordProblem({.history = history}, password, user, before)
            == "PasswordHistoryError: Password has previously been used"_L1;
    };
    EXPECT_TRUE(used(2, u"c"_s));
    EXPECT_TRUE(used(2, u"b"_s));
    EXPECT_FALSE(used(2, u"a"_s));
    EXPECT_TRUE(used(24, u"a"_s));
    EXPECT_FALSE(used(24, u"d"_s));
    EXPECT_FALSE(used(0, u"c"_s));
}

TEST(PracticePasswordRules, BeyondSeventyTwoBytesIsRefusedOrForgotten)
{
    const QString most(72, u'x');
    EXPECT_EQ(problem({.refusesOver72Bytes = true}, most), QString());
    EXPECT_NE(problem({.refusesOver72Bytes = true}, most + u'y'), QString());
    EXPECT_NE(problem({.refusesOver72Bytes = true}, QString(37, u'é')), QString());
    EXPECT_EQ(problem({}, most + u'y'), QString());
    EXPECT_EQ(digestOf(most + u'y'), digestOf(most + u'z'));
}

} // namespace
} // namespace bulkhead::practice
