// SPDX-License-Identifier: Apache-2.0
#include "review/advised_model.h"

#include "plan/applicability.h"
#include "texts/advice_text.h"

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

// Who it is, and what a link might reach.
QString lineOf(const journal::Ledger &ledger, const User &user)
{
    QStringList odd;
    for (const plan::Advice advice :
        plan::adviceFor(user, ledger.choices(), ledger.connections())) {
        if (plan::isAdvice(plan::reasonOf(advice)))
            odd << texts::adviceText(advice).title;
    }
    const QString who =
        user.email.isEmpty() ? user.userId : u"%1 (%2)"_s.arg(user.email, user.userId);
    return who + u" – "_s + odd.join(u", "_s);
}

} // namespace

void AdvisedModel::show(const journal::Ledger &ledger, std::vector<run::Advised> users)
{
    beginResetModel();
    m_lines.clear();
    for (const run::Advised &advised : users) {
        const User user = ledger.user(advised.row);
        m_lines.push_back({user.userId, lineOf(ledger, user), advised.passedOver});
    }
    endResetModel();
}

QStringList AdvisedModel::ticked() const
{
    QStringList ids;
    for (const Line &line : m_lines) {
        if (line.ticked)
            ids << line.userId;
    }
    return ids;
}

int AdvisedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant AdvisedModel::data(const QModelIndex &index, int role) const
{
    const Line &line = m_lines[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return line.text;
    case Qt::CheckStateRole: return line.ticked ? Qt::Checked : Qt::Unchecked;
    default: return {};
    }
}

bool AdvisedModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole)
        return false;
    m_lines[size_t(index.row())].ticked = value.toInt() == Qt::Checked;
    emit dataChanged(index, index, {role});
    emit edited();
    return true;
}

Qt::ItemFlags AdvisedModel::flags(const QModelIndex &index) const
{
    return QAbstractListModel::flags(index) | Qt::ItemIsUserCheckable;
}

} // namespace bulkhead::ui
