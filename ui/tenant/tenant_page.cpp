// SPDX-License-Identifier: Apache-2.0
#include "tenant/tenant_page.h"

#include "look/choice_card.h"
#include "look/field_grid.h"
#include "look/look.h"
#include "look/path_field.h"
#include "mail/mail_card.h"
#include "tenant/connection_panel.h"
#include "tenant/credential_rows.h"
#include "tenant/incident_location.h"
#include "tenant/own_tenant_form.h"
#include "tenant/trust_box.h"
#include "texts/fault_text.h"

#include <QButtonGroup>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

TenantPage::TenantPage(Desk &desk, LiveIncident &live, QWidget *parent)
    : Page(parent), m_desk(desk), m_live(live),
      m_practiceCard(new ChoiceCard(tr("&Practice tenant (built in)"),
          tr("Invented people on this computer. It behaves like a real tenant, and nothing leaves "
             "this machine."))),
      m_ownCard(new ChoiceCard(tr("A tenant of your &own"),
          tr("Your Auth0 tenant and its users. Nothing is changed in it before you confirm its "
             "name."))),
      m_form(new OwnTenantForm), m_file(new PathField(tr("Incident file"), PathField::Kind::Save)),
      m_fileReason(reasonLabel()), m_practiceReason(reasonLabel()),
      m_connection(new ConnectionPanel), m_mail(new MailCard(desk)), m_trust(new TrustBox)
{
    build();
    listen();
    choosePractice();
    incidentReplaced();
    if (!m_live.isOpen())
        showNewIncident();
}

void TenantPage::build()
{
    auto *group = new QButtonGroup(this);
    group->addButton(m_practiceCard->radio());
    group->addButton(m_ownCard->radio());
    auto *cards = new QHBoxLayout;
    cards->setSpacing(2 * spacing);
    cards->addWidget(m_practiceCard, 1);
    cards->addWidget(m_ownCard, 1);
    m_file->setFilter(tr("Incidents (*.incident)"));
    auto *file = new FieldGrid;
    file->addField(tr("&Incident file"), m_file);
    file->addBelow(m_fileReason);
    file->addBelow(
        hint(tr("Holds the list, the plan and every call: enough to resume after a crash "
                "and to prove what was done.")));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2 * spacing);
    layout->addWidget(m_trust);
    layout->addLayout(cards);
    layout->addWidget(m_practiceReason);
    layout->addWidget(m_form);
    layout->addLayout(file);
    layout->addWidget(m_connection);
    layout->addWidget(m_mail);
    layout->addStretch();
}

void TenantPage::listen()
{
    connect(m_ownCard->radio(), &QRadioButton::toggled, this, [this] {
        m_goal = Goal::None; // it was about the other tenant
        m_connection->clear();
        await(Answer::None);
    });
    connect(m_form, &OwnTenantForm::changed, this, [this] {
        if (m_checked != asTyped())
            m_connection->clear(); // what was found out was about another tenant
        refresh();
    });
    connect(m_form, &OwnTenantForm::named, this, [this](const TenantConfig &tenant) {
        if (std::exchange(m_secretAskedFor, clientOf(tenant)) == clientOf(tenant))
            return;
        m_form->credential().showPlace(SecretPlace::Nowhere);
        m_desk.findCredential(tenant);
    });
    connect(m_form, &OwnTenantForm::marked, this, [this] {
        if (m_live.isOpen())
            remember();
        refresh();
    });
    connect(m_file, &PathField::edited, this, [this] {
        showReason(*m_fileReason, {});
        refresh();
    });
    connect(m_connection, &ConnectionPanel::checkAsked, this, [this] { pursue(Goal::Check); });
    connect(m_trust, &TrustBox::changed, this, [this] {
        wakePractice();
        refresh();
    });
    connect(&m_live, &LiveIncident::replaced, this, &TenantPage::incidentReplaced);
    connect(&m_desk, &Desk::practiceStarted, this, [this](const TenantConfig &tenant) {
        m_practice = tenant;
        answered(Answer::Practice);
    });
    connect(
        &m_desk, &Desk::credentialKept, this, [this](SecretPlace place, credentials::Kind kind) {
            if (m_desk.task() != Task::StartingPractice) // which has a secret of its own
                m_form->credential().showPlace(place, kind);
            answered(Answer::Credential);
        });
    connect(&m_desk, &Desk::connectionChecked, this, [this](const run::ConnectionReport &report) {
        if (const auto of = tenant())
            m_connection->showReport(of->address.name(), report);
        remember();
        answered(Answer::Connection);
    });
    connect(&m_desk, &Desk::incidentOpened, this, [this] { answered(Answer::Incident); });
    connect(&m_desk, &Desk::failed, this, &TenantPage::failed);
    connect(&m_desk, &Desk::taskChanged, this, &TenantPage::refresh);
}

