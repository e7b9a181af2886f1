// SPDX-License-Identifier: Apache-2.0
#include "tenant/trust_box.h"

#include "look/look.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace bulkhead::ui {

TrustBox::TrustBox(QWidget *parent)
    : QFrame(parent), m_what(new QLabel),
      m_known(new QCheckBox(tr("I know this tenant and &want to use it")))
{
    makeCard(*this, Tone::Warning);
    m_what->setWordWrap(true);
    m_what->setTextFormat(Qt::PlainText);
    auto *title = heading(tr("This file was not created on this computer"));
    setTone(*title, Tone::Warning);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(title);
    layout->addWidget(m_what);
    layout->addWidget(m_known);
    connect(m_known, &QCheckBox::toggled, this, &TrustBox::changed);
}

void TrustBox::ask(const TenantConfig &tenant)
{
    const QString trusting = tenant.caFile.isEmpty()
        ? tr("the authorities of this system")
        : tr("the authorities in %1 as well").arg(tenant.caFile);
    m_what->setText(tr("It would call %1 as client %2, trusting %3.")
                        .arg(tenant.address.name(), tenant.clientId, trusting));
    m_known->setAccessibleDescription(m_what->text());
    const QSignalBlocker quiet(m_known);
    m_known->setChecked(false);
}

bool TrustBox::trusted() const
{
    return m_known->isChecked();
}

} // namespace bulkhead::ui
