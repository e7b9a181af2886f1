// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"
#include "protection/protection_card.h"

class QCheckBox;

namespace bulkhead::ui {

// The gates of Bulkhead that stand in the tenant, whichever incidents' they are: for who has to
// take one down without its incident's file.
class GatesCard : public ProtectionCard
{
    Q_OBJECT
public:
    GatesCard(Desk &desk, LiveIncident &live, TenantSource tenant);

    void show(const ProtectionTold &told) override;
    void forget() override;

protected:
    void refresh() override;

private:
    [[nodiscard]] bool isOfOpenIncident(const QString &name) const;
    [[nodiscard]] QStringList ticked() const;
    void tell();
    void askToLower();

    LiveIncident &m_live;
    QVBoxLayout *m_list;
    QLabel *m_open; // about the one of the open incident
    QPushButton *m_lower;
    std::vector<QCheckBox *> m_boxes; // in the order of m_gates
    std::optional<std::vector<run::FoundGate>> m_gates;
};

} // namespace bulkhead::ui
