// SPDX-License-Identifier: Apache-2.0
#include "tenant/advanced_fields.h"

#include "look/field_grid.h"
#include "look/fold.h"
#include "look/look.h"
#include "look/path_field.h"

#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace bulkhead::ui {

AdvancedFields::AdvancedFields(QWidget *parent)
    : QWidget(parent), m_audience(new QLineEdit),
      m_caFile(new PathField(tr("CA file"), PathField::Kind::Open)), m_caReason(reasonLabel()),
      m_fold(new Fold(tr("Ad&vanced"), inside()))
{
    m_audience->setAccessibleName(tr("Audience"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fold);
    connect(m_audience, &QLineEdit::textChanged, this, &AdvancedFields::changed);
    connect(m_caFile, &PathField::edited, this, &AdvancedFields::caFileEdited);
}

QWidget *AdvancedFields::inside()
{
    auto *inside = new QWidget;
    auto *grid = new FieldGrid;
    inside->setLayout(grid);
    grid->addField(tr("A&udience"), m_audience);
    grid->addField(tr("CA &file"), m_caFile);
    grid->addBelow(m_caReason);
    grid->addBelow(hint(tr("Authorities (PEM) trusted besides the system's: only for a proxy of "
                           "your organisation that inspects traffic.")));
    return inside;
}

void AdvancedFields::caFileEdited()
{
    const bool there = caFile().isEmpty() || QFileInfo(caFile()).isFile();
    showReason(*m_caReason, there ? QString() : tr("There is no such file."));
    emit changed();
}

QString AdvancedFields::audience() const
{
    return m_audience->text().trimmed();
}

QString AdvancedFields::caFile() const
{
    return m_caFile->path();
}

QString AdvancedFields::missing() const
{
    return m_caReason->text().isEmpty() ? QString() : tr("CA file is not there");
}

void AdvancedFields::fill(const QString &audience, const QString &caFile)
{
    m_audience->setText(audience);
    m_caFile->setPath(caFile);
    m_fold->setOpen(!audience.isEmpty() || !caFile.isEmpty());
    emit m_caFile->edited();
}

void AdvancedFields::showFixed(const TenantConfig &tenant)
{
    const bool plain = tenant.audience == tenant.address.defaultAudience();
    m_audience->setText(plain ? QString() : tenant.audience);
    showUsualAudience(tenant.address.defaultAudience());
    m_caFile->setPath(tenant.caFile);
    m_fold->setOpen(!plain || !tenant.caFile.isEmpty());
    showReason(*m_caReason, {});
}

void AdvancedFields::showUsualAudience(const QString &audience)
{
    m_audience->setPlaceholderText(audience);
}

void AdvancedFields::setReadOnly(bool readOnly)
{
    m_audience->setReadOnly(readOnly);
    m_caFile->setReadOnly(readOnly);
}

} // namespace bulkhead::ui
