// SPDX-License-Identifier: Apache-2.0
#include "plan/applicability.h"

namespace bulkhead::plan {
namespace {

Reason obstacleOfPassword(const Connection &connection)
{
    if (connection.customDatabase && !connection.changeScript)
        return Reason::CustomDatabase;
    return connection.minLength > passwordBytesAtMost ? Reason::PolicyTooLong : Reason::None;
}

Reason obstacleOfLink(Measure measure, const User &user, const Connection &connection)
{
    if (user.email.isEmpty())
        return Reason::NoEmail;
    if (measure == Measure::Email && !connection.uniqueEmails)
        return Reason::SharedAddresses;
    if (measure == Measure::Email && !connection.selfService)
        return Reason::NoSelfService;
    if (connection.customDatabase && !connection.changeScript)
        return Reason::CustomDatabase;
    return user.traits & contactTraits ? Reason::ContactChanged : Reason::None;
}

Reason obstacleOf(Measure measure, const User &user, const Connection &connection)
{
    if (connection.name.isEmpty())
        return Reason::NoPasswordConnection;
    if (!connection.passwordLogin)
        return Reason::NoPasswordLogin;
    switch (measure) {
    case Measure::Password: return obstacleOfPassword(connection);
    case Measure::Flag: // would never clear itself: no last_password_reset comes from there
        return connection.customDatabase ? Reason::CustomDatabase : Reason::None;
    default: return obstacleOfLink(measure, user, connection);
    }
}

} // namespace

QString passwordConnection(const User &user, const PlanChoices &choices)
{
    if (choices.connection.isEmpty())
        return user.connections.value(0);
    return user.connections.contains(choices.connection) ? choices.connection : QString();
}

Reason obstacle(Measure measure, const User &user, const PlanChoices &choices,
    const std::vector<Connection> &connections)
{
    if (factsOf(measure).group != MeasureGroup::Reset)
        return Reason::None;
    const auto connection = connectionNamed(connections, passwordConnection(user, choices));
    const Reason reason = obstacleOf(measure, user, connection);
    const bool overridden = isAdvice(reason) && choices.overrides.contains(wireName(reason));
    return overridden ? Reason::None : reason;
}

bool isAdvice(Reason reason)
{
    return reason == Reason::ContactChanged;
}

QStringList adviceNames()
{
    QStringList names;
    for (int reason = 0; reason <= int(lastReason); ++reason) {
        if (isAdvice(Reason(reason)))
            names << wireName(Reason(reason));
    }
    return names;
}

std::span<const pacing::EndpointGroup> callsOf(Measure measure)
{
    using Group = pacing::EndpointGroup;
    static constexpr std::array lookAndWrite{Group::ReadUsers, Group::WriteUsers};
    static constexpr std::array write{Group::WriteUsers};
    static constexpr std::array mail{Group::Mail};
    static constexpr std::array others{Group::Other, Group::Other};
    switch (measure) {
    case Measure::Password: // whether the user is blocked is looked at first
    case Measure::Flag: return lookAndWrite; // needs the date of the last change
    case Measure::Block:
    case Measure::ClearFlag: return write;
    case Measure::Email: return mail;
    case Measure::DeleteDeviceCredentials: return others; // two kinds are listed
    case Measure::Delivery: return {};
    default: return std::span(others).first(1);
    }
}

} // namespace bulkhead::plan
