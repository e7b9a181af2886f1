// SPDX-License-Identifier: Apache-2.0
#include "review/confirm_card.h"

#include "look/look.h"
#include "look/typed_number.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr qint64 usersWithoutNumber = 1000;
constexpr qint64 percentWithoutNumber = 5;

QLabel *wrapped()
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    return label;
}

QVBoxLayout *column(std::initializer_list<QWidget *> widgets)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(spacing);
    for (QWidget *widget : widgets)
        column->addWidget(widget);
    column->addStretch();
    return column;
}

} // namespace

bool asksForUserCount(const PlanCounts &counts)
{
    return counts.users > usersWithoutNumber
        || (counts.tenantUsers > 0
            && counts.users * 100 > counts.tenantUsers * percentWithoutNumber);
}

ConfirmCard::ConfirmCard(QWidget *parent)
    : QFrame(parent), m_nameLabel(wrapped()), m_name(new QLineEdit), m_nameReason(reasonLabel()),
      m_countLabel(wrapped()), m_count(new QLineEdit), m_countReason(reasonLabel())
{
    m_name->setAccessibleName(tr("Confirm tenant name"));
    m_count->setAccessibleName(tr("Confirm user count"));
    m_nameLabel->setBuddy(m_name);
    m_countLabel->setBuddy(m_count);
    makeCard(*this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("Confirm")));
    auto *fields = new QHBoxLayout;
    fields->setSpacing(2 * spacing);
    fields->addLayout(column({m_nameLabel, m_name, m_nameReason}), 1);
    fields->addLayout(column({m_countLabel, m_count, m_countReason}), 1);
    layout->addLayout(fields);
    for (QLineEdit *edit : {m_name, m_count})
        connect(edit, &QLineEdit::textChanged, this, &ConfirmCard::edited);
    connect(m_name, &QLineEdit::editingFinished, this, [this] {
        const bool wrong = !m_name->text().isEmpty() && !nameRight();
        showReason(*m_nameReason, wrong ? tr("This is not the tenant's name.") : QString());
    });
    connect(m_count, &QLineEdit::editingFinished, this, [this] {
        const bool wrong = !m_count->text().isEmpty() && !countRight();
        showReason(*m_countReason, wrong ? tr("This is not the number of users.") : QString());
    });
}

void ConfirmCard::forget()
{
    m_name->clear();
    m_count->clear();
}

void ConfirmCard::ask(const journal::Ledger &ledger)
{
    m_wantedName = ledger.tenant().address.name();
    m_counts = ledger.counts();
    const bool asks = asksForUserCount(m_counts);
    m_nameLabel->setText(tr("T&ype the tenant's name: %1").arg(m_wantedName));
    m_countLabel->setText(tr("These are many users. Type their n&umber: %1").arg(m_counts.users));
    m_countLabel->setVisible(asks);
    m_count->setVisible(asks);
    edited();
}

QString ConfirmCard::missing() const
{
    if (!nameRight())
        return tr("Type the tenant's name to confirm");
    return countRight() ? QString() : tr("Type the number of users to confirm");
}

void ConfirmCard::focusName()
{
    m_name->setFocus();
}

bool ConfirmCard::nameRight() const
{
    return m_name->text().trimmed() == m_wantedName;
}

bool ConfirmCard::countRight() const
{
    return !asksForUserCount(m_counts) || isTyped(m_counts.users, m_count->text());
}

void ConfirmCard::edited()
{
    if (nameRight())
        showReason(*m_nameReason, {});
    if (countRight())
        showReason(*m_countReason, {});
    emit changed();
}

} // namespace bulkhead::ui
