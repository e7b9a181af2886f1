// SPDX-License-Identifier: Apache-2.0
#include "protection/protection_card.h"

#include "look/look.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int iconSize = 18;

} // namespace

ProtectionCard::ProtectionCard(
    Desk &desk, TenantSource tenant, const QString &title, const QString &about)
    : m_desk(desk), m_tenant(std::move(tenant)), m_icon(new QLabel), m_state(new QLabel),
      m_content(new QVBoxLayout(this))
{
    makeCard(*this);
    QFont font = m_state->font();
    font.setWeight(QFont::DemiBold);
    m_state->setFont(font);
    m_state->setWordWrap(true);
    m_state->setTextFormat(Qt::PlainText);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_state, 1);
    m_content->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    m_content->setSpacing(spacing);
    m_content->addWidget(heading(title));
    m_content->addLayout(row);
    m_content->addWidget(hint(about));
}

void ProtectionCard::tellState(const QString &text, bool good)
{
    const Tone tone = good ? Tone::Good : Tone::Neutral;
    m_icon->setPixmap(icon(good ? u"done"_s : u"info"_s, tone).pixmap(iconSize, iconSize));
    m_state->setText(text);
    setTone(*m_state, good ? std::optional(tone) : std::nullopt);
}

void ProtectionCard::allow(bool possible)
{
    m_possible = possible;
    refresh();
}

void ProtectionCard::withTenant(const std::function<void(const TenantConfig &)> &what) const
{
    if (const auto tenant = m_tenant())
        what(*tenant);
}

QPushButton *ProtectionCard::button(
    const QString &iconName, const QString &text, const QString &name)
{
    auto *made = new QPushButton(icon(iconName), text);
    made->setAccessibleName(name);
    return made;
}

} // namespace bulkhead::ui
