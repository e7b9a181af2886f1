// SPDX-License-Identifier: Apache-2.0
#include "desk/live_incident.h"

#include <algorithm>

namespace bulkhead::ui {
namespace {

bool changesOneRow(const journal::Entry &entry)
{
    using journal::EntryKind;
    switch (entry.kind) {
    case EntryKind::Intent:
    case EntryKind::Answered:
    case EntryKind::Concluded:
    case EntryKind::Looked:
    case EntryKind::Reopened: return true;
    default: return false;
    }
}

bool changesTheGate(const journal::Entry &entry)
{
    using journal::EntryKind;
    switch (entry.kind) {
    case EntryKind::GateChosen:
    case EntryKind::GateIntent:
    case EntryKind::GateAnswered:
    case EntryKind::GateSeen: return true;
    default: return false;
    }
}

bool changesNoRow(const journal::Entry &entry)
{
    return entry.kind == journal::EntryKind::Heartbeat
        || entry.kind == journal::EntryKind::TenantSeen;
}

} // namespace

LiveIncident::LiveIncident(Desk &desk)
{
    connect(&desk, &Desk::incidentOpened, this, [this](const OpenedIncident &incident) {
        m_incident = incident;
        m_progress = {};
        m_gateWish = gateWishOf(m_ledger->gate());
        m_open = true;
        emit replaced();
    });
    connect(&desk, &Desk::practiceStarted, this,
        [this](const TenantConfig &tenant) { m_practiceOrigin = tenant.address.origin(); });
    connect(&desk, &Desk::ledgerReplaced, this, [this](std::shared_ptr<journal::Ledger> ledger) {
        m_ledger = std::move(ledger);
        emit replaced();
    });
    connect(&desk, &Desk::recorded, this, &LiveIncident::take);
    connect(&desk, &Desk::progressed, this, [this](const run::Progress &progress) {
        if (!m_open)
            return;
        m_progress = progress;
        emit progressed();
    });
}

bool LiveIncident::practice() const
{
    const auto &address = m_ledger->tenant().address;
    const bool believed = createdHere() || address.isLoopback();
    return m_open && ((m_ledger->practice() && believed) || address.origin() == m_practiceOrigin);
}

bool LiveIncident::builtInPractice() const
{
    return practice()
        && (m_incident.builtInPractice || m_ledger->tenant().address.origin() == m_practiceOrigin);
}

void LiveIncident::wishGate(const GateWish &wish)
{
    if (wish == m_gateWish)
        return;
    m_gateWish = wish;
    emit gateChanged();
}

void LiveIncident::close()
{
    m_open = false;
    m_incident = {};
    m_progress = {};
    m_gateWish = gateWishOf({});
    m_ledger = std::make_shared<journal::Ledger>();
    emit replaced();
}

void LiveIncident::take(const std::vector<journal::Entry> &entries)
{
    if (!m_open)
        return; // the last words about an incident that was closed meanwhile
    const journal::IncidentState before = m_ledger->state();
    bool everything = false;
    bool gate = false;
    std::vector<qint32> rows;
    for (const journal::Entry &entry : entries) {
        m_ledger->apply(entry);
        if (entry.kind == journal::EntryKind::GateChosen) // who was released stays so
            m_gateWish.choices.released = m_ledger->gate().choices.released;
        if (changesOneRow(entry))
            rows.push_back(entry.row);
        else if (changesTheGate(entry))
            gate = true;
        else if (!changesNoRow(entry))
            everything = true;
    }
    if (gate)
        emit gateChanged();
    if (everything || m_ledger->state() != before) {
        emit replaced();
        return;
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (!rows.empty())
        emit rowsChanged(rows);
}

} // namespace bulkhead::ui
