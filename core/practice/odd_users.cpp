// SPDX-License-Identifier: Apache-2.0
#include "practice/odd_users.h"

#include "practice/connections.h"
#include "practice/names.h"

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

enum : quint32 { OddIdHigh = 200, OddIdLow, Digits };

QLatin1StringView databaseOf(UserKind kind)
{
    switch (kind) {
    case UserKind::CustomDatabase: return legacyConnection;
    case UserKind::NoSelfService: return kioskConnection;
    case UserKind::SharedAddresses: return familiesConnection;
    case UserKind::PasskeyOnly: return passkeysConnection;
    case UserKind::LongPolicy: return vaultConnection;
    default: return mainConnection;
    }
}

bool hasPassword(UserKind kind)
{
    switch (kind) {
    case UserKind::Social:
    case UserKind::Enterprise:
    case UserKind::PasswordlessEmail:
    case UserKind::PasswordlessSms:
    case UserKind::SharedEmailSocial:
    case UserKind::PasskeyOnly: return false;
    default: return true;
    }
}

void addOldFlag(QJsonObject &profile, qint64 bornMs)
{
    QJsonObject metadata = profile["app_metadata"_L1].toObject();
    metadata.insert(u"bulkhead_force_reset"_s,
        QJsonObject{{u"v"_s, 1}, {u"run"_s, u"older"_s},
            {u"set_at"_s, isoTime(bornMs - 90 * dayMs)},
            {u"baseline"_s, QJsonValue(QJsonValue::Null)}});
    profile.insert(u"app_metadata"_s, metadata);
}

} // namespace

QString OddUsers::userId(int number) const
{
    const Identity identity = primary(number);
    return identity.provider + '|'_L1 + identity.userId;
}

QString OddUsers::email(int number) const
{
    const UserKind what = kind(number);
    int whose = number;
    if (what == UserKind::NoEmail || what == UserKind::PasswordlessSms)
        return {};
    if (what == UserKind::SharedAddresses)
        whose = number / usersOfAKind * usersOfAKind;
    if (what == UserKind::SharedEmailSocial)
        whose = number - usersOfAKind;
    const QString address = nameOf(m_seed, person(whose)).address(u"x%1"_s.arg(whose));
    // What an identity provider sent stays as it came; databases store lower case.
    const bool asSent = what == UserKind::Social || what == UserKind::Enterprise;
    return asSent ? address.at(0).toUpper() + address.mid(1) : address;
}

QList<Identity> OddUsers::identities(int number) const
{
    QList<Identity> all{primary(number)};
    if (kind(number) == UserKind::Linked)
        all << Identity{mainConnection, u"auth0"_s, hexId(number), false};
    if (kind(number) == UserKind::LinkedRecently)
        all << Identity{googleConnection, u"google-oauth2"_s, googleId(number), true};
    return all;
}

void OddUsers::adorn(int number, QJsonObject &profile, qint64 bornMs) const
{
    const QString mail = email(number);
    if (mail.isEmpty()) {
        profile.remove("email"_L1);
        profile.remove("email_verified"_L1);
    }
    if (!hasPassword(kind(number)) || kind(number) == UserKind::CustomDatabase)
        profile.remove("last_password_reset"_L1);
    switch (kind(number)) {
    case UserKind::PasswordlessSms:
        profile.insert(u"phone_number"_s, u"+1555010%1"_s.arg(number, 4, 10, '0'_L1));
        profile.insert(u"phone_verified"_s, true);
        break;
    case UserKind::NoEmail:
    case UserKind::SharedAddresses:
        profile.insert(u"username"_s, u"practice_%1"_s.arg(number));
        break;
    case UserKind::Unverified: profile.insert(u"email_verified"_s, false); break;
    case UserKind::Blocked: profile.insert(u"blocked"_s, true); break;
    case UserKind::Flagged: addOldFlag(profile, bornMs); break;
    default: break;
    }
}

std::optional<int> OddUsers::byId(const QString &userId) const
{
    for (int number = 0; number < count(); ++number) {
        if (this->userId(number) == userId)
            return number;
    }
    return {};
}

QList<int> OddUsers::byEmail(const QString &email) const
{
    QList<int> found;
    for (int number = 0; !email.isEmpty() && number < count(); ++number) {
        if (this->email(number) == email)
            found << number;
    }
    return found;
}

QString OddUsers::hexId(int number) const
{
    return u"%1%2"_s.arg(draw(m_seed, quint64(number), OddIdHigh), 16, 16, '0'_L1)
        .arg(draw(m_seed, quint64(number), OddIdLow) & 0xffffffff, 8, 16, '0'_L1);
}

QString OddUsers::googleId(int number) const
{
    return u"1%1"_s.arg(draw(m_seed, quint64(number), Digits), 20, 10, '0'_L1);
}

Identity OddUsers::primary(int number) const
{
    switch (kind(number)) {
    case UserKind::Social:
    case UserKind::SharedEmailSocial:
    case UserKind::Linked: return {googleConnection, u"google-oauth2"_s, googleId(number), true};
    case UserKind::Enterprise: {
        const Name name = nameOf(m_seed, person(number));
        return {corpConnection, u"samlp"_s,
            u"corp|CORP\\%1 %2/#%3+x@corp.example"_s.arg(
                name.given, name.family, QString::number(number)),
            false};
    }
    case UserKind::PasswordlessEmail: return {emailConnection, u"email"_s, hexId(number), false};
    case UserKind::PasswordlessSms: return {smsConnection, u"sms"_s, hexId(number), false};
    default: return {databaseOf(kind(number)), u"auth0"_s, hexId(number), false};
    }
}

} // namespace bulkhead::practice
