// SPDX-License-Identifier: Apache-2.0
#include "protection/gates_card.h"

#include "look/look.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

QString gateLine(const run::FoundGate &gate)
{
    return gate.place >= 0
        ? GatesCard::tr("%1, bound at place %2").arg(gate.name).arg(gate.place + 1)
        : GatesCard::tr("%1, not bound: it refuses nobody").arg(gate.name);
}

} // namespace

GatesCard::GatesCard(Desk &desk, LiveIncident &live, TenantSource tenant)
    : ProtectionCard(desk, std::move(tenant), tr("Gates in this tenant"),
        tr("Every gate that Bulkhead has put up here, from this computer or another. One whose "
           "incident's file is at hand is better taken down from there: the file then says when.")),
      m_live(live), m_list(new QVBoxLayout), m_open(hint({})),
      m_lower(button(u"close"_s, tr("Take down…"), tr("Take down the ticked gates")))
{
    m_list->setSpacing(spacing);
    auto *row = new QHBoxLayout;
    row->addWidget(m_lower);
    row->addStretch();
    content().addLayout(m_list);
    content().addWidget(m_open);
    content().addLayout(row);
    connect(m_lower, &QPushButton::clicked, this, &GatesCard::askToLower);
    connect(&m_live, &LiveIncident::replaced, this, [this] { refresh(); });
    connect(&m_live, &LiveIncident::gateChanged, this, [this] { refresh(); });
    tell();
}

void GatesCard::show(const ProtectionTold &told)
{
    if (!told.gates)
        return;
    m_gates = told.gates;
    tell();
}

void GatesCard::forget()
{
    m_gates.reset();
    tell();
}

void GatesCard::tell()
{
    for (QCheckBox *box : std::exchange(m_boxes, {}))
        delete box;
    if (m_gates) {
        for (const run::FoundGate &gate : *m_gates) {
            auto *box = new QCheckBox(gateLine(gate));
            box->setAccessibleName(gate.name);
            connect(box, &QCheckBox::toggled, this, [this] { refresh(); });
            m_list->addWidget(box);
            box->show();
            m_boxes.push_back(box);
        }
    }
    tellState(!m_gates             ? tr("Not read yet.")
            : m_gates->empty()     ? tr("There is none.")
            : m_gates->size() == 1 ? tr("There is one Action of a gate.")
                                   : tr("There are %1 Actions of gates.").arg(m_gates->size()),
        false);
    refresh();
}

// Its own band takes it down, and its file hears of that.
bool GatesCard::isOfOpenIncident(const QString &name) const
{
    bool same = false;
    withTenant([&](const TenantConfig &of) {
        const journal::Ledger &ledger = m_live.ledger();
        same = m_live.isOpen() && !m_live.readOnly()
            && ledger.tenant().address.origin() == of.address.origin()
            && ledger.gate().action(name);
    });
    return same;
}

QStringList GatesCard::ticked() const
{
    QStringList names;
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        if (m_boxes[i]->isChecked() && m_boxes[i]->isEnabled())
            names << (*m_gates)[i].name;
    }
    return names;
}

void GatesCard::refresh()
{
    bool ofOpen = false;
    for (size_t i = 0; i < m_boxes.size(); ++i) {
        const bool open = isOfOpenIncident((*m_gates)[i].name);
        ofOpen = ofOpen || open;
        m_boxes[i]->setEnabled(possible() && !open);
    }
    m_open->setText(
        ofOpen ? tr(
            "What belongs to the incident that is open is taken down on its Run or Report page.")
               : QString());
    m_open->setVisible(ofOpen);
    m_lower->setVisible(!m_boxes.empty());
    m_lower->setEnabled(possible() && !ticked().isEmpty());
}

void GatesCard::askToLower()
{
    const QStringList names = ticked();
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Bulkhead"));
    box->setText(tr("Take down %1?").arg(names.join(u", "_s)));
    box->setInformativeText(tr(
        "Nobody is refused there any more. As long as the run of that incident is not finished, "
        "whoever is in an account whose turn has not come gets new tokens at once; and who has "
        "not changed the password logs in with the old one, as far as it is still valid.\n\nThis "
        "window cannot tell how far that run is: its file can."));
    QPushButton *lower = box->addButton(tr("Take it down"), QMessageBox::DestructiveRole);
    QPushButton *keep = box->addButton(tr("Keep it up"), QMessageBox::RejectRole);
    box->setDefaultButton(keep);
    box->setEscapeButton(keep);
    connect(lower, &QPushButton::clicked, this, [this, names] {
        if (possible()) // else something was begun while this was asked
            withTenant([&](const TenantConfig &of) { desk().lowerGates(of, names); });
    });
    box->open();
}

} // namespace bulkhead::ui
