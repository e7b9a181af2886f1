// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/live_incident.h"

#include <QList>

namespace bulkhead {

namespace ui {
class Page;
class StartPage;
class TenantPage;
} // namespace ui

// The pages of the walk, in order, and what they have to know of each other. The window owns them
// once it was given them.
class Pages
{
public:
    Pages(ui::Desk &desk, ui::LiveIncident &live);

    [[nodiscard]] const QList<ui::Page *> &walk() const { return m_walk; }
    [[nodiscard]] ui::StartPage *start() const { return m_start; }

    void choosePractice() const;
    void prefill(const QString &address, const QString &clientId, const QString &audience,
        const QString &caFile) const;

private:
    ui::StartPage *m_start;
    ui::TenantPage *m_tenant;
    QList<ui::Page *> m_walk;
};

} // namespace bulkhead
