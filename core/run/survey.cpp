// SPDX-License-Identifier: Apache-2.0
#include "run/survey.h"

#include "auth0/survey_endpoints.h"
#include "gate/gate_name.h"
#include "plan/branding.h"
#include "run/survey_reading.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

} // namespace

Survey::Survey(Incident &incident, const QStringList &scopes, const std::optional<PlanChoices> &of,
    Complete complete, Heart heart, Clock &clock, Ended ended)
    : ReadingDriver(incident, std::move(heart), clock, std::move(ended)),
      m_complete(std::move(complete))
{
    using auth0::Shape;
    const TenantConfig &tenant = ledger().tenant();
    ask(scopes, {SurveyPart::Connections, auth0::databaseConnections()});
    ask(scopes, {SurveyPart::MailProvider, auth0::emailProvider()});
    ask(scopes, {SurveyPart::ResetTemplate, auth0::resetTemplate()});
    ask(scopes, {SurveyPart::Grants, auth0::clientGrants(tenant.clientId), Shape::JsonArray});
    ask(scopes, {SurveyPart::Settings, auth0::tenantSettings()});
    ask(scopes, {SurveyPart::FlagAction, auth0::postLoginAction(gate::forceResetName)});
    ask(scopes, {SurveyPart::FlagBinding, auth0::postLoginBindings()});
    if (const QString user = someUser(); !user.isEmpty())
        ask(scopes, {SurveyPart::SessionEndpoints, auth0::userSessions(user)});
    askOrganizations(scopes, of ? *of : ledger().choices());
    std::erase_if(m_questions, [&](const Question &question) {
        return of && !matters(question.part, *of, !scopes.isEmpty());
    });
}

void Survey::ask(const QStringList &scopes, Question question)
{
    const QString needed = scopeOf(question.part);
    if (scopes.isEmpty() || scopes.contains(needed))
        m_questions.push_back(std::move(question));
    else
        m_survey.state(question.part) = {Knowledge::NotPermitted, needed};
}

void Survey::askOrganizations(const QStringList &scopes, const PlanChoices &choices)
{
    for (const QString &id : organizationsIn(choices)) {
        if (plan::isOrganizationId(id))
            ask(scopes,
                {SurveyPart::Organizations, auth0::organization(id), auth0::Shape::JsonObject, id});
    }
}

// One who was found, else one who is named by an id.
QString Survey::someUser() const
{
    QString named;
    for (qint32 row = 0; row < ledger().rowCount(); ++row) {
        if (ledger().resolution(row) == Resolution::Found)
            return ledger().user(row).userId;
        const Identifier identifier = ledger().identifier(row);
        if (named.isEmpty() && identifier.kind == IdentifierKind::UserId
            && ledger().resolution(row) == Resolution::Open)
            named = identifier.text;
    }
    return named;
}

bool Survey::ready(Api lane)
{
    return lane == Api::Management && m_next < m_questions.size();
}

std::optional<Work> Survey::next(Api lane)
{
    if (!ready(lane))
        return std::nullopt;
    ++m_open;
    Work work;
    work.row = qint32(m_next);
    const Question &question = m_questions[m_next++];
    work.request = question.request;
    work.shape = question.shape;
    work.tried.dispensable = true;
    return work;
}

void Survey::finished(
    const Work &work, const auth0::Reading &reading, const Verdict &, const QByteArray &body)
{
    --m_open;
    const Question &question = m_questions[size_t(work.row)];
    const SurveyPart part = question.part;
    m_survey.management.seen = m_survey.management.seen || reading.rate.limit.has_value();
    if (part == SurveyPart::Organizations)
        return readOrganization(question.id, reading, scopeOf(part), m_survey);
    readPart(part, reading, body, ledger().tenant().audience, scopeOf(part), m_survey);
    if (part == SurveyPart::Connections && reading.outcome == Outcome::Done)
        nextPage(readConnections(body, m_survey));
}

void Survey::nextPage(const QString &from)
{
    if (!from.isEmpty() && ++m_pages < connectionPagesAtMost)
        m_questions.push_back({SurveyPart::Connections, auth0::databaseConnections(from)});
}

void Survey::ended(const std::optional<Error> &error)
{
    if (!error && m_next == m_questions.size() && m_open == 0) {
        m_survey.atMs = clock().utcMs();
        m_complete(m_survey);
        note({.kind = journal::EntryKind::Surveyed,
            .text =
                QString::fromUtf8(QJsonDocument(toJson(m_survey)).toJson(QJsonDocument::Compact))});
    }
    ReadingDriver::ended(error);
}

bool matters(SurveyPart part, const PlanChoices &choices, bool scopesKnown)
{
    switch (part) {
    case SurveyPart::Connections: return choices.reset != ResetMethods();
    case SurveyPart::MailProvider:
    case SurveyPart::ResetTemplate: return choices.reset.testFlag(ResetMethod::Email);
    case SurveyPart::Grants: return !scopesKnown;
    case SurveyPart::Settings: return true;
    case SurveyPart::SessionEndpoints: return choices.scope != RevocationScope::None;
    case SurveyPart::FlagAction:
    case SurveyPart::FlagBinding: return choices.reset.testFlag(ResetMethod::Flag);
    case SurveyPart::Organizations:
        return choices.reset & (ResetMethod::Email | ResetMethod::Ticket);
    }
    Q_UNREACHABLE();
}

QString scopeOf(SurveyPart part)
{
    switch (part) {
    case SurveyPart::Connections: return u"read:connections"_s;
    case SurveyPart::MailProvider: return u"read:email_provider"_s;
    case SurveyPart::ResetTemplate: return u"read:email_templates"_s;
    case SurveyPart::Grants: return u"read:client_grants"_s;
    case SurveyPart::Settings: return u"read:tenant_settings"_s;
    case SurveyPart::SessionEndpoints: return u"read:sessions"_s;
    case SurveyPart::FlagAction:
    case SurveyPart::FlagBinding: return u"read:actions"_s;
    case SurveyPart::Organizations: return u"read:organizations"_s;
    }
    Q_UNREACHABLE();
}

} // namespace bulkhead::run
