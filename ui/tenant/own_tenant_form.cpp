// SPDX-License-Identifier: Apache-2.0
#include "tenant/own_tenant_form.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "look/path_field.h"
#include "texts/fault_text.h"

#include <QFileInfo>
#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QLineEdit *field(const QString &name, const QString &example = {})
{
    auto *edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(example);
    return edit;
}

} // namespace

OwnTenantForm::OwnTenantForm(QWidget *parent)
    : QWidget(parent), m_address(field(tr("Tenant address"), u"acme.eu.auth0.com"_s)),
      m_clientId(field(tr("Client ID"))), m_secret(field(tr("Client secret"))),
      m_audience(field(tr("Audience"))),
      m_caFile(new PathField(tr("CA file"), PathField::Kind::Open)), m_addressReason(reasonLabel()),
      m_clientReason(reasonLabel()), m_secretLine(hint({})), m_caReason(reasonLabel()),
      m_fold(new QToolButton)
{
    m_secret->setEchoMode(QLineEdit::Password);
    auto *grid = new FieldGrid;
    grid->addField(tr("Tenant &address"), m_address);
    grid->addBelow(m_addressReason);
    grid->addField(tr("C&lient ID"), m_clientId);
    grid->addBelow(m_clientReason);
    grid->addBelow(
        hint(tr("Of a machine-to-machine application that may use the Management API.")));
    grid->addField(tr("Client &secret"), m_secret);
    grid->addBelow(m_secretLine);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addLayout(grid);
    layout->addWidget(advanced());

    connect(m_address, &QLineEdit::textChanged, this, &OwnTenantForm::addressEdited);
    connect(m_address, &QLineEdit::editingFinished, this, &OwnTenantForm::showAddressReason);
    connect(m_clientId, &QLineEdit::textChanged, this, [this] { showReason(*m_clientReason, {}); });
    m_naming.setSingleShot(true);
    m_naming.setInterval(400);
    connect(&m_naming, &QTimer::timeout, this, &OwnTenantForm::announceName);
    for (QLineEdit *edit : {m_address, m_clientId}) {
        edit->installEventFilter(this);
        connect(edit, &QLineEdit::editingFinished, this, &OwnTenantForm::announceName);
        connect(edit, &QLineEdit::textChanged, &m_naming, qOverload<>(&QTimer::start));
    }
    for (QLineEdit *edit : {m_clientId, m_audience})
        connect(edit, &QLineEdit::textChanged, this, &OwnTenantForm::changed);
    connect(m_secret, &QLineEdit::textChanged, this, [this] {
        showPlaceLine();
        emit changed();
    });
    showPlaceLine();
}

QWidget *OwnTenantForm::advanced()
{
    auto *inside = new QWidget;
    auto *grid = new FieldGrid;
    inside->setLayout(grid);
    inside->hide();
    grid->addField(tr("A&udience"), m_audience);
    grid->addField(tr("CA &file"), m_caFile);
    grid->addBelow(m_caReason);
    grid->addBelow(hint(tr("Authorities (PEM) trusted besides the system's: only for a proxy of "
                           "your organisation that inspects traffic.")));
    m_fold->setText(tr("Ad&vanced"));
    m_fold->setAccessibleName(tr("Advanced"));
    m_fold->setCheckable(true);
    m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_fold->setArrowType(Qt::RightArrow);
    makeQuiet(*m_fold);
    connect(m_fold, &QToolButton::toggled, this, [this, inside](bool open) {
        inside->setVisible(open);
        m_fold->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    });
    connect(m_caFile, &PathField::edited, this, [this] {
        const bool there = m_caFile->path().isEmpty() || QFileInfo(m_caFile->path()).isFile();
        showReason(*m_caReason, there ? QString() : tr("There is no such file."));
        emit changed();
    });
    auto *whole = new QWidget;
    auto *layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(m_fold, 0, Qt::AlignLeft);
    layout->addWidget(inside);
    return whole;
}

std::optional<TenantConfig> OwnTenantForm::tenant() const
{
    const auto address = TenantAddress::parse(m_address->text());
    const QString clientId = m_clientId->text().trimmed();
    if (!address || clientId.isEmpty())
        return std::nullopt;
    const QString audience = m_audience->text().trimmed();
    return TenantConfig{*address, clientId,
        audience.isEmpty() ? address->defaultAudience() : audience, m_caFile->path()};
}

