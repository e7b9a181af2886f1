// SPDX-License-Identifier: Apache-2.0
#include "window/pages.h"

#include "board/run_page.h"
#include "intake/list_page.h"
#include "plan/plan_page.h"
#include "protection/protection_page.h"
#include "report/report_page.h"
#include "review/review_page.h"
#include "start/start_page.h"
#include "tenant/tenant_page.h"

namespace bulkhead {

Pages::Pages(ui::Desk &desk, ui::LiveIncident &live)
    : m_start(new ui::StartPage(desk)), m_tenant(new ui::TenantPage(desk, live))
{
    const ui::CallGate gate = [tenant = m_tenant] {
        return tenant->missingForCalls();
    };
    auto *plan = new ui::PlanPage(desk, live, gate);
    auto *review = new ui::ReviewPage(desk, live, gate);
    auto *run = new ui::RunPage(desk, live, gate);
    auto *report = new ui::ReportPage(desk, live, gate);
    auto *protection = new ui::ProtectionPage(
        desk, live, [tenant = m_tenant] { return tenant->tenantForCalls(); });
    m_walk = {m_tenant, new ui::ListPage(desk, live), plan, review, run, report, protection};
    QObject::connect(m_tenant, &ui::Page::changed, plan, &ui::Page::changed);
    QObject::connect(m_tenant, &ui::Page::changed, review, &ui::Page::changed);
    QObject::connect(m_tenant, &ui::Page::changed, run, &ui::RunPage::refresh);
    QObject::connect(m_tenant, &ui::Page::changed, report, &ui::ReportPage::refresh);
    QObject::connect(m_tenant, &ui::Page::changed, protection, &ui::ProtectionPage::refresh);
    QObject::connect(m_start, &ui::StartPage::begun, m_tenant, [tenant = m_tenant](bool practice) {
        if (practice)
            tenant->choosePractice();
        else
            tenant->chooseOwn();
    });
}

void Pages::choosePractice() const
{
    m_tenant->choosePractice();
}

void Pages::prefill(const QString &address, const QString &clientId, const QString &audience,
    const QString &caFile) const
{
    m_tenant->prefill(address, clientId, audience, caFile);
}

} // namespace bulkhead
