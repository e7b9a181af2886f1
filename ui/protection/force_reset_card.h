// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protection/protection_card.h"

class QLineEdit;

namespace bulkhead::ui {

// The Action that gives the force-reset flag its effect.
class ForceResetCard : public ProtectionCard
{
    Q_OBJECT
public:
    ForceResetCard(Desk &desk, TenantSource tenant);

    void show(const ProtectionTold &told) override;
    void forget() override;

protected:
    void refresh() override;

private:
    void tell();

    QLineEdit *m_text;
    QLabel *m_reason;
    QPushButton *m_on;
    QPushButton *m_off;
    std::optional<run::OwnActionState> m_state;
};

} // namespace bulkhead::ui
