// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/walk.h"

#include "protection/protection_page.h"

#include <gtest/gtest.h>

#include <QCheckBox>

namespace bulkhead::ui {

using Force = run::OwnActionState;

// The Protection page of a tenant that it can call.
class ProtectionPageTest : public ::testing::Test
{
protected:
    ProtectionPageTest()
    {
        const auto address = TenantAddress::parse(QStringLiteral("acme.eu.auth0.com"));
        m_tenant = TenantConfig{*address, QStringLiteral("app1"), address->defaultAudience(), {}};
        m_page = new ProtectionPage(m_one.desk, m_one.live, [this] { return m_tenant; });
        m_one.show(m_page);
    }
    void tell(const run::SettingsTold &told, Force force = Force::Off)
    {
        m_one.desk.protectionTold({force, told});
    }
    QCheckBox *box(const QString &name) { return testing::shownAs<QCheckBox>(m_one.frame(), name); }
    QStringList commands() { return std::exchange(m_one.desk.commands, {}); }

    OnePage m_one;
    std::optional<TenantConfig> m_tenant;
    ProtectionPage *m_page;
};

} // namespace bulkhead::ui
