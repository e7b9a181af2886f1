// SPDX-License-Identifier: Apache-2.0
#include "plan/reset_details.h"

#include "look/field_grid.h"
#include "look/look.h"
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

} // namespace

ResetDetails::ResetDetails(QWidget *parent)
    : QWidget(parent), m_connection(field(tr("Connection"), tr("Each user's own"))),
      m_clientId(field(tr("Reset client ID"), tr("This application"))),
      m_organization(field(tr("Organization"), tr("None"))),
      m_ticketHours(field(tr("Ticket life in hours"), {})),
      m_resultUrl(field(tr("Ticket result URL"), tr("Where Auth0 leads by itself")))
{
    auto *grid = new FieldGrid;
    setLayout(grid);
    addField(*grid, passwords, tr("&Connection"), m_connection,
        tr("Only passwords in this database connection are reset."));
    addField(*grid, links, tr("Reset client I&D"), m_clientId,
        tr("The application whose name and branding the link carries."));
    addField(*grid, links, tr("Organi&zation"), m_organization,
        tr("The id of an organization whose branding the link carries, org_…; all users have to "
           "be its members."));
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
    choices.resetClientId = link ? m_clientId->text().trimmed() : QString();
    choices.organization = link ? m_organization->text().trimmed() : QString();
    choices.ticketResultUrl = ticket ? m_resultUrl->text().trimmed() : QString();
    const double hours = m_ticketHours->text().trimmed().toDouble(); // 0 when it is no number
    const bool sound = hours > 0 && hours < 1e6;
    choices.ticketLifeS = ticket ? (sound ? std::llround(hours * 3600) : 0) : otherwise.ticketLifeS;
}

void ResetDetails::setChoices(const PlanChoices &choices)
{
    m_connection->setText(choices.connection);
    m_clientId->setText(choices.resetClientId);
    m_organization->setText(choices.organization);
    m_ticketHours->setText(QString::number(double(choices.ticketLifeS) / 3600, 'g', 12));
    m_resultUrl->setText(choices.ticketResultUrl);
    setMethods(choices.reset);
}

void ResetDetails::explain(const std::vector<Nonsense> &found, bool typing)
{
    const std::pair<QLabel *, QString> reasons[] = {
        {m_hoursReason, reasonOf(found, {Nonsense::TicketLife})},
        {m_urlReason, reasonOf(found, {Nonsense::ResultUrlInvalid, Nonsense::ResultUrlBranded})},
    };
    for (const auto &[label, reason] : reasons) {
        if (!typing || reason.isEmpty())
            showReason(*label, reason);
    }
}

} // namespace bulkhead::ui
