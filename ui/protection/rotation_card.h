// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/background.h"
#include "protection/protection_card.h"

namespace bulkhead::ui {

class RotationCountPanel;
class RotationForm;

// The Action that limits the age of passwords. It is switched on for exactly what was counted on
// the tenant's users before, and whose number was typed.
class RotationCard : public ProtectionCard
{
    Q_OBJECT
public:
    RotationCard(Desk &desk, TenantSource tenant);

    void show(const ProtectionTold &told) override;
    void forget() override;
    void failed(const Error &error) override;

protected:
    void refresh() override;

private:
    // What a count was asked for; another form needs another count.
    struct Wish
    {
        gate::RotationRule rule;
        QString file;
        QString denyText;
        friend bool operator==(const Wish &, const Wish &) = default;
    };
    [[nodiscard]] Wish wish() const;
    void count();
    void countWith(const Result<QStringList> &protectedKeys);
    void switchOn();
    void edited();
    void forgetCount();
    void tell();

    RotationForm *m_form;
    QLabel *m_marketplace;
    RotationCountPanel *m_panel;
    QPushButton *m_count;
    QPushButton *m_on;
    QPushButton *m_off;
    QLabel *m_why; // nothing can be counted
    Background m_files;
    std::optional<run::RotationState> m_state;
    std::optional<Wish> m_countedFor;
    gate::RotationContent m_content; // of that wish
    std::optional<run::RotationCount::Counted> m_counted;
    bool m_reading = false; // the file
    bool m_switching = false; // on; it counts once more
};

} // namespace bulkhead::ui
