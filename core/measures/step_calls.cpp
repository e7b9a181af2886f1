// SPDX-License-Identifier: Apache-2.0
#include "measures/step_calls.h"

#include "auth0/endpoints.h"
#include "auth0/reset_endpoints.h"
#include "measures/device_credentials.h"
#include "measures/force_reset_flag.h"
#include "measures/password.h"
#include "measures/ticket.h"

namespace bulkhead::measures {
namespace {

// A measure that is one call.
class SingleCall final : public StepCalls
{
public:
    explicit SingleCall(Call call) : m_call(std::move(call)) { }
    [[nodiscard]] Call next() override { return m_call; }
    [[nodiscard]] std::optional<End> answered(const auth0::Reading &, const QByteArray &) override
    {
        return End{};
    }

private:
    Call m_call;
};

Call resetMail(const Target &target)
{
    const QString &connection = target.connection.name;
    const QString chosen = resetClientIdFor(target.choices, connection);
    return {.request = auth0::changePassword({
                .connection = connection,
                .email = target.user.email,
                .clientId = chosen.isEmpty() ? target.ownClientId : chosen,
                .organization = organizationFor(target.choices, connection),
            }),
        .shape = auth0::Shape::Text,
        .ownAddressLimit = true};
}

Call singleCall(Measure measure, const Target &target)
{
    const QString &id = target.user.userId;
    switch (measure) {
    case Measure::RevokeAccess: return {auth0::revokeAccess(id)};
    case Measure::DeleteSessions: return {auth0::deleteSessions(id)};
    case Measure::DeleteRefreshTokens: return {auth0::deleteRefreshTokens(id)};
    case Measure::Email: return resetMail(target);
    case Measure::Block: return {auth0::block(id), auth0::Shape::JsonObject};
    case Measure::ClearFlag:
        return {auth0::setForceResetFlag(id, QJsonValue::Null), auth0::Shape::JsonObject};
    case Measure::ForgetMfaBrowsers: return {auth0::forgetMfaBrowsers(id)};
    case Measure::DeleteGrants: return {auth0::deleteGrants(id)};
    case Measure::Password:
    case Measure::Flag:
    case Measure::Ticket:
    case Measure::DeleteDeviceCredentials:
    case Measure::Delivery: break;
    }
    Q_UNREACHABLE();
}

} // namespace

std::unique_ptr<StepCalls> stepCalls(Measure measure, const Target &target)
{
    switch (measure) {
    case Measure::Password: return std::make_unique<PasswordStep>(target);
    case Measure::Flag: return std::make_unique<FlagStep>(target);
    case Measure::Ticket: return std::make_unique<TicketStep>(target);
    case Measure::DeleteDeviceCredentials:
        return std::make_unique<DeviceCredentialsStep>(target.user.userId);
    default: return std::make_unique<SingleCall>(singleCall(measure, target));
    }
}

} // namespace bulkhead::measures
