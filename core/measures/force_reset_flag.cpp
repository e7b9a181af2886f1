// SPDX-License-Identifier: Apache-2.0
#include "measures/force_reset_flag.h"

#include "auth0/endpoints.h"
#include "auth0/reset_endpoints.h"
#include "measures/user_profile.h"

#include <QDateTime>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::measures {

FlagStep::FlagStep(const Target &target)
    : m_userId(target.user.userId), m_incidentId(target.incidentId),
      m_setAt(QDateTime::fromMSecsSinceEpoch(target.nowMs, Qt::UTC).toString(Qt::ISODateWithMs))
{
}

Call FlagStep::next()
{
    if (!m_looked)
        return {auth0::getUser(m_userId), auth0::Shape::JsonObject};
    const QJsonObject flag{
        {u"v"_s, 1},
        {u"run"_s, m_incidentId},
        {u"set_at"_s, m_setAt},
        {u"baseline"_s, m_baseline.isEmpty() ? QJsonValue() : QJsonValue(m_baseline)},
    };
    return {auth0::setForceResetFlag(m_userId, flag), auth0::Shape::JsonObject};
}

std::optional<End> FlagStep::answered(const auth0::Reading &, const QByteArray &body)
{
    if (std::exchange(m_looked, true))
        return End{.text = QString::number(m_baselineMs)};
    if (const auto profile = readProfile(body)) {
        m_baseline = profile->lastPasswordReset;
        m_baselineMs = profile->lastPasswordResetMs;
    }
    return std::nullopt;
}

} // namespace bulkhead::measures
