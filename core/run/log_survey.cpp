// SPDX-License-Identifier: Apache-2.0
#include "run/log_survey.h"

#include "auth0/endpoints.h"
#include "run/evidence_reading.h"

namespace bulkhead::run {
namespace {

constexpr int pagesAtMost = 10; // Auth0 shows no more of a search

} // namespace

std::optional<auth0::Request> LogSurvey::next()
{
    if (!mayAsk())
        return std::nullopt;
    m_asked = true;
    if (m_step == Step::Oldest)
        return auth0::oldestLogEntry();
    return auth0::changesByApplications(m_window, m_page);
}

void LogSurvey::answered(bool read, const QByteArray &body)
{
    m_asked = false;
    if (m_step == Step::Links)
        return read ? addLinks(body) : void(m_step = Step::Over);
    const qint64 oldest = read ? oldestEntryMs(body) : 0;
    m_reachesBack = oldest > 0 && oldest <= m_window.fromMs;
    m_step = Step::Links;
}

void LogSurvey::addLinks(const QByteArray &body)
{
    const LinkEvidence links = linkEvidence(body, m_window);
    m_linked.unite({links.userIds.begin(), links.userIds.end()});
    if (links.pageIsFull && ++m_page < pagesAtMost)
        return;
    m_knowsLinks = m_reachesBack && links.isList && !links.pageIsFull;
    m_step = Step::Over;
}

} // namespace bulkhead::run
