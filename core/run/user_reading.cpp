// SPDX-License-Identifier: Apache-2.0
#include "run/user_reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

User readUser(const QJsonObject &object)
{
    User user{object.value(u"user_id").toString(), object.value(u"email").toString(), {}};
    for (const QJsonValue identity : object.value(u"identities").toArray()) {
        if (identity[u"provider"_s].toString() == u"auth0")
            user.connections.append(identity[u"connection"_s].toString());
    }
    return user;
}

} // namespace

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
