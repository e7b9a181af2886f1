// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tenant/tenant_profiles.h"

#include <QComboBox>

namespace bulkhead::ui {

// The tenants that were used on this computer, to choose from.
class KnownTenants : public QComboBox
{
    Q_OBJECT
public:
    explicit KnownTenants(QWidget *parent = nullptr);

    void offer(); // as the settings have them now
    [[nodiscard]] bool hasAny() const { return !m_profiles.isEmpty(); }

signals:
    void chosen(const bulkhead::TenantConfig &tenant);

private:
    QList<TenantProfile> m_profiles; // as offered
};

} // namespace bulkhead::ui
