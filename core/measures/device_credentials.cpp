// SPDX-License-Identifier: Apache-2.0
#include "measures/device_credentials.h"

#include "auth0/reset_endpoints.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

using namespace Qt::StringLiterals;

namespace bulkhead::measures {
namespace {

const std::array types{u"refresh_token"_s, u"rotating_refresh_token"_s};

} // namespace

Call DeviceCredentialsStep::next()
{
    if (m_ids.isEmpty())
        return {auth0::deviceCredentials(m_userId, types[m_type]), auth0::Shape::JsonArray};
    return {auth0::deleteDeviceCredential(m_ids.last())};
}

std::optional<End> DeviceCredentialsStep::answered(const auth0::Reading &, const QByteArray &body)
{
    return m_ids.isEmpty() ? listed(body) : oneGone();
}

std::optional<End> DeviceCredentialsStep::refused(const auth0::Reading &reading, End end)
{
    if (!m_ids.isEmpty() && reading.outcome == Outcome::NotFound)
        return oneGone();
    return end;
}

std::optional<End> DeviceCredentialsStep::oneGone()
{
    m_ids.removeLast();
    return std::nullopt;
}

std::optional<End> DeviceCredentialsStep::listed(const QByteArray &body)
{
    for (const QJsonValue credential : QJsonDocument::fromJson(body).array()) {
        const QString id = credential[u"id"_s].toString();
        if (!id.isEmpty() && !m_seen.contains(id)) {
            m_ids << id;
            m_seen << id;
        }
    }
    if (!m_ids.isEmpty() || ++m_type < types.size())
        return std::nullopt;
    return End{};
}

} // namespace bulkhead::measures
