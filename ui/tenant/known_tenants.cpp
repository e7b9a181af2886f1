// SPDX-License-Identifier: Apache-2.0
#include "tenant/known_tenants.h"

#include <QAbstractItemView>
#include <QSignalBlocker>

namespace bulkhead::ui {

KnownTenants::KnownTenants(QWidget *parent) : QComboBox(parent)
{
    setAccessibleName(tr("Used before"));
    view()->setAccessibleName(tr("Used before"));
    connect(this, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index > 0) // the first one asks
            emit chosen(m_profiles[index - 1].tenant);
    });
}

void KnownTenants::offer()
{
    const QSignalBlocker quiet(this);
    m_profiles = tenantProfiles();
    clear();
    addItem(tr("Choose a tenant…"));
    for (const TenantProfile &each : m_profiles)
        addItem(each.title());
}

} // namespace bulkhead::ui