QString OwnTenantForm::missing() const
{
    if (m_address->text().trimmed().isEmpty())
        return tr("Tenant address is missing");
    if (!TenantAddress::parse(m_address->text()))
        return tr("Tenant address is not right");
    if (m_clientId->text().trimmed().isEmpty())
        return tr("Client ID is missing");
    if (!hasTypedSecret() && m_place == SecretPlace::Nowhere)
        return tr("Client secret is missing");
    if (!m_caReason->text().isEmpty())
        return tr("CA file is not there");
    return {};
}

void OwnTenantForm::prefill(
    const QString &address, const QString &clientId, const QString &audience, const QString &ca)
{
    m_address->setText(address);
    m_clientId->setText(clientId);
    m_audience->setText(audience);
    m_caFile->setPath(ca);
    m_fold->setChecked(!audience.isEmpty() || !ca.isEmpty());
    emit m_caFile->edited();
    addressEdited();
    showReason(*m_clientReason, {});
    if (!address.isEmpty())
        showAddressReason();
    announceName();
}

void OwnTenantForm::showFixed(const TenantConfig &tenant)
{
    const bool plainAudience = tenant.audience == tenant.address.defaultAudience();
    m_address->setText(tenant.address.origin());
    m_clientId->setText(tenant.clientId);
    m_audience->setText(plainAudience ? QString() : tenant.audience);
    m_audience->setPlaceholderText(tenant.address.defaultAudience());
    m_caFile->setPath(tenant.caFile);
    m_fold->setChecked(!plainAudience || !tenant.caFile.isEmpty());
    for (QLabel *reason : {m_addressReason, m_clientReason, m_caReason})
        showReason(*reason, {});
    setFixed(true);
}

void OwnTenantForm::focusSecret()
{
    if (isVisible() && m_place == SecretPlace::Nowhere)
        m_secret->setFocus();
}

void OwnTenantForm::makeEditable()
{
    setFixed(false);
}

void OwnTenantForm::setFixed(bool fixed)
{
    for (QLineEdit *edit : {m_address, m_clientId, m_audience})
        edit->setReadOnly(fixed);
    m_caFile->setReadOnly(fixed);
}

bool OwnTenantForm::hasTypedSecret() const
{
    return !m_secret->text().isEmpty();
}

Secret OwnTenantForm::takeSecret()
{
    Secret secret(m_secret->text().trimmed().toUtf8());
    m_secret->setText({}); // drops what could be undone as well
    return secret;
}

void OwnTenantForm::showPlace(SecretPlace place)
{
    m_place = place;
    showPlaceLine();
    emit changed();
}

void OwnTenantForm::showPlaceLine()
{
    if (hasTypedSecret())
        return m_secretLine->setText(tr("Goes to the keychain, never into the incident file."));
    switch (m_place) {
    case SecretPlace::Keychain: return m_secretLine->setText(tr("Kept in the keychain."));
    case SecretPlace::Memory:
        return m_secretLine->setText(tr("Kept until Bulkhead closes, in no keychain."));
    case SecretPlace::Nowhere: return m_secretLine->setText(tr("Missing."));
    }
}

void OwnTenantForm::addressEdited()
{
    const auto address = TenantAddress::parse(m_address->text());
    m_audience->setPlaceholderText(address ? address->defaultAudience() : QString());
    if (address || m_address->text().isEmpty())
        showReason(*m_addressReason, {});
    emit changed();
}

void OwnTenantForm::showAddressReason()
{
    const auto address = TenantAddress::parse(m_address->text());
    if (address)
        return showReason(*m_addressReason, {});
    if (m_address->text().trimmed().isEmpty())
        return showReason(*m_addressReason, tr("The tenant's address is missing."));
    const texts::Explanation why = texts::explain(address.error());
    showReason(*m_addressReason, why.happened + u' ' + why.todo);
}

// A field that is left untouched tells nobody by itself.
bool OwnTenantForm::eventFilter(QObject *watched, QEvent *event)
{
    const bool left = event->type() == QEvent::FocusOut
        && static_cast<QFocusEvent *>(event)->reason() != Qt::ActiveWindowFocusReason;
    if (left && watched == m_address)
        showAddressReason();
    else if (left && watched == m_clientId)
        showClientReason();
    return QWidget::eventFilter(watched, event);
}

void OwnTenantForm::showClientReason()
{
    const bool there = !m_clientId->text().trimmed().isEmpty();
    showReason(*m_clientReason, there ? QString() : tr("The client ID is missing."));
}

void OwnTenantForm::announceName()
{
    m_naming.stop();
    if (m_address->isReadOnly())
        return;
    if (const auto complete = tenant())
        emit named(*complete);
}

} // namespace bulkhead::ui
