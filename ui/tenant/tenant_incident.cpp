// SPDX-License-Identifier: Apache-2.0
// What the page shows of an open incident, and of one that is not made yet.
#include "tenant/tenant_page.h"

#include "look/choice_card.h"
#include "look/path_field.h"
#include "tenant/connection_panel.h"
#include "tenant/credential_rows.h"
#include "tenant/incident_location.h"
#include "tenant/own_tenant_form.h"
#include "tenant/trust_box.h"

#include <QDateTime>
#include <QRadioButton>

namespace bulkhead::ui {

void TenantPage::incidentReplaced()
{
    const TenantConfig &tenant = m_live.ledger().tenant();
    const bool known = m_live.isOpen() && !tenant.clientId.isEmpty();
    const QString shown = known ? m_live.path() + u'\n' + clientOf(tenant) : QString();
    if (shown == m_shown)
        return;
    m_shown = shown;
    if (known)
        showOpenIncident();
    else
        showNewIncident();
    refresh();
}

void TenantPage::showOpenIncident()
{
    const TenantConfig &tenant = m_live.ledger().tenant();
    (m_live.builtInPractice() ? m_practiceCard : m_ownCard)->radio()->setChecked(true);
    m_file->setPath(m_live.path());
    m_trust->ask(tenant);
    m_showsForeign = !m_live.createdHere();
    if (m_live.builtInPractice())
        return wakePractice();
    m_form->showFixed(tenant);
    if (std::exchange(m_secretAskedFor, clientOf(tenant)) != clientOf(tenant)) {
        m_form->credential().showPlace(SecretPlace::Nowhere);
        m_desk.findCredential(tenant);
    }
}

void TenantPage::showNewIncident()
{
    m_form->makeEditable();
    if (std::exchange(m_showsForeign, false)) {
        m_form->prefill({}, {}, {}, {});
        m_form->credential().showPlace(SecretPlace::Nowhere);
        m_secretAskedFor.clear();
    }
    m_connection->clear();
    m_file->setPath(freshIncidentPath(QDateTime::currentDateTime()));
    refresh();
}

} // namespace bulkhead::ui
