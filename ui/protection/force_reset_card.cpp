// SPDX-License-Identifier: Apache-2.0
#include "protection/force_reset_card.h"

#include "gate/deny_text.h"
#include "look/field_grid.h"
#include "look/look.h"
#include "texts/fault_text.h"
#include "texts/gate_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using State = run::OwnActionState;

QString stateText(const std::optional<State> &state)
{
    if (!state)
        return ForceResetCard::tr("Not read yet.");
    switch (*state) {
    case State::Off: return ForceResetCard::tr("Off. A flag that a plan sets refuses nobody.");
    case State::On: return ForceResetCard::tr("On: deployed, and bound to the login flow.");
    case State::NotBound:
        return ForceResetCard::tr("Deployed, and not bound to the login flow: it does nothing.");
    case State::OtherCode:
        return ForceResetCard::tr("There is an Action of this name that is not ours; it is left "
                                  "alone.");
    }
    Q_UNREACHABLE();
}

} // namespace

ForceResetCard::ForceResetCard(Desk &desk, TenantSource tenant)
    : ProtectionCard(desk, std::move(tenant), tr("The force-reset flag's Action"),
        tr("Who carries the flag is refused at every login until the password is changed; then the "
           "flag is taken away by itself. Switched off, the Action is unbound and deleted, and all "
           "others stay as they are.")),
      m_text(new QLineEdit(texts::defaultDenyText())), m_reason(reasonLabel()),
      m_on(button(u"play"_s, tr("Switch on"), tr("Switch the flag's Action on"))),
      m_off(button(u"stop"_s, tr("Switch off"), tr("Switch the flag's Action off")))
{
    m_text->setAccessibleName(tr("Text for flagged users"));
    m_text->setMaxLength(int(gate::denyTextAtMost));
    m_text->setCursorPosition(0); // it is read from its beginning
    auto *grid = new FieldGrid;
    grid->addField(tr("Flagged users are told"), m_text);
    grid->addBelow(m_reason);
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    row->addWidget(m_on);
    row->addWidget(m_off);
    row->addStretch();
    content().addLayout(grid);
    content().addLayout(row);
    connect(m_text, &QLineEdit::textChanged, this, &ForceResetCard::refresh);
    connect(m_on, &QPushButton::clicked, this, [this] {
        withTenant([this](const TenantConfig &of) {
            this->desk().switchForceReset(of, true, m_text->text().trimmed());
        });
    });
    connect(m_off, &QPushButton::clicked, this, [this] {
        withTenant(
            [this](const TenantConfig &of) { this->desk().switchForceReset(of, false, {}); });
    });
    tell();
}

void ForceResetCard::show(const ProtectionTold &told)
{
    if (!told.forceReset)
        return;
    m_state = told.forceReset;
    tell();
}

void ForceResetCard::forget()
{
    m_state.reset();
    tell();
}

void ForceResetCard::tell()
{
    tellState(stateText(m_state), m_state == State::On);
    refresh();
}

void ForceResetCard::refresh()
{
    const auto text = gate::checkedDenyText(m_text->text());
    const bool ours = m_state && m_state != State::OtherCode;
    showReason(*m_reason, text ? QString() : texts::explain(text.error()).todo);
    m_text->setEnabled(possible() && ours);
    m_on->setText(m_state == State::On ? tr("Renew the text") : tr("Switch on"));
    m_on->setEnabled(possible() && ours && text);
    m_off->setEnabled(possible() && ours && m_state != State::Off);
}

} // namespace bulkhead::ui
