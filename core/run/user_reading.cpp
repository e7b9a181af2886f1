// SPDX-License-Identifier: Apache-2.0
#include "run/user_reading.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

Trait kindOf(const QJsonValue &identity)
{
    const QString provider = identity[u"provider"_s].toString();
    if (provider == u"email" || provider == u"sms")
        return Trait::Passwordless;
    return identity[u"isSocial"_s].toBool() ? Trait::Social : Trait::Enterprise;
}

qint64 instant(const QJsonValue &value)
{
    const auto time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    return time.isValid() ? time.toMSecsSinceEpoch() : 0;
}

// Auth0 has no field for it: social connections bring `locale`, and applications keep what the user
// chose in user_metadata. Nothing that is no language tag is taken for one.
QString languageOf(const QJsonObject &object)
{
    static const QRegularExpression tag(uR"(^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$)"_s);
    const QJsonObject chosen = object.value(u"user_metadata").toObject();
    for (const QString &text : {chosen.value(u"preferred_language").toString(),
             chosen.value(u"language").toString(), chosen.value(u"lang").toString(),
             chosen.value(u"locale").toString(), object.value(u"locale").toString()}) {
        if (tag.match(text).hasMatch())
            return text;
    }
    return {};
}

// What the identity would be called by itself: the primary one's is the user_id.
QString idOf(const QJsonValue &identity)
{
    const QJsonValue id = identity[u"user_id"_s]; // a number for some social providers
    const QString text = id.isDouble() ? QString::number(id.toInteger()) : id.toString();
    return text.isEmpty() ? text : identity[u"provider"_s].toString() + u'|' + text;
}

} // namespace

User readUser(const QJsonObject &object)
{
    User user{object.value(u"user_id").toString(), object.value(u"email").toString(), {}};
    bool primary = true;
    for (const QJsonValue identity : object.value(u"identities").toArray()) {
        if (identity[u"provider"_s].toString() == u"auth0") {
            user.connections.append(identity[u"connection"_s].toString());
            if (!primary && user.connections.size() == 1)
                user.traits |= Trait::LinkedPassword;
        } else {
            user.traits |= kindOf(identity);
        }
        if (const QString id = idOf(identity); !primary && !id.isEmpty())
            user.identities << id;
        primary = false;
    }
    user.traits.setFlag(Trait::Unverified,
        !user.email.isEmpty() && object.contains(u"email_verified")
            && !object.value(u"email_verified").toBool());
    user.traits.setFlag(Trait::Blocked, object.value(u"blocked").toBool());
    user.passwordChangedMs = instant(object.value(u"last_password_reset"));
    user.lastLoginMs = instant(object.value(u"last_login"));
    user.language = languageOf(object);
    return user;
}

std::vector<User> readUsers(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    const QJsonArray array = document.isObject() ? QJsonArray{document.object()} : document.array();
    std::vector<User> users;
    for (const QJsonValue value : array) {
        User user = readUser(value.toObject());
        if (!user.userId.isEmpty())
            users.push_back(std::move(user));
    }
    return users;
}

} // namespace bulkhead::run
