// SPDX-License-Identifier: Apache-2.0
#include "protection/protection_page.h"

#include "flow/busy_card.h"
#include "look/look.h"
#include "look/notice.h"
#include "protection/breached_card.h"
#include "protection/force_reset_card.h"
#include "protection/gates_card.h"
#include "protection/rotation_card.h"
#include "texts/fault_text.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

ProtectionPage::ProtectionPage(Desk &desk, LiveIncident &live, TenantSource tenant, QWidget *parent)
    : Page(parent), m_desk(desk), m_tenant(tenant), m_notice(new Notice),
      m_busy(new BusyCard(desk, tr("Protection"), tr("Stop it"))),
      m_cards{new GatesCard(desk, live, tenant), new BreachedCard(desk, tenant),
          new RotationCard(desk, tenant), new ForceResetCard(desk, tenant)}
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacing);
    layout->addWidget(m_notice);
    layout->addWidget(m_busy);
    for (ProtectionCard *card : m_cards)
        layout->addWidget(card);
    layout->addStretch();
    connect(&m_desk, &Desk::taskChanged, this, [this](Task task) {
        if (task == Task::Protecting)
            m_busy->begin();
        refresh();
    });
    connect(&m_desk, &Desk::protectionTold, this, &ProtectionPage::told);
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task == Task::Protecting)
            failed(error);
    });
    connect(&live, &LiveIncident::replaced, this, &ProtectionPage::refresh);
    refresh();
}

QString ProtectionPage::subtitle() const
{
    const auto of = m_tenant();
    return of ? tr("What stays in %1 when the incident is over. Each button changes it at once.")
                    .arg(of->address.name())
              : tr("What stays in a tenant when the incident is over.");
}

QString ProtectionPage::closed() const
{
    return m_tenant() ? QString() : tr("Fill in the tenant and check the connection first");
}

QString ProtectionPage::missing() const
{
    if (m_desk.task() == Task::Protecting)
        return tr("Wait, or stop it");
    return m_desk.task() == Task::None ? QString() : tr("Something else is still being done");
}

void ProtectionPage::primary()
{
    const auto of = m_tenant();
    if (!of || m_desk.task() != Task::None)
        return;
    m_notice->clear();
    m_desk.lookAtProtection(*of);
}

void ProtectionPage::entered()
{
    refresh();
    if (!m_read)
        primary(); // it only reads
}

void ProtectionPage::told(const ProtectionTold &what)
{
    m_busy->end();
    m_notice->clear();
    if (what.isEmpty())
        m_notice->tell(tr("It was stopped."), tr("What is shown here is as it was read before."),
            tr("“Read again” tells how things stand now."), Tone::Warning);
    m_read = m_read || what.forceReset || what.breached;
    for (ProtectionCard *card : m_cards)
        card->show(what);
    refresh();
}

void ProtectionPage::failed(const Error &error)
{
    m_busy->end();
    const texts::Explanation why = texts::explain(error);
    m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
    for (ProtectionCard *card : m_cards)
        card->failed(error);
    refresh();
}

void ProtectionPage::refresh()
{
    const auto of = m_tenant();
    const QString shown = of ? of->address.origin() : QString();
    if (std::exchange(m_shown, shown) != shown) {
        m_read = false;
        m_notice->clear();
        for (ProtectionCard *card : m_cards)
            card->forget();
    }
    for (ProtectionCard *card : m_cards)
        card->allow(of && m_desk.task() == Task::None);
    emit changed();
}

} // namespace bulkhead::ui
