// SPDX-License-Identifier: Apache-2.0
#include "gate/gate_reach.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "texts/gate_text.h"

#include <QLabel>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

GateReach::GateReach(LiveIncident &live, FieldGrid &grid, QObject *parent)
    : QObject(parent), m_live(live), m_connections(new QLineEdit), m_reason(reasonLabel()),
      m_about(hint({})), m_exemption(new QLineEdit), m_exemptionLabel(nullptr),
      m_exemptionReason(reasonLabel())
{
    m_connections->setAccessibleName(tr("Whole connections"));
    m_connections->setPlaceholderText(
        tr("None: the users on the list; or names of databases, with commas"));
    m_exemption->setAccessibleName(tr("Confirm no exemption"));
    m_exemption->setPlaceholderText(
        tr("%1, only if nobody is protected below").arg(texts::noExemption()));
    m_about->setText(
        tr("In place of the list: everybody who logs in there with a password older than the gate "
           "is refused, whether listed or not. It is meant for lists that no number of Actions "
           "holds, and needs the permission read:connections. Only the protected pass, so name "
           "your own account first."));
    grid.addField(tr("Whole connections"), m_connections);
    grid.addBelow(m_reason);
    grid.addBelow(m_about);
    m_exemptionLabel = grid.addField(tr("No exemption"), m_exemption);
    grid.addBelow(m_exemptionReason);
    connect(m_connections, &QLineEdit::textChanged, this, &GateReach::edited);
    connect(m_exemption, &QLineEdit::textChanged, this, &GateReach::edited);
    edited();
}

QStringList GateReach::connections() const
{
    QStringList names;
    for (const QString &each : m_connections->text().split(u',', Qt::SkipEmptyParts)) {
        if (!each.trimmed().isEmpty())
            names << each.trimmed();
    }
    names.removeDuplicates();
    return names;
}

bool GateReach::saysNoExemption() const
{
    return !connections().isEmpty() && m_exemption->text().trimmed() == texts::noExemption();
}

void GateReach::show(const journal::GateChoices &choices, bool anew)
{
    const QSignalBlocker quiet(this);
    if (anew || connections() != choices.connections)
        m_connections->setText(choices.connections.join(u", "_s));
    if (anew || saysNoExemption() != choices.noExemption)
        m_exemption->setText(choices.noExemption ? texts::noExemption() : QString());
    edited();
}

void GateReach::addTo(journal::GateChoices &choices) const
{
    choices.connections = connections();
    choices.noExemption = saysNoExemption();
}

QString GateReach::missing() const
{
    QStringList known;
    for (const Connection &each : m_live.ledger().connections())
        known << each.name;
    if (known.isEmpty())
        return {};
    for (const QString &name : connections()) {
        if (!known.contains(name))
            return tr("The tenant has no database connection “%1”; it has %2.")
                .arg(name, known.join(u", "_s));
    }
    return {};
}

void GateReach::wantExemption()
{
    showReason(*m_exemptionReason,
        tr("Nobody is protected: not even you could log in there. Name your own account below, or "
           "type %1.")
            .arg(texts::noExemption()));
    m_exemption->setFocus();
}

void GateReach::edited()
{
    const bool some = !connections().isEmpty();
    m_about->setVisible(some);
    m_exemption->setVisible(some);
    m_exemptionLabel->setVisible(some);
    showReason(*m_reason, missing());
    if (!some || saysNoExemption())
        showReason(*m_exemptionReason, {});
    emit changed();
}

} // namespace bulkhead::ui
