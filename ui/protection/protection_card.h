// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace bulkhead::ui {

// The tenant that is to be protected, once calls can be made to it.
using TenantSource = std::function<std::optional<TenantConfig>()>;

// One thing that protects a tenant: how it stands, what it does, and what can be done about it.
// The page that holds it says when; what is asked goes to the desk.
class ProtectionCard : public QFrame
{
    Q_OBJECT
public:
    ProtectionCard(Desk &desk, TenantSource tenant, const QString &title, const QString &about);

    // What was read; a card takes what is its own.
    virtual void show(const ProtectionTold &told) = 0;
    // Another tenant, of which nothing was read.
    virtual void forget() = 0;
    // What this card asked for went wrong.
    virtual void failed(const Error &) { }
    void allow(bool possible);

protected:
    // Under the title and what it is about.
    [[nodiscard]] QVBoxLayout &content() { return *m_content; }
    [[nodiscard]] Desk &desk() { return m_desk; }
    [[nodiscard]] bool possible() const { return m_possible; }
    void tellState(const QString &text, bool good);
    // Which buttons can be pressed now.
    virtual void refresh() = 0;
    // Calls with the tenant, if there is one.
    void withTenant(const std::function<void(const TenantConfig &)> &what) const;
    [[nodiscard]] static QPushButton *button(
        const QString &iconName, const QString &text, const QString &name);

private:
    Desk &m_desk;
    TenantSource m_tenant;
    QLabel *m_icon;
    QLabel *m_state;
    QVBoxLayout *m_content;
    bool m_possible = false;
};

} // namespace bulkhead::ui
