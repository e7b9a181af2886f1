// SPDX-License-Identifier: Apache-2.0
#include "run/evidence_search.h"

#include "auth0/endpoints.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::Entry;
using journal::EntryKind;

QString traitsText(Traits traits)
{
    if (!traits)
        return {}; // of nearly all
    QJsonArray names;
    for (const Trait trait : allTraits) {
        if (traits.testFlag(trait))
            names << wireName(trait);
    }
    return QString::fromUtf8(
        QJsonDocument(QJsonObject{{u"traits"_s, names}}).toJson(QJsonDocument::Compact));
}

Work reading(qint32 row, auth0::Request request)
{
    Work work;
    work.row = row;
    work.request = std::move(request);
    work.shape = auth0::Shape::JsonArray;
    return work;
}

QString windowText(const TimeWindow &window)
{
    const QJsonObject object{{u"from_ms"_s, window.fromMs}, {u"to_ms"_s, window.toMs}};
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<> searchWindow(Incident &incident, const TimeWindow &window)
{
    if (incident.ledger().evidenceWindow() == window)
        return {};
    return incident.record(Entry{.kind = EntryKind::Windowed, .text = windowText(window)});
}

EvidenceSearch::EvidenceSearch(Incident &incident, EvidenceSources sources, Wanted wanted,
    Heart heart, Clock &clock, Ended ended)
    : ReadingDriver(incident, std::move(heart), clock, std::move(ended)), m_sources(sources),
      m_wanted(std::move(wanted)), m_survey(incident.ledger().evidenceWindow())
{
    for (qint32 row = 0; row < ledger().rowCount(); ++row)
        m_total += open(row) ? 1 : 0;
}

bool EvidenceSearch::open(qint32 row) const
{
    return ledger().resolution(row) == Resolution::Found && !ledger().evidenceRead(row)
        && m_wanted(row);
}

bool EvidenceSearch::ready(Api lane)
{
    if (lane != Api::Management || m_sources.calls() == 0)
        return false;
    while (m_cursor < ledger().rowCount() && !open(m_cursor))
        ++m_cursor;
    const bool more = !m_second.empty() || m_cursor < ledger().rowCount();
    return more && (!m_sources.log || m_survey.isOver() || m_survey.mayAsk());
}

Work EvidenceSearch::askMethods(qint32 row) const
{
    return reading(row, auth0::authenticationMethods(ledger().user(row).userId));
}

Work EvidenceSearch::askLog(qint32 row) const
{
    return reading(row, auth0::userHistory(ledger().user(row).userId));
}

std::optional<Work> EvidenceSearch::next(Api lane)
{
    if (!ready(lane))
        return std::nullopt;
    if (auto request = m_sources.log ? m_survey.next() : std::nullopt)
        return reading(-1, std::move(*request));
    if (!m_second.empty()) {
        Work work = std::move(m_second.back());
        m_second.pop_back();
        return work;
    }
    const qint32 row = m_cursor++;
    m_found[row].answersLeft = m_sources.calls();
    if (!m_sources.methods)
        return askLog(row);
    if (m_sources.log)
        m_second.push_back(askLog(row));
    return askMethods(row);
}

void EvidenceSearch::finished(
    const Work &work, const auth0::Reading &reading, const Verdict &, const QByteArray &body)
{
    const bool read = reading.outcome == Outcome::Done;
    const TimeWindow &window = ledger().evidenceWindow();
    if (work.row < 0)
        return m_survey.answered(read, body);
    Found &found = m_found.at(work.row);
    if (work.request.target.contains("/authentication-methods")) {
        const Evidence evidence = read ? methodsEvidence(body, window) : Evidence();
        found.traits |= evidence.traits;
        found.whole = found.whole && evidence.whole;
    } else {
        addLog(found, read, body);
    }
    if (--found.answersLeft > 0)
        return;
    conclude(work.row, found);
    m_found.erase(work.row);
}

void EvidenceSearch::addLog(Found &found, bool read, const QByteArray &body) const
{
    const TimeWindow &window = ledger().evidenceWindow();
    const Evidence evidence = read ? logEvidence(body, window) : Evidence();
    found.traits |= evidence.traits;
    found.whole = found.whole && evidence.whole && m_survey.reachesBack();
    if (!m_sources.methods && logTellsFactor(body, window))
        found.traits |= Trait::FactorAdded;
}

void EvidenceSearch::conclude(qint32 row, Found found)
{
    ++m_done;
    const User user = ledger().user(row);
    if (m_survey.linked(user.userId))
        found.traits |= Trait::IdentityAdded;
    const bool linksTold = m_survey.knowsLinks() || user.identities.isEmpty()
        || found.traits.testFlag(Trait::IdentityAdded);
    const bool whole = found.whole && linksTold && m_sources.methods && m_sources.log;
    found.traits.setFlag(Trait::EvidenceMissing, !whole);
    note({.kind = EntryKind::Evidence, .row = row, .text = traitsText(found.traits)});
}

} // namespace bulkhead::run
