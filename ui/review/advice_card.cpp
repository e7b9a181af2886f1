// SPDX-License-Identifier: Apache-2.0
#include "review/advice_card.h"

#include "plan/applicability.h"
#include "run/advice.h"
#include "texts/advice_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QStyledItemDelegate>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr int linesShown = 6;

// A styled list leaves nothing between a box and its words, and padding draws the box twice.
class Apart final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, spacing);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->text.prepend(u"  "_s);
    }
};

} // namespace

AdviceCard::AdviceCard(QWidget *parent)
    : TextCard(tr("What to know of single users"), {}, parent),
      m_all(new QCheckBox(tr("Send a &link all the same to every one of them"))),
      m_users(new QListView), m_plan(new QPushButton(icon(u"plan"_s), tr("&Plan again with this")))
{
    m_overriding = overriding();
    layout()->addWidget(m_overriding);
    connect(m_all, &QCheckBox::toggled, this, &AdviceCard::choose);
    connect(&m_model, &AdvisedModel::edited, this, &AdviceCard::choose);
    connect(m_plan, &QPushButton::clicked, this, &AdviceCard::planAsked);
}

QWidget *AdviceCard::overriding()
{
    m_plan->setAccessibleName(tr("Plan again with this"));
    m_users->setAccessibleName(tr("Users skipped for safety"));
    m_users->setModel(&m_model);
    m_users->setItemDelegate(new Apart(m_users));
    setLookProperty(*m_users, "role", u"choices"_s);
    m_users->setUniformItemSizes(true);
    m_users->setSelectionMode(QListView::SingleSelection);
    m_users->setTextElideMode(Qt::ElideRight);
    m_users->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *label = new QLabel(tr("Or only to those that are t&icked here"));
    label->setBuddy(m_users);
    auto *area = new QWidget;
    auto *column = new QVBoxLayout(area);
    column->setContentsMargins(0, spacing, 0, 0);
    column->setSpacing(spacing);
    column->addWidget(line());
    column->addWidget(hint(tr("No link goes to accounts that changed during the attack, because it "
                              "might reach the attacker. Somebody who has asked the owner may "
                              "decide otherwise.")));
    column->addWidget(m_all);
    column->addWidget(label);
    column->addWidget(m_users);
    column->addWidget(m_plan, 0, Qt::AlignLeft);
    return area;
}

void AdviceCard::show(const journal::Ledger &ledger)
{
    QStringList lines;
    bool advised = false;
    for (const plan::AdviceGroup &group : run::advise(ledger)) {
        lines << texts::groupText(group);
        advised = advised || group.canBeOverridden();
    }
    setLines(lines);
    setVisible(!lines.isEmpty());
    m_offered = false;
    if (advised)
        showUsers(ledger);
    refresh();
}

void AdviceCard::showUsers(const journal::Ledger &ledger)
{
    auto users = run::advisedUsers(ledger);
    m_offered = !users.empty(); // else the plan sends no link
    m_standingAll = !ledger.choices().overrides.isEmpty();
    if (m_standingAll) {
        for (run::Advised &user : users)
            user.passedOver = false; // for everybody, not for this one
    }
    m_model.show(ledger, std::move(users));
    m_standing = m_model.ticked();
    m_all->setChecked(m_standingAll);
    const int lines = std::min(linesShown, m_model.rowCount());
    m_users->setFixedHeight(lines * std::max(m_users->sizeHintForRow(0), fontMetrics().height())
        + 2 * m_users->frameWidth());
}

bool AdviceCard::isEdited() const
{
    return m_offered
        && (m_all->isChecked() != m_standingAll
            || (!m_all->isChecked() && m_model.ticked() != m_standing));
}

void AdviceCard::allow(bool changeable, bool possible)
{
    m_changeable = changeable;
    m_possible = possible;
    refresh();
}

void AdviceCard::choose()
{
    refresh();
    emit edited();
}

void AdviceCard::refresh()
{
    m_overriding->setVisible(m_offered && m_changeable);
    m_users->setEnabled(!m_all->isChecked());
    m_plan->setEnabled(m_possible && isEdited());
}

PlanChoices AdviceCard::choices(const journal::Ledger &ledger) const
{
    PlanChoices choices = ledger.choices();
    choices.overrides = m_all->isChecked() ? plan::adviceNames() : QStringList();
    return choices;
}

plan::UserLists AdviceCard::lists(const journal::Ledger &ledger) const
{
    plan::UserLists lists;
    run::addStanding(ledger, lists);
    if (m_all->isChecked())
        return lists;
    for (const QString &userId : m_model.ticked())
        lists.overridden.add({IdentifierKind::UserId, userId});
    return lists;
}

} // namespace bulkhead::ui
