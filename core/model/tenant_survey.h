// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/connection.h"

#include <QStringList>

#include <array>
#include <optional>

namespace bulkhead {

// What is asked of a tenant before a plan.
enum class SurveyPart : quint8 {
    Connections,
    MailProvider,
    ResetTemplate,
    Grants,
    Settings,
    SessionEndpoints,
    FlagAction,
    FlagBinding,
    Organizations, // those that the plan names
};
inline constexpr std::array allSurveyParts{SurveyPart::Connections, SurveyPart::MailProvider,
    SurveyPart::ResetTemplate, SurveyPart::Grants, SurveyPart::Settings,
    SurveyPart::SessionEndpoints, SurveyPart::FlagAction, SurveyPart::FlagBinding,
    SurveyPart::Organizations};

enum class Knowledge : quint8 {
    NotAsked, // nobody looked, or there was no user to look at
    Known,
    NotPermitted, // the token lacks the scope
    Failed, // the answer was no use
};

struct SurveyState
{
    Knowledge knowledge = Knowledge::NotAsked;
    QString detail{}; // the scope that is missing, or the tenant's words
    friend bool operator==(const SurveyState &, const SurveyState &) = default;
};

// The token that the survey was made with.
struct TokenFacts
{
    QStringList scopes{}; // sorted; empty: it does not tell
    qint64 lifeS = 0; // 0: not known
    qint64 leftS = 0; // of it, at the time
    bool renewable = true;
    friend bool operator==(const TokenFacts &, const TokenFacts &) = default;
};

// A bucket as it was seen in rate headers, or, without any, as it is assumed.
struct LimitFacts
{
    double burst = 0;
    double perS = 0;
    bool seen = false;
    friend bool operator==(const LimitFacts &, const LimitFacts &) = default;
};

// How a tenant is set up, as far as containment depends on it. What a part says counts only when
// that part is known.
struct TenantSurvey
{
    qint64 atMs = 0; // UTC; 0: never made
    std::array<SurveyState, allSurveyParts.size()> parts{};
    std::vector<Connection> connections{}; // databases
    QString mailProvider{}; // empty: Auth0's own, for tests only
    bool mailProviderEnabled = true;
    bool resetTemplateEnabled = true;
    QStringList grantedScopes{}; // of our application on the Management API, sorted
    bool allScopesGranted = false;
    int sessionHours = 0; // how long a session lives at most
    bool sessionEndpoints = true; // the plan has them
    bool flagActionDeployed = false;
    bool flagActionBound = false;
    QStringList organizations{}; // those asked for that are there
    QStringList missingOrganizations{};
    TokenFacts token{};
    std::optional<qint64> clockAheadMs{}; // the tenant's clock, of ours
    LimitFacts management{};

    [[nodiscard]] const SurveyState &state(SurveyPart part) const { return parts[size_t(part)]; }
    [[nodiscard]] SurveyState &state(SurveyPart part) { return parts[size_t(part)]; }
    [[nodiscard]] bool knows(SurveyPart part) const
    {
        return state(part).knowledge == Knowledge::Known;
    }
    [[nodiscard]] bool hasBuiltInMail() const
    {
        return knows(SurveyPart::MailProvider) && mailProvider.isEmpty();
    }

    friend bool operator==(const TenantSurvey &, const TenantSurvey &) = default;
};

[[nodiscard]] QString wireName(SurveyPart part);
[[nodiscard]] QString wireName(Knowledge knowledge);
// What stands in incident files; its `connections` are those of connectionFromJson().
[[nodiscard]] QJsonObject toJson(const TenantSurvey &survey);
[[nodiscard]] TenantSurvey surveyFromJson(const QJsonObject &object);

} // namespace bulkhead
