// SPDX-License-Identifier: Apache-2.0
#include "tenant/own_tenant_form.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "tenant/advanced_fields.h"
#include "tenant/credential_rows.h"
#include "tenant/known_tenants.h"
#include "tenant/mark_field.h"
#include "texts/fault_text.h"

#include <QFocusEvent>
#include <QLabel>
#include <QLineEdit>
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
    : QWidget(parent), m_known(new KnownTenants),
      m_address(field(tr("Tenant address"), u"acme.eu.auth0.com"_s)),
      m_clientId(field(tr("Client ID"))), m_mark(new MarkField), m_advanced(new AdvancedFields),
      m_addressReason(reasonLabel()), m_clientReason(reasonLabel())
{
    auto *grid = new FieldGrid;
    m_knownLabel = grid->addField(tr("Used befo&re"), m_known);
    grid->addField(tr("Tenant &address"), m_address);
    grid->addBelow(m_addressReason);
    grid->addField(tr("C&lient ID"), m_clientId);
    grid->addBelow(m_clientReason);
    grid->addBelow(
        hint(tr("Of a machine-to-machine application that may use the Management API.")));
    m_credential = new CredentialRows(*grid, this);
    m_markLabel = grid->addField(tr("&Environment mark"), m_mark);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addLayout(grid);
    layout->addWidget(m_advanced);

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
    connect(m_clientId, &QLineEdit::textChanged, this, &OwnTenantForm::changed);
    connect(m_advanced, &AdvancedFields::changed, this, &OwnTenantForm::changed);
    connect(m_credential, &CredentialRows::changed, this, &OwnTenantForm::changed);
    m_credential->choose(credentials::Kind::ClientSecret);
    connect(m_mark, &MarkField::edited, this, &OwnTenantForm::marked);
    connect(m_known, &KnownTenants::chosen, this, &OwnTenantForm::choose);
    offerProfiles();
}

std::optional<TenantConfig> OwnTenantForm::tenant() const
{
    const auto address = TenantAddress::parse(m_address->text());
    const QString clientId = m_clientId->text().trimmed();
    if (!address || clientId.isEmpty())
        return std::nullopt;
    const QString audience = m_advanced->audience();
    return TenantConfig{*address, clientId,
        audience.isEmpty() ? address->defaultAudience() : audience, m_advanced->caFile()};
}

QString OwnTenantForm::missing() const
{
    if (m_address->text().trimmed().isEmpty())
        return tr("Tenant address is missing");
    if (!TenantAddress::parse(m_address->text()))
        return tr("Tenant address is not right");
    if (m_clientId->text().trimmed().isEmpty())
        return tr("Client ID is missing");
    if (const QString credential = m_credential->missing(); !credential.isEmpty())
        return credential;
    return m_advanced->missing();
}

void OwnTenantForm::prefill(
    const QString &address, const QString &clientId, const QString &audience, const QString &ca)
{
    m_address->setText(address);
    m_clientId->setText(clientId);
    m_advanced->fill(audience, ca);
    addressEdited();
    showReason(*m_clientReason, {});
    if (!address.isEmpty())
        showAddressReason();
    m_credential->choose(credentials::Kind::ClientSecret);
    m_mark->setMark({});
    m_adopted.clear();
    announceName();
}

void OwnTenantForm::showFixed(const TenantConfig &tenant)
{
    m_address->setText(tenant.address.origin());
    m_clientId->setText(tenant.clientId);
    m_advanced->showFixed(tenant);
    for (QLabel *reason : {m_addressReason, m_clientReason})
        showReason(*reason, {});
    setFixed(true);
    m_mark->setMark({});
    m_adopted.clear();
    adopt(tenant);
}

void OwnTenantForm::makeEditable()
{
    setFixed(false);
}

void OwnTenantForm::setMarkable(bool markable)
{
    m_mark->setVisible(markable);
    m_markLabel->setVisible(markable);
}

std::optional<TenantProfile> OwnTenantForm::profile() const
{
    const auto of = tenant();
    if (!of)
        return std::nullopt;
    return TenantProfile{*of, m_credential->kind(), m_credential->keyFile(), m_mark->mark()};
}

void OwnTenantForm::offerProfiles()
{
    m_known->offer();
    const bool offered = m_known->hasAny() && !m_address->isReadOnly();
    m_known->setVisible(offered);
    m_knownLabel->setVisible(offered);
}

void OwnTenantForm::choose(const TenantConfig &tenant)
{
    const bool plain = tenant.audience == tenant.address.defaultAudience();
    prefill(tenant.address.origin(), tenant.clientId, plain ? QString() : tenant.audience,
        tenant.caFile);
}

// Once for each tenant that is named: what a person changes afterwards stays.
void OwnTenantForm::adopt(const TenantConfig &tenant)
{
    const QString name = tenant.clientId + u'@' + tenant.address.origin();
    if (std::exchange(m_adopted, name) == name)
        return;
    const auto known = profileOf(tenant);
    if (!known)
        return;
    m_mark->setMark(known->mark);
    if (!m_credential->hasEntered())
        m_credential->choose(known->kind, known->keyFile);
}

void OwnTenantForm::setFixed(bool fixed)
{
    for (QLineEdit *edit : {m_address, m_clientId})
        edit->setReadOnly(fixed);
    m_advanced->setReadOnly(fixed);
    offerProfiles();
}

void OwnTenantForm::addressEdited()
{
    const auto address = TenantAddress::parse(m_address->text());
    m_advanced->showUsualAudience(address ? address->defaultAudience() : QString());
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
    if (const auto complete = tenant()) {
        adopt(*complete);
        emit named(*complete);
    }
}

} // namespace bulkhead::ui
