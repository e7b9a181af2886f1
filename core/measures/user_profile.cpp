// SPDX-License-Identifier: Apache-2.0
#include "measures/user_profile.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace bulkhead::measures {

std::optional<UserProfile> readProfile(const QByteArray &body)
{
    const QJsonObject user = QJsonDocument::fromJson(body).object();
    if (user.value(u"user_id").toString().isEmpty())
        return std::nullopt;
    UserProfile profile;
    profile.blocked = user.value(u"blocked").toBool();
    profile.lastPasswordReset = user.value(u"last_password_reset").toString();
    const auto at = QDateTime::fromString(profile.lastPasswordReset, Qt::ISODateWithMs);
    profile.lastPasswordResetMs = at.isValid() ? at.toMSecsSinceEpoch() : 0;
    return profile;
}

} // namespace bulkhead::measures
