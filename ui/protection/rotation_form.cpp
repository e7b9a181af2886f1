// SPDX-License-Identifier: Apache-2.0
#include "protection/rotation_form.h"

#include "gate/deny_text.h"
#include "look/field_grid.h"
#include "look/look.h"
#include "look/path_field.h"
#include "protection/connection_days.h"
#include "texts/fault_text.h"
#include "texts/gate_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QSpinBox>

namespace bulkhead::ui {
namespace {

constexpr int daysOffered = 90;

} // namespace

RotationForm::RotationForm(QWidget *parent)
    : QWidget(parent), m_days(new QSpinBox),
      m_everywhere(new QRadioButton(tr("In every database connection"))),
      m_chosen(new QRadioButton(tr("In chosen ones only"))), m_connections(new ConnectionDays),
      m_noConnections(hint({})),
      m_file(new PathField(tr("Users who are never refused"), PathField::Kind::Open)),
      m_fileTold(reasonLabel()), m_protectedNow(hint({})), m_text(new QLineEdit),
      m_textReason(reasonLabel())
{
    m_days->setAccessibleName(tr("Days a password may be old"));
    m_days->setRange(1, ConnectionDays::daysAtMost);
    m_days->setValue(daysOffered);
    m_days->setSuffix(tr(" days old"));
    m_days->setButtonSymbols(QAbstractSpinBox::NoButtons); // the keys and the wheel do
    m_file->setFilter(tr("Lists (*.csv *.txt);;All files (*)"));
    m_file->edit()->setPlaceholderText(tr("None; a file of user ids or e-mail addresses"));
    m_text->setAccessibleName(tr("Text for users with old passwords"));
    m_text->setMaxLength(int(gate::denyTextAtMost));
    auto *grid = new FieldGrid;
    setLayout(grid);
    grid->addField(tr("A password may be"), m_days);
    grid->addBelow(where());
    grid->addField(tr("Never refused"), m_file);
    grid->addBelow(m_fileTold);
    grid->addBelow(m_protectedNow);
    grid->addField(tr("Refused users are told"), m_text);
    grid->addBelow(m_textReason);
    clear();
    connect(m_days, &QSpinBox::valueChanged, m_connections, &ConnectionDays::setDays);
    connect(m_days, &QSpinBox::valueChanged, this, &RotationForm::edited);
    connect(m_chosen, &QRadioButton::toggled, this, &RotationForm::edited);
    connect(m_connections, &ConnectionDays::edited, this, &RotationForm::edited);
    connect(m_text, &QLineEdit::textChanged, this, &RotationForm::edited);
    connect(m_file, &PathField::edited, this, [this] {
        tellFile({}); // it was about another file
        edited();
    });
}

QWidget *RotationForm::where()
{
    m_days->setMaximumWidth(140);
    auto *area = new QWidget;
    auto *radios = new QHBoxLayout;
    radios->setSpacing(3 * spacing);
    radios->addWidget(m_everywhere);
    radios->addWidget(m_chosen);
    radios->addStretch();
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addLayout(radios);
    column->addWidget(m_connections);
    column->addWidget(m_noConnections);
    return area;
}

void RotationForm::clear()
{
    const QSignalBlocker quiet(this);
    m_everywhere->setChecked(true);
    m_days->setValue(daysOffered);
    m_connections->setRowCount(0);
    m_connections->setDays(daysOffered);
    m_noConnections->clear();
    m_file->setPath({});
    tellFile({});
    m_protectedNow->hide();
    m_text->setText(texts::defaultRotationText());
    m_text->setCursorPosition(0); // it is read from its beginning
    edited();
}

void RotationForm::setDeployed(const gate::RotationTold &told)
{
    const QSignalBlocker quiet(this);
    if (told.rule.days > 0)
        m_days->setValue(told.rule.days);
    m_connections->setChosen(told.rule.connections);
    (told.rule.connections.isEmpty() ? m_everywhere : m_chosen)->setChecked(true);
    m_protectedNow->setText(
        tr("The one that is there spares %1. Name them again before it is switched on anew: the "
           "tenant does not tell who they are.")
            .arg(QLocale().toString(told.protectedKeys)));
    m_protectedNow->setVisible(told.protectedKeys > 0);
    edited();
}

void RotationForm::setDatabases(const run::DatabasesTold &databases)
{
    const QSignalBlocker quiet(this);
    m_connections->setConnections(databases.names);
    m_noConnections->setText(databases.allowed
            ? (databases.names.isEmpty() ? tr("The tenant has no database connection.") : QString())
            : tr("To choose some, the application needs the permission read:connections."));
    edited();
}

gate::RotationRule RotationForm::rule() const
{
    if (m_everywhere->isChecked())
        return {m_days->value(), {}};
    return {0, m_connections->chosen()};
}

QString RotationForm::protectedFile() const
{
    return m_file->path();
}

QString RotationForm::denyText() const
{
    return m_text->text();
}

QString RotationForm::missing() const
{
    if (m_chosen->isChecked() && m_connections->chosen().isEmpty())
        return tr("Tick a connection first.");
    return gate::checkedDenyText(m_text->text()) ? QString()
                                                 : tr("Tell refused users the way back in.");
}

void RotationForm::tellFile(const QString &text)
{
    showReason(*m_fileTold, text);
}

void RotationForm::edited()
{
    const auto text = gate::checkedDenyText(m_text->text());
    showReason(*m_textReason, text ? QString() : texts::explain(text.error()).todo);
    const bool some = m_connections->rowCount() > 0;
    m_connections->setVisible(m_chosen->isChecked() && some);
    m_noConnections->setVisible(!some && !m_noConnections->text().isEmpty());
    m_chosen->setEnabled(some);
    emit changed();
}

} // namespace bulkhead::ui
