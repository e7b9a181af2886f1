// SPDX-License-Identifier: Apache-2.0
#include "plan/reset_details.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "model/branding.h"
#include "plan/nonsense_text.h"

#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr auto links = ResetMethod::Email | ResetMethod::Ticket;
constexpr auto passwords = links | ResetMethod::Password | ResetMethod::Flag;

QLineEdit *field(const QString &name, const QString &otherwise)
{
    auto *edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(otherwise);
    return edit;
}

// The first of those that is true now.
QString reasonOf(const std::vector<Nonsense> &found, std::initializer_list<Nonsense> of)
{
    for (const Nonsense nonsense : of) {
        if (std::find(found.begin(), found.end(), nonsense) != found.end())
            return explain(nonsense).reason;
    }
    return {};
}

Branding brandingIn(const QLineEdit &field)
{
    return brandingFrom(field.text().split(u',', Qt::SkipEmptyParts));
}

void write(QLineEdit &field, const Branding &branding)
{
    field.setText(valuesOf(branding).join(u", "_s));
}

// Below zero when it is none.
double numberIn(const QLineEdit &field, double empty)
{
    const QString text = field.text().trimmed();
    bool sound = false;
    const double number = text.isEmpty() ? empty : text.toDouble(&sound);
    return text.isEmpty() || (sound && number > 0 && number < 1e6) ? number : -1;
}

QString plainNumber(double number)
{
    return QString::number(number, 'g', 12);
}

} // namespace

ResetDetails::ResetDetails(QWidget *parent)
    : QWidget(parent), m_connection(field(tr("Connection"), tr("Each user's own"))),
      m_clientId(field(tr("Reset client ID"), tr("This application"))),
      m_organization(field(tr("Organization"), tr("None"))),
      m_mailRate(field(tr("E-mails a second"), tr("What the tenant's mail provider takes"))),
      m_ticketHours(field(tr("Ticket life in hours"), {})),
      m_resultUrl(field(tr("Ticket result URL"), tr("Where Auth0 leads by itself")))
{
    auto *grid = new FieldGrid;
    setLayout(grid);
    addField(*grid, passwords, tr("&Connection"), m_connection,
        tr("Only passwords in this database connection are reset."));
    addField(*grid, links, tr("Reset client I&D"), m_clientId,
        tr("The application whose name and branding the link carries. For the users of single "
           "connections: CONNECTION=ID, with commas."));
    m_brandingReason = addField(*grid, links, tr("Organi&zation"), m_organization,
        tr("The id of an organization whose branding the link carries, org_…; all users have to "
           "be its members. For the users of single connections: CONNECTION=ID, with commas."));
    m_rateReason = addField(*grid, ResetMethod::Email, tr("E-mails a second"), m_mailRate,
        tr("A mail provider that is overrun loses mails. Auth0's own is given eight a minute, "
           "any other ten a second."));
    m_hoursReason = addField(*grid, ResetMethod::Ticket, tr("Ticket life (&hours)"), m_ticketHours,
        tr("Whoever holds a link can take the account over as long as it is valid."));
    m_urlReason = addField(*grid, ResetMethod::Ticket, tr("Ticket result URL"), m_resultUrl,
        tr("Where the user lands after the reset; Classic Login only."));
    setMethods({});
}

QLabel *ResetDetails::addField(FieldGrid &grid, ResetMethods when, const QString &label,
    QLineEdit *field, const QString &sentence)
{
    QLabel *reason = reasonLabel();
    QLabel *about = hint(sentence);
    QLabel *name = grid.addField(label, field);
    grid.addBelow(reason);
    grid.addBelow(about);
    m_rows.push_back({when, {name, field, about}});
    connect(field, &QLineEdit::textChanged, this, &ResetDetails::changed);
    connect(field, &QLineEdit::editingFinished, this, &ResetDetails::left);
    return reason;
}

void ResetDetails::setMethods(ResetMethods methods)
{
    m_methods = methods;
    for (const Row &row : m_rows) {
        for (QWidget *widget : row.widgets)
            widget->setVisible(bool(row.when & methods));
    }
    setVisible(bool(methods));
}

void ResetDetails::fillIn(PlanChoices &choices) const
{
    const PlanChoices otherwise;
    const bool link = bool(m_methods & links);
    const bool ticket = m_methods.testFlag(ResetMethod::Ticket);
    choices.connection = m_methods ? m_connection->text().trimmed() : QString();
    const Branding clients = link ? brandingIn(*m_clientId) : Branding();
    const Branding organizations = link ? brandingIn(*m_organization) : Branding();
    choices.resetClientId = clients.forAll;
    choices.resetClientIds = clients.byConnection;
    choices.organization = organizations.forAll;
    choices.organizations = organizations.byConnection;
    choices.mailPerS = m_methods.testFlag(ResetMethod::Email) ? numberIn(*m_mailRate, 0) : 0;
    choices.ticketResultUrl = ticket ? m_resultUrl->text().trimmed() : QString();
    const double hours = numberIn(*m_ticketHours, -1);
    choices.ticketLifeS = ticket ? std::llround(hours * 3600) : otherwise.ticketLifeS;
}

void ResetDetails::setChoices(const PlanChoices &choices)
{
    m_connection->setText(choices.connection);
    write(*m_clientId, {choices.resetClientId, choices.resetClientIds});
    write(*m_organization, {choices.organization, choices.organizations});
    m_mailRate->setText(choices.mailPerS > 0 ? plainNumber(choices.mailPerS) : QString());
    m_ticketHours->setText(plainNumber(double(choices.ticketLifeS) / 3600));
    m_resultUrl->setText(choices.ticketResultUrl);
    setMethods(choices.reset);
}

void ResetDetails::explain(const std::vector<Nonsense> &found, bool typing)
{
    const std::pair<QLabel *, QString> reasons[] = {
        {m_brandingReason, reasonOf(found, {Nonsense::BrandingUnclear})},
        {m_rateReason, reasonOf(found, {Nonsense::MailRate})},
        {m_hoursReason, reasonOf(found, {Nonsense::TicketLife})},
        {m_urlReason, reasonOf(found, {Nonsense::ResultUrlInvalid, Nonsense::ResultUrlBranded})},
    };
    for (const auto &[label, reason] : reasons) {
        if (!typing || reason.isEmpty())
            showReason(*label, reason);
    }
}

} // namespace bulkhead::ui
