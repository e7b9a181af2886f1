// SPDX-License-Identifier: Apache-2.0
#include "practice/password_rules.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>
#include <array>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

constexpr qsizetype bcryptBytes = 72;

struct Strength
{
    const char *name;
    int minLength;
    int classes; // of lower, upper, digit, other
    int inARow; // identical characters; 0: any number
};

// In the order of the enumeration (password strength in Auth0 database connections).
constexpr std::array strengths{Strength{"none", 1, 0, 0}, Strength{"low", 6, 0, 0},
    Strength{"fair", 8, 3, 0}, Strength{"good", 8, 3, 0}, Strength{"excellent", 10, 3, 2}};

struct Classes
{
    bool lower = false;
    bool upper = false;
    bool digit = false;
    bool other = false;

    explicit Classes(const QString &password)
    {
        for (const QChar c : password) {
            lower |= c.isLower();
            upper |= c.isUpper();
            digit |= c.isDigit();
            other |= !c.isLetterOrNumber();
        }
    }
    [[nodiscard]] int count() const { return lower + upper + digit + other; }
};

int longestRun(const QString &password)
{
    int longest = 0;
    int run = 0;
    for (qsizetype i = 0; i < password.size(); ++i) {
        run = i > 0 && password[i] == password[i - 1] ? run + 1 : 1;
        longest = std::max(longest, run);
    }
    return longest;
}

bool isWeak(const PasswordRules &rules, const QString &password)
{
    const Strength &needed = strengths[size_t(rules.policy)];
    const Classes has(password);
    const bool fair = has.lower && has.upper && has.digit;
    return password.size() < (rules.minLength > 0 ? rules.minLength : needed.minLength)
        || has.count() < needed.classes || (rules.policy == PasswordPolicy::Fair && !fair)
        || (needed.inARow > 0 && longestRun(password) > needed.inARow)
        || (rules.refusesOver72Bytes && password.toUtf8().size() > bcryptBytes);
}

bool isCommon(const QString &password)
{
    static const QStringList common{u"password"_s, u"letmein"_s, u"qwerty"_s, u"welcome"_s,
        u"iloveyou"_s, u"correcthorse"_s, u"Password1234"_s, u"Qwertyuiop12"_s};
    return common.contains(password, Qt::CaseInsensitive);
}

// The name, the user name and the part of the e-mail before the @.
bool namesTheUser(const QString &password, const QJsonObject &profile)
{
    QStringList words{profile["username"_L1].toString(), profile["nickname"_L1].toString(),
        profile["given_name"_L1].toString(), profile["family_name"_L1].toString(),
        profile["email"_L1].toString().section('@'_L1, 0, 0)};
    return std::any_of(words.begin(), words.end(), [&](const QString &word) {
        return word.size() > 2 && password.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace

QString wireName(PasswordPolicy policy)
{
    return QString::fromLatin1(strengths[size_t(policy)].name);
}

QByteArray digestOf(const QString &password)
{
    return QCryptographicHash::hash(password.toUtf8().left(bcryptBytes), QCryptographicHash::Sha256)
        .toHex();
}

QString passwordProblem(const PasswordRules &rules, const QString &password,
    const QJsonObject &profile, const QList<QByteArray> &history)
{
    if (isWeak(rules, password))
        return u"PasswordStrengthError: Password is too weak"_s;
    if (rules.dictionary && isCommon(password))
        return u"PasswordDictionaryError: Password is too common"_s;
    if (rules.noPersonalInfo && namesTheUser(password, profile))
        return u"PasswordNoUserInfoError: Password contains user information"_s;
    if (history.last(std::min<qsizetype>(rules.history, history.size()))
            .contains(digestOf(password)))
        return u"PasswordHistoryError: Password has previously been used"_s;
    return {};
}

} // namespace bulkhead::practice
