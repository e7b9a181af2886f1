// SPDX-License-Identifier: Apache-2.0
#include "model/measure.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace bulkhead {

MeasureFacts factsOf(Measure measure)
{
    switch (measure) {
    case Measure::RevokeAccess:
    case Measure::DeleteSessions:
    case Measure::DeleteRefreshTokens: return {Api::Management, MeasureGroup::Revoke, true};
    case Measure::Email: return {Api::Authentication, MeasureGroup::Reset, false, true};
    case Measure::Ticket: return {Api::Management, MeasureGroup::Reset, true, true};
    case Measure::Delivery: return {std::nullopt, MeasureGroup::Reset, false, true};
    case Measure::Password:
    case Measure::Flag: return {Api::Management, MeasureGroup::Reset, true};
    case Measure::Block:
    case Measure::ForgetMfaBrowsers:
    case Measure::DeleteGrants:
    case Measure::DeleteDeviceCredentials:
    case Measure::ClearFlag: return {Api::Management, MeasureGroup::Extra, true};
    }
    Q_UNREACHABLE();
}

QString wireName(Measure measure)
{
    switch (measure) {
    case Measure::RevokeAccess: return u"revoke-access"_s;
    case Measure::DeleteSessions: return u"delete-sessions"_s;
    case Measure::DeleteRefreshTokens: return u"delete-refresh-tokens"_s;
    case Measure::Email: return u"email"_s;
    case Measure::Password: return u"password"_s;
    case Measure::Flag: return u"flag"_s;
    case Measure::Ticket: return u"ticket"_s;
    case Measure::Block: return u"block"_s;
    case Measure::ForgetMfaBrowsers: return u"forget-mfa-browsers"_s;
    case Measure::DeleteGrants: return u"delete-grants"_s;
    case Measure::DeleteDeviceCredentials: return u"delete-device-credentials"_s;
    case Measure::ClearFlag: return u"clear-flag"_s;
    case Measure::Delivery: return u"delivery"_s;
    }
    Q_UNREACHABLE();
}

QString wireName(RevocationScope scope)
{
    switch (scope) {
    case RevocationScope::Everything: return u"everything"_s;
    case RevocationScope::Sessions: return u"sessions"_s;
    case RevocationScope::RefreshTokens: return u"refresh-tokens"_s;
    case RevocationScope::None: return u"none"_s;
    }
    Q_UNREACHABLE();
}

QString wireName(ResetMethod method)
{
    switch (method) {
    case ResetMethod::Password: return wireName(Measure::Password);
    case ResetMethod::Flag: return wireName(Measure::Flag);
    case ResetMethod::Email: return wireName(Measure::Email);
    case ResetMethod::Ticket: return wireName(Measure::Ticket);
    }
    Q_UNREACHABLE();
}

QString wireName(Extra extra)
{
    switch (extra) {
    case Extra::Block: return wireName(Measure::Block);
    case Extra::ForgetMfaBrowsers: return wireName(Measure::ForgetMfaBrowsers);
    case Extra::DeleteGrants: return wireName(Measure::DeleteGrants);
    case Extra::DeleteDeviceCredentials: return wireName(Measure::DeleteDeviceCredentials);
    case Extra::ClearFlag: return wireName(Measure::ClearFlag);
    }
    Q_UNREACHABLE();
}

QString wireName(ResetMethods methods)
{
    QStringList names;
    for (const ResetMethod method : allResetMethods) {
        if (methods.testFlag(method))
            names << wireName(method);
    }
    return names.isEmpty() ? u"none"_s : names.join(u',');
}

std::optional<RevocationScope> revocationScope(QStringView name)
{
    for (const auto scope : {RevocationScope::Everything, RevocationScope::Sessions,
             RevocationScope::RefreshTokens, RevocationScope::None}) {
        if (wireName(scope) == name)
            return scope;
    }
    return std::nullopt;
}

std::optional<ResetMethods> resetMethods(QStringView names)
{
    ResetMethods methods;
    if (names == u"none")
        return methods;
    for (const QStringView name : names.split(u',')) {
        const ResetMethods before = methods;
        for (const ResetMethod method : allResetMethods) {
            if (wireName(method) == name)
                methods |= method;
        }
        if (methods == before)
            return std::nullopt;
    }
    if (methods.testFlag(ResetMethod::Email) && methods.testFlag(ResetMethod::Ticket))
        return std::nullopt;
    return methods;
}

std::optional<Extra> extra(QStringView name)
{
    for (const Extra extra : allExtras) {
        if (wireName(extra) == name)
            return extra;
    }
    return std::nullopt;
}

} // namespace bulkhead
