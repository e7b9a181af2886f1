// SPDX-License-Identifier: Apache-2.0
#include "run/protection_look.h"

#include "auth0/protection_endpoints.h"
#include "auth0/survey_endpoints.h"
#include "run/survey_reading.h"

#include <QJsonDocument>

namespace bulkhead::run {

void ProtectionLook::listed()
{
    const auto undo = m_memory.read();
    if (!undo)
        return fail(undo.error());
    Change reading{{}, {}, auth0::breachedPasswords(), auth0::Shape::JsonObject, true, false, true};
    change(std::move(reading), [this, undo = *undo](const Heard &heard) {
        const QJsonObject now = QJsonDocument::fromJson(heard.body).object();
        const bool inPlan = heard.reading.fault != Fault::PlanLacksFeature;
        const bool allowed = heard.reading.fault != Fault::ScopeMissing;
        if (!heard.done() && inPlan && allowed)
            return failBy(heard.reading);
        m_lookTold({now, now, undo && protection::hasLeft(*undo, now), inPlan, allowed});
        m_connectionsTold ? readDatabases({}) : complete();
    });
}

void ProtectionLook::readDatabases(const QString &from)
{
    Change reading{
        {}, {}, auth0::databaseConnections(from), auth0::Shape::JsonObject, true, false, true};
    change(std::move(reading), [this](const Heard &heard) {
        if (!heard.done() && !heard.refused())
            return failBy(heard.reading);
        m_databases.allowed = heard.done();
        TenantSurvey page;
        const QString next = heard.done() ? readConnections(heard.body, page) : QString();
        for (const Connection &each : page.connections)
            m_databases.names << each.name;
        if (!next.isEmpty() && ++m_pages < connectionPagesAtMost)
            return readDatabases(next);
        m_connectionsTold(m_databases);
        complete();
    });
}

} // namespace bulkhead::run
