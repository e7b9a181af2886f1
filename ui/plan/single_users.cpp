// SPDX-License-Identifier: Apache-2.0
#include "plan/single_users.h"

#include "intake/named_file.h"
#include "look/look.h"
#include "plan/user_list_fields.h"
#include "run/named_list.h"
#include "run/standing_lists.h"
#include "texts/fault_text.h"
#include "texts/report_text.h"

#include <QCheckBox>
#include <QLabel>
#include <QLocale>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

constexpr qsizetype examples = 3;
const QString setting = u"operator"_s;

QString standingText(const plan::UserLists &lists)
{
    QStringList parts;
    const auto add = [&parts](const plan::NamedUsers &users, const QString &words) {
        if (!users.isEmpty())
            parts << words.arg(QLocale().toString(users.identifiers().size()));
    };
    add(lists.protectedUsers, SingleUsers::tr("%1 protected"));
    add(lists.excluded, SingleUsers::tr("%1 left out"));
    add(lists.first, SingleUsers::tr("%1 treated first"));
    return parts.join(u", "_s);
}

} // namespace

SingleUsers::SingleUsers(QWidget *parent)
    : QWidget(parent), m_fields(new UserListFields), m_keep(new QCheckBox), m_standing(new QLabel)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("Users to treat otherwise")));
    layout->addWidget(m_standing);
    layout->addWidget(m_keep);
    layout->addWidget(m_fields);
    m_keep->setChecked(true);
    m_keep->hide();
    m_standing->hide();
    connect(m_keep, &QCheckBox::toggled, this, &SingleUsers::changed);
    connect(m_fields, &UserListFields::changed, this, &SingleUsers::changed);
    connect(m_fields, &UserListFields::left, this, &SingleUsers::lookInto);
    m_fields->setInput({QSettings().value(setting).toString(), {}, {}});
}

void SingleUsers::begin(const journal::Ledger &ledger)
{
    m_background.forget();
    setFrozen(false, ledger);
    m_fields->setInput({QSettings().value(setting).toString(), {}, {}});
    m_lookedInto = m_fields->input();
    m_kept = {};
    run::addStanding(ledger, m_kept);
    const QString standing = standingText(m_kept);
    m_keep->setText(tr("Keep whom the plan treats otherwise: %1").arg(standing));
    m_keep->setChecked(true);
    m_keep->setHidden(standing.isEmpty());
}

void SingleUsers::setFrozen(bool frozen, const journal::Ledger &ledger)
{
    if (std::exchange(m_frozen, frozen) == frozen)
        return;
    m_fields->setHidden(frozen);
    m_standing->setVisible(frozen);
    if (!frozen)
        return;
    m_keep->hide();
    plan::UserLists standing;
    run::addStanding(ledger, standing);
    const QString text = standingText(standing);
    m_standing->setText(text.isEmpty() ? tr("Nobody: the plan treats all alike.") : text + u'.');
}

QString SingleUsers::missing() const
{
    return m_fields->missing();
}

void SingleUsers::addKept(plan::UserLists &lists) const
{
    if (!m_keep->isChecked())
        return;
    lists.protectedUsers.add(m_kept.protectedUsers);
    lists.excluded.add(m_kept.excluded);
    lists.first.add(m_kept.first);
}

plan::UserLists SingleUsers::withoutFiles() const
{
    plan::UserLists lists = readUserLists({m_fields->input().ownAccount, {}, {}}).lists;
    addKept(lists);
    return lists;
}

void SingleUsers::read(Then then)
{
    const UserListInput input = m_fields->input();
    QSettings().setValue(setting, input.ownAccount);
    if (!input.namesFiles())
        return then(withoutFiles());
    m_background.forget();
    m_background.ask<UserListsRead>([input] { return readUserLists(input); },
        [this, then = std::move(then)](const UserListsRead &read) {
            show(read);
            if (!read.sound())
                return then(std::nullopt);
            plan::UserLists lists = read.lists;
            addKept(lists);
            then(lists);
        });
}

// What a file holds is told before it is used.
void SingleUsers::lookInto()
{
    const UserListInput input = m_fields->input();
    if (std::exchange(m_lookedInto, input) == input || !input.namesFiles())
        return;
    m_background.forget();
    m_background.ask<UserListsRead>([input] { return readUserLists(input); },
        [this](const UserListsRead &read) { show(read); });
}

void SingleUsers::show(const UserListsRead &read)
{
    for (const ListFile file : allListFiles) {
        const auto at = size_t(file);
        if (read.errors[at])
            m_fields->tell(file, namedFileError(*read.errors[at]), Tone::Bad);
        else
            m_fields->tell(file,
                read.named[at] > 0 ? tr("It names %1.").arg(texts::userCount(read.named[at]))
                                   : QString(),
                Tone::Neutral);
    }
}

QStringList SingleUsers::namedInVain(
    const plan::UserLists &lists, const journal::Ledger &ledger) const
{
    const auto own = readIdentifier(m_fields->input().ownAccount).identifier;
    QStringList lines;
    for (const auto &[users, words] :
        {std::pair{&lists.protectedUsers, tr("Protected, and not among them: %1 (%2).")},
            {&lists.excluded, tr("To leave out, and not among them: %1 (%2).")},
            {&lists.first, tr("To treat first, and not among them: %1 (%2).")}}) {
        QStringList nobody = run::namesNobody(*users, ledger);
        if (own && users == &lists.protectedUsers)
            nobody.removeAll(own->text); // all the better
        if (nobody.isEmpty())
            continue;
        QString shown = nobody.first(std::min(examples, nobody.size())).join(u", "_s);
        if (nobody.size() > examples)
            shown += u", …"_s;
        lines << words.arg(QLocale().toString(nobody.size()), shown);
    }
    return lines;
}

} // namespace bulkhead::ui
