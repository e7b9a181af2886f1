// SPDX-License-Identifier: Apache-2.0
#include "model/measure.h"

using namespace Qt::StringLiterals;

namespace bulkhead {

MeasureFacts factsOf(Measure measure)
{
    switch (measure) {
    case Measure::RevokeAccess:
    case Measure::DeleteSessions:
    case Measure::DeleteRefreshTokens: return {Api::Management, MeasureGroup::Revoke, true};
    case Measure::Email: return {Api::Authentication, MeasureGroup::Reset, false};
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
    return method == ResetMethod::Email ? u"email"_s : u"none"_s;
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

std::optional<ResetMethod> resetMethod(QStringView name)
{
    for (const auto method : {ResetMethod::None, ResetMethod::Email}) {
        if (wireName(method) == name)
            return method;
    }
    return std::nullopt;
}

std::vector<Measure> measuresFor(RevocationScope scope, ResetMethod method)
{
    std::vector<Measure> measures;
    switch (scope) {
    case RevocationScope::Everything: measures.push_back(Measure::RevokeAccess); break;
    case RevocationScope::Sessions: measures.push_back(Measure::DeleteSessions); break;
    case RevocationScope::RefreshTokens: measures.push_back(Measure::DeleteRefreshTokens); break;
    case RevocationScope::None: break;
    }
    if (method == ResetMethod::Email)
        measures.push_back(Measure::Email);
    return measures;
}

} // namespace bulkhead
