// SPDX-License-Identifier: Apache-2.0
#include "ui/tenant_page_fixture.h"

#include <QApplication>
#include <QFocusEvent>
#include <QJsonObject>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

TenantConfig practiceTenant()
{
    const auto address = TenantAddress::parse(u"http://127.0.0.1:4711"_s);
    return {*address, u"practice-client"_s, address->defaultAudience(), {}};
}

TenantPageTest::TenantPageTest()
{
    QObject::connect(&m_page, &Page::advanced, [this] { ++m_advanced; });
    m_page.resize(900, 900);
    m_window.show();
}

TenantPageTest::~TenantPageTest()
{
    QSettings().clear();
}

QPushButton *TenantPageTest::check() const
{
    return named<QPushButton>(u"Check connection"_s);
}

QRadioButton *TenantPageTest::practiceRadio() const
{
    return m_page.findChildren<QRadioButton *>().at(0);
}

QRadioButton *TenantPageTest::ownRadio() const
{
    return m_page.findChildren<QRadioButton *>().at(1);
}

void TenantPageTest::type(const QString &name, const QString &text)
{
    QLineEdit *edit = field(name);
    ASSERT_NE(edit, nullptr);
    edit->selectAll();
    if (text.isEmpty())
        edit->del();
    else
        edit->insert(text);
}

void TenantPageTest::leave(const QString &name)
{
    QFocusEvent event(QEvent::FocusOut, Qt::TabFocusReason);
    QApplication::sendEvent(field(name), &event);
}

void TenantPageTest::fillIn(const QString &address, const QString &clientId, const QString &secret)
{
    ownRadio()->click();
    type(u"Tenant address"_s, address);
    leave(u"Tenant address"_s);
    type(u"Client ID"_s, clientId);
    leave(u"Client ID"_s);
    if (!secret.isEmpty())
        type(u"Client secret"_s, secret);
}

QStringList TenantPageTest::shown() const
{
    QCoreApplication::sendPostedEvents(); // what is new in a layout is shown by one
    QStringList texts;
    for (const auto *label : m_page.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty())
            texts << label->text();
    }
    return texts;
}

bool TenantPageTest::shows(const QString &words) const
{
    return shown().join(u'\n').contains(words);
}

qsizetype TenantPageTest::commandsNamed(const QString &name) const
{
    return m_desk.commands.filter(QRegularExpression(u'^' + name)).size();
}

void TenantPageTest::practiceStarts()
{
    m_desk.begin(Task::StartingPractice);
    m_desk.keep(SecretPlace::Memory);
    emit m_desk.practiceStarted(practiceTenant());
    m_desk.begin(Task::None);
}

void TenantPageTest::incidentCreated(bool createdHere)
{
    using namespace journal::entries;
    journal::Entry first = created();
    first.text = text({{u"id"_s, u"i-1"_s}, {u"tenant"_s, m_desk.tenant.address.origin()},
        {u"client_id"_s, m_desk.tenant.clientId}, {u"audience"_s, m_desk.tenant.audience},
        {u"ca_file"_s, m_desk.tenant.caFile}});
    open({first}, m_desk.commands.back().section(u' ', 1), createdHere);
}

} // namespace bulkhead::ui
