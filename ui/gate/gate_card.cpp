// SPDX-License-Identifier: Apache-2.0
#include "gate/gate_card.h"

#include "gate/deny_text.h"
#include "gate/gate_reach.h"
#include "look/choice_card.h"
#include "look/field_grid.h"
#include "look/look.h"
#include "texts/fault_text.h"
#include "texts/report_text.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString sentence()
{
    return GateCard::tr(
        "Before the first user's turn, an Action at the head of the login flow refuses new tokens "
        "to everybody on the list, for logins and refresh tokens alike. Two calls change the "
        "tenant for up to 12,000 users, one more for each further 12,000. Nobody else is refused. "
        "Access tokens that are out live until they expire.");
}

// The gate stands in the tenant, or something of it.
bool isThere(const journal::GateRecord &gate)
{
    return gate.state != journal::GateState::None && gate.state != journal::GateState::Down;
}

} // namespace

GateCard::GateCard(Desk &desk, LiveIncident &live, CallGate gate, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_live(live), m_gate(std::move(gate)),
      m_first(new CheckCard(tr("Close the gate first"), sentence())), m_text(new QLineEdit),
      m_textReason(reasonLabel()), m_close(new QPushButton(icon(u"lock"_s), tr("Close it now…"))),
      m_why(hint({})), m_details(details())
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("The gate")));
    layout->addWidget(m_first);
    layout->addWidget(m_details);
    showWish();
    connect(m_first->box(), &QCheckBox::toggled, this, &GateCard::wish);
    connect(m_text, &QLineEdit::textChanged, this, &GateCard::wish);
    connect(m_reach, &GateReach::changed, this, &GateCard::wish);
    connect(m_close, &QPushButton::clicked, this, &GateCard::closeAsked);
    connect(&m_live, &LiveIncident::replaced, this, &GateCard::showWish);
    connect(&m_live, &LiveIncident::gateChanged, this, &GateCard::showWish);
}

QWidget *GateCard::details()
{
    m_text->setAccessibleName(tr("Text for refused users"));
    m_text->setMaxLength(int(gate::denyTextAtMost));
    m_close->setAccessibleName(tr("Close the gate now"));
    auto *area = new QWidget;
    auto *grid = new FieldGrid;
    grid->addField(tr("Refused users are told"), m_text);
    grid->addBelow(m_textReason);
    m_reach = new GateReach(m_live, *grid, this);
    auto *row = new QHBoxLayout;
    row->setSpacing(2 * spacing);
    row->addWidget(m_close);
    row->addWidget(m_why, 1);
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(spacing);
    column->addLayout(grid);
    column->addWidget(
        hint(tr("It needs the permissions to read, create, update and delete Actions; Review says "
                "when one is missing. Looking up a long list takes minutes, so the gate can be "
                "closed before that.")));
    column->addLayout(row);
    return area;
}

QString GateCard::missing() const
{
    const GateWish &wished = m_live.gateWish();
    if (!wished.first)
        return {};
    if (!gate::checkedDenyText(m_text->text()))
        return tr("Tell refused users the way back in");
    return m_reach->missing().isEmpty() ? QString() : tr("Correct the gate's connections");
}

void GateCard::setFrozen(bool frozen, bool busy)
{
    m_frozen = frozen;
    setEnabled(!frozen && !busy);
    refresh();
}

void GateCard::wish()
{
    GateWish wished = m_live.gateWish();
    wished.first = m_first->box()->isChecked();
    const auto text = gate::checkedDenyText(m_text->text());
    if (text)
        wished.choices.denyText = *text;
    m_reach->addTo(wished.choices);
    m_live.wishGate(wished);
    showReason(*m_textReason, text ? QString() : texts::explain(text.error()).todo);
    refresh();
    emit changed();
}

// As far as it is another one than what stands in the fields.
void GateCard::showWish()
{
    const GateWish &wished = m_live.gateWish();
    const QSignalBlocker quiet(m_text);
    m_first->box()->setChecked(wished.first);
    const auto typed = gate::checkedDenyText(m_text->text());
    if (m_shown != m_live.path() || (typed && *typed != wished.choices.denyText)) {
        m_text->setText(wished.choices.denyText);
        m_text->setCursorPosition(0); // it is read from its beginning
        showReason(*m_textReason, {});
    }
    m_reach->show(wished.choices, m_shown != m_live.path());
    m_shown = m_live.path();
    refresh();
}

void GateCard::refresh()
{
    const QString missing = m_gate();
    m_details->setVisible(m_live.gateWish().first);
    m_close->setHidden(m_frozen || isThere(m_live.ledger().gate()));
    m_close->setEnabled(
        missing.isEmpty() && m_desk.task() == Task::None && GateCard::missing().isEmpty());
    m_why->setHidden(m_close->isHidden());
    m_why->setText(missing.isEmpty() ? QString() : tr("Before it can be closed: %1.").arg(missing));
}

void GateCard::askToClose(const QStringList &protectedUsers)
{
    const journal::GateChoices &wished = m_live.gateWish().choices;
    const QString name = m_live.ledger().tenant().address.name();
    const bool byList = wished.connections.isEmpty();
    if (!byList && protectedUsers.isEmpty() && !wished.noExemption)
        return m_reach->wantExemption();
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Bulkhead"));
    box->setText(byList ? tr("Close %1 to new tokens for the users on the list?").arg(name)
                        : tr("Close %1 to new tokens for everybody who logs in by %2?")
                              .arg(name, wished.connections.join(u", "_s)));
    box->setInformativeText(byList
            ? tr("%1 identifiers are refused within seconds, as they stand on the list. Those who "
                 "have no password in this tenant stay refused until the gate comes down or Review "
                 "lets them pass.")
                  .arg(QLocale().toString(m_live.ledger().rowCount()))
            : tr("Whoever has not changed the password by then is refused within seconds, listed "
                 "or not. Where nobody can do that without help, as in a user store of its own, "
                 "everybody stays refused until the gate comes down or Review lets them pass."));
    QPushButton *close = box->addButton(tr("Close the gate"), QMessageBox::AcceptRole);
    QPushButton *wait = box->addButton(tr("Not now"), QMessageBox::RejectRole);
    box->setDefaultButton(wait);
    box->setEscapeButton(wait);
    connect(close, &QPushButton::clicked, this, [this, protectedUsers, byList] {
        GateWish wish = m_live.gateWish();
        wish.choices.protectedUsers = protectedUsers;
        wish.choices.strandedChosen = wish.choices.strandedChosen || !byList; // as was just read
        m_live.wishGate(wish);
        if (m_desk.task() == Task::None)
            emit closeConfirmed();
    });
    box->open();
}

} // namespace bulkhead::ui
