// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "flow/page.h"
#include "protection/protection_card.h"

#include <vector>

namespace bulkhead::ui {

class BusyCard;
class Notice;

// What stays in the tenant when the incident is over: a card for each thing that protects it. It
// needs a tenant, and no incident.
class ProtectionPage : public Page
{
    Q_OBJECT
public:
    ProtectionPage(Desk &desk, LiveIncident &live, TenantSource tenant, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Protection"); }
    [[nodiscard]] QString iconName() const override { return QStringLiteral("shield"); }
    [[nodiscard]] QString subtitle() const override;
    [[nodiscard]] QString closed() const override;
    [[nodiscard]] QString missing() const override;
    [[nodiscard]] QString primaryText() const override { return tr("Read again"); }
    [[nodiscard]] bool isBeside() const override { return true; }
    void primary() override;
    void entered() override;
    // Another tenant may be meant now.
    void refresh();

private:
    void told(const ProtectionTold &what);
    void failed(const Error &error);

    Desk &m_desk;
    TenantSource m_tenant;
    Notice *m_notice;
    BusyCard *m_busy;
    std::vector<ProtectionCard *> m_cards;
    QString m_shown; // origin of the tenant
    bool m_read = false; // from that one
};

} // namespace bulkhead::ui