QString TenantPage::subtitle() const
{
    return m_live.isOpen() ? tr("The tenant of this incident; it cannot be changed any more.")
                           : tr("Where the affected users are. Practise first if you can.");
}

bool TenantPage::practiceChosen() const
{
    return m_practiceCard->radio()->isChecked();
}

bool TenantPage::trusted() const
{
    return !m_live.isOpen() || m_live.createdHere() || m_trust->trusted();
}

std::optional<TenantConfig> TenantPage::tenant() const
{
    if (m_live.isOpen())
        return m_live.ledger().tenant();
    return practiceChosen() ? m_practice : m_form->tenant();
}

QString TenantPage::missingForCalls() const
{
    if (m_live.readOnly())
        return tr("This incident can only be read");
    if (!trusted())
        return tr("Say whether you know this tenant");
    if (practiceChosen())
        return {};
    if (const QString field = m_form->missing();
        !field.isEmpty() || m_form->credential().hasEntered())
        return field;
    // A secret that is kept belongs to the client and the tenant that it was looked up for.
    const auto of = tenant();
    return of && clientOf(*of) == m_secretAskedFor ? QString() : tr("Client secret is missing");
}

// A secret that only stands in its field is not the engine's yet.
std::optional<TenantConfig> TenantPage::tenantForCalls() const
{
    const bool known = practiceChosen() || !m_form->credential().hasEntered();
    return known && missingForCalls().isEmpty() ? tenant() : std::nullopt;
}

QString TenantPage::missing() const
{
    using State = journal::IncidentState;
    if (const QString now = busy(); !now.isEmpty())
        return now;
    const State state = m_live.ledger().state();
    const bool over = m_live.isOpen() && (state == State::Finished || state == State::Cancelled);
    if (over && trusted())
        return {}; // its report needs no secret
    if (const QString calls = missingForCalls(); !calls.isEmpty())
        return calls;
    return m_file->path().isEmpty() ? tr("Incident file is missing") : QString();
}

void TenantPage::entered()
{
    if (m_live.isOpen())
        return m_form->credential().focusMissing();
    (practiceChosen() ? m_practiceCard : m_ownCard)->radio()->setFocus();
}

void TenantPage::choosePractice()
{
    if (!m_live.isOpen())
        m_practiceCard->radio()->setChecked(true);
}

void TenantPage::chooseOwn()
{
    if (!m_live.isOpen())
        m_ownCard->radio()->setChecked(true);
}

void TenantPage::prefill(
    const QString &address, const QString &clientId, const QString &audience, const QString &caFile)
{
    if (m_live.isOpen())
        return;
    chooseOwn();
    m_form->prefill(address, clientId, audience, caFile);
}

QString TenantPage::asTyped() const
{
    const auto typed = m_form->tenant();
    return typed ? QStringList{clientOf(*typed), typed->audience, typed->caFile}.join(u'\n')
                 : QString();
}

void TenantPage::refresh()
{
    const bool open = m_live.isOpen();
    m_trust->setVisible(open && !m_live.createdHere());
    m_practiceCard->setVisible(!open || practiceChosen());
    m_ownCard->setVisible(!open || !practiceChosen());
    m_form->setVisible(!practiceChosen());
    m_form->setMarkable(!open || m_live.createdHere());
    m_file->setReadOnly(open);
    const QString now = busy();
    const bool taken = m_desk.task() != Task::None;
    m_connection->allow(!now.isEmpty() ? now
            : taken                    ? tr("Not while something else is being done.")
                                       : missingForCalls());
    emit changed();
}

} // namespace bulkhead::ui
