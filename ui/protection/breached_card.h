// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protection/protection_card.h"

namespace bulkhead::ui {

class BreachedForm;

// Auth0's Breached Password Detection.
class BreachedCard : public ProtectionCard
{
    Q_OBJECT
public:
    BreachedCard(Desk &desk, TenantSource tenant);

    void show(const ProtectionTold &told) override;
    void forget() override;
    void failed(const Error &error) override;

protected:
    void refresh() override;

private:
    using Way = run::SettingsChange::Way;
    [[nodiscard]] bool isEdited() const;
    void ask(Way way);
    void tell();

    BreachedForm *m_form;
    QPushButton *m_apply;
    QPushButton *m_undo;
    QPushButton *m_overwrite;
    std::optional<run::SettingsTold> m_told;
    bool m_changedSince = false; // by somebody else, as the undo found
};

} // namespace bulkhead::ui
