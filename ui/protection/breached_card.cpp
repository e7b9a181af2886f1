// SPDX-License-Identifier: Apache-2.0
#include "protection/breached_card.h"

#include "look/look.h"
#include "protection/breached_form.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString stateText(const std::optional<run::SettingsTold> &told)
{
    if (!told)
        return BreachedCard::tr("Not read yet.");
    if (!told->allowed)
        return BreachedCard::tr("Not known: the application lacks the permission "
                                "read:attack_protection.");
    if (!told->inPlan)
        return BreachedCard::tr("Not in the tenant's subscription.");
    if (!protection::isOn(told->now))
        return BreachedCard::tr("Off.");
    return protection::onlyWatches(told->now)
        ? BreachedCard::tr("On, and it only watches: nothing is ticked at login, sign-up and "
                           "password change.")
        : BreachedCard::tr("On.");
}

} // namespace

BreachedCard::BreachedCard(Desk &desk, TenantSource tenant)
    : ProtectionCard(desk, std::move(tenant), tr("Breached Password Detection"),
        tr("Auth0 compares passwords with those known from breaches elsewhere; whom it blocks has "
           "to choose another one first. Standard needs a Professional or Enterprise plan and lags "
           "by months; enhanced needs the Attack Protection add-on and lags by a day.")),
      m_form(new BreachedForm),
      m_apply(button(u"check"_s, tr("Apply"), tr("Apply breached-password settings"))),
      m_undo(button(u"back"_s, tr("Undo"), tr("Undo breached-password settings"))),
      m_overwrite(button(u"warning"_s, tr("Undo all the same"),
          tr("Undo breached-password settings all the same")))
{
    m_undo->setToolTip(tr("Brings back what stood there before this program changed it."));
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    for (QPushButton *each : {m_apply, m_undo, m_overwrite})
        row->addWidget(each);
    row->addStretch();
    content().addWidget(m_form);
    content().addLayout(row);
    connect(m_form, &BreachedForm::changed, this, &BreachedCard::refresh);
    connect(m_apply, &QPushButton::clicked, this, [this] { ask(Way::Wish); });
    connect(m_undo, &QPushButton::clicked, this, [this] { ask(Way::Undo); });
    connect(m_overwrite, &QPushButton::clicked, this, [this] { ask(Way::UndoWhateverSince); });
    tell();
}

void BreachedCard::ask(Way way)
{
    withTenant([this, way](const TenantConfig &of) {
        const bool wishes = way == Way::Wish;
        desk().changeBreachedPasswords(
            of, way, wishes ? m_form->wish() : protection::BreachedWish());
    });
}

void BreachedCard::show(const ProtectionTold &told)
{
    if (!told.breached)
        return;
    m_told = told.breached;
    m_changedSince = false;
    tell();
}

void BreachedCard::forget()
{
    m_told.reset();
    m_changedSince = false;
    tell();
}

void BreachedCard::failed(const Error &error)
{
    m_changedSince = error.fault == Fault::SettingsChangedSince;
    refresh();
}

void BreachedCard::tell()
{
    tellState(stateText(m_told),
        m_told && protection::isOn(m_told->now) && !protection::onlyWatches(m_told->now));
    m_form->setSettings(m_told ? m_told->now : QJsonObject());
    refresh();
}

bool BreachedCard::isEdited() const
{
    return m_told
        && !protection::isSame(protection::merged(m_told->now, m_form->wish()),
            protection::merged(m_told->now,
                {.method = m_told->now[u"method"].toString(protection::methods().first())}));
}

void BreachedCard::refresh()
{
    const bool can = possible() && m_told && m_told->inPlan && m_told->allowed;
    m_form->setEnabled(can);
    m_apply->setEnabled(can && isEdited());
    m_undo->setEnabled(can && m_told->ours);
    m_overwrite->setVisible(m_changedSince);
    m_overwrite->setEnabled(can);
}

} // namespace bulkhead::ui
