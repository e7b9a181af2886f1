// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/tenant_survey.h"
#include "run/reading_driver.h"

#include <functional>

namespace bulkhead::run {

// Reads how the tenant is set up: one call for each part that the token may read, or that nobody
// can tell whether it may. What is refused or no use is written down as such; only an outage ends
// it without a survey.
class Survey final : public ReadingDriver
{
public:
    // Adds what only the caller's surroundings know: token, clock, limits.
    using Complete = std::function<void(TenantSurvey &)>;
    // `scopes` of the token; empty: it does not tell them. Only what matters to those choices is
    // asked; without any, everything.
    Survey(Incident &incident, const QStringList &scopes, const std::optional<PlanChoices> &of,
        Complete complete, Heart heart, Clock &clock, Ended ended);

    [[nodiscard]] bool ready(Api lane) override;
    [[nodiscard]] std::optional<Work> next(Api lane) override;
    void finished(const Work &work, const auth0::Reading &reading, const Verdict &verdict,
        const QByteArray &body) override;
    void ended(const std::optional<Error> &error) override;

private:
    struct Question
    {
        SurveyPart part;
        auth0::Request request;
        auth0::Shape shape = auth0::Shape::JsonObject;
        QString id{}; // of one organization
    };
    void ask(const QStringList &scopes, Question question);
    void askOrganizations(const QStringList &scopes, const PlanChoices &choices);
    void nextPage(const QString &from);
    [[nodiscard]] QString someUser() const;

    Complete m_complete;
    TenantSurvey m_survey;
    std::vector<Question> m_questions;
    size_t m_next = 0;
    int m_open = 0; // asked, not answered
    int m_pages = 0;
};

// Whether a part can make a difference to such a plan. The grants are of interest only to who does
// not know the token's own scopes.
[[nodiscard]] bool matters(SurveyPart part, const PlanChoices &choices, bool scopesKnown);

// The scope that a part's call needs.
[[nodiscard]] QString scopeOf(SurveyPart part);

} // namespace bulkhead::run
