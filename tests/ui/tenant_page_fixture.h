// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tenant/tenant_page.h"
#include "ui/live_fixture.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>

namespace bulkhead::ui {

inline const QString acme = QStringLiteral("acme.eu.auth0.com");

// The page as a person meets it: found by the names that assistive tools hear, typed into, left.
class TenantPageTest : public LiveTest
{
protected:
    TenantPageTest();
    ~TenantPageTest() override; // forgets the tenants that were used

    template <typename Widget> [[nodiscard]] Widget *named(const QString &name) const
    {
        for (auto *widget : m_page.findChildren<Widget *>()) {
            if (widget->accessibleName() == name)
                return widget;
        }
        ADD_FAILURE() << "nothing is called " << name.toStdString();
        return nullptr;
    }
    [[nodiscard]] QLineEdit *field(const QString &name) const { return named<QLineEdit>(name); }
    [[nodiscard]] QPushButton *check() const;
    [[nodiscard]] QRadioButton *practiceRadio() const;
    [[nodiscard]] QRadioButton *ownRadio() const;

    // As with the keyboard; `leave` goes on to the next field.
    void type(const QString &field, const QString &text);
    void leave(const QString &field);
    void fillIn(const QString &address, const QString &clientId, const QString &secret = {});

    // Every text that can be read on the page just now.
    [[nodiscard]] QStringList shown() const;
    [[nodiscard]] bool shows(const QString &words) const;
    [[nodiscard]] qsizetype commandsNamed(const QString &name) const;

    // Answers of the program.
    void practiceStarts();
    void incidentCreated(bool createdHere = true);

    QWidget m_window; // without a layout it asks the platform for nothing
    TenantPage m_page{m_desk, m_live, &m_window};
    int m_advanced = 0;
};

[[nodiscard]] TenantConfig practiceTenant();

} // namespace bulkhead::ui
