// SPDX-License-Identifier: Apache-2.0
#include "plan/user_list_fields.h"

#include "look/field_grid.h"
#include "look/path_field.h"
#include "model/identifier.h"

#include <QLabel>
#include <QLineEdit>

namespace bulkhead::ui {
namespace {

bool isAccount(const QString &text)
{
    return text.isEmpty() || readIdentifier(text).identifier;
}

} // namespace

UserListFields::UserListFields(QWidget *parent)
    : QWidget(parent), m_own(new QLineEdit), m_ownReason(reasonLabel()), m_why(new QLineEdit),
      m_whyReason(reasonLabel())
{
    m_own->setAccessibleName(tr("Your own account"));
    m_own->setPlaceholderText(tr("User id or e-mail; remembered on this computer"));
    m_why->setAccessibleName(tr("Reason for leaving out"));
    m_why->setPlaceholderText(tr("Where the file has no column “reason”; the report carries it"));
    auto *grid = new FieldGrid;
    setLayout(grid);
    grid->addField(tr("&Your own account"), m_own);
    grid->addBelow(m_ownReason);
    grid->addBelow(hint(tr("No step touches it: whoever contains the incident stays logged in.")));
    m_files[size_t(ListFile::Protected)] = addFile(*grid, tr("Protected users"),
        tr("Protected users"), tr("Break-glass accounts and robots: no step touches them."));
    m_files[size_t(ListFile::Excluded)] = addFile(*grid, tr("Users to lea&ve out"),
        tr("Users to leave out"), tr("On the list of the affected, and not treated by decision."));
    m_whyLabel = grid->addField(tr("Reason"), m_why);
    grid->addBelow(m_whyReason);
    m_files[size_t(ListFile::First)] = addFile(*grid, tr("Users to treat f&irst"),
        tr("Users to treat first"), tr("Their turn comes before everybody else's."));
    connect(m_own, &QLineEdit::textChanged, this, &UserListFields::edited);
    connect(m_why, &QLineEdit::textChanged, this, &UserListFields::edited);
    for (QLineEdit *field : {m_own, m_why}) {
        connect(field, &QLineEdit::editingFinished, this, &UserListFields::explain);
        connect(field, &QLineEdit::editingFinished, this, &UserListFields::left);
    }
    edited();
}

UserListFields::File UserListFields::addFile(
    FieldGrid &grid, const QString &label, const QString &name, const QString &sentence)
{
    const File file{new PathField(name, PathField::Kind::Open), reasonLabel()};
    file.path->setFilter(tr("Lists (*.csv *.txt);;All files (*)"));
    file.path->edit()->setPlaceholderText(tr("None; a file of user ids or e-mail addresses"));
    grid.addField(label, file.path);
    grid.addBelow(file.told);
    grid.addBelow(hint(sentence));
    connect(file.path, &PathField::edited, this, [this, file] {
        showReason(*file.told, {}); // it was about another file
        edited();
    });
    connect(file.path, &PathField::chosen, this, &UserListFields::left);
    connect(file.path->edit(), &QLineEdit::editingFinished, this, &UserListFields::left);
    return file;
}

UserListInput UserListFields::input() const
{
    UserListInput input{m_own->text().trimmed(), {}, {}};
    for (const ListFile file : allListFiles)
        input.files[size_t(file)] = m_files[size_t(file)].path->path();
    if (!input.files[size_t(ListFile::Excluded)].isEmpty())
        input.excludedReason = m_why->text().trimmed();
    return input;
}

void UserListFields::setInput(const UserListInput &input)
{
    m_own->setText(input.ownAccount);
    m_why->setText(input.excludedReason);
    for (const ListFile file : allListFiles) {
        m_files[size_t(file)].path->setPath(input.files[size_t(file)]);
        showReason(*m_files[size_t(file)].told, {});
    }
    edited();
    explain();
}

QString UserListFields::missing() const
{
    const UserListInput now = input();
    if (!isAccount(now.ownAccount))
        return tr("Your own account is not right");
    const bool excludes = !now.files[size_t(ListFile::Excluded)].isEmpty();
    return excludes && now.excludedReason.isEmpty() ? tr("Say why users are left out") : QString();
}

void UserListFields::tell(ListFile file, const QString &text, Tone tone)
{
    showReason(*m_files[size_t(file)].told, text, tone);
}

// While a person is still typing, reasons only go away.
void UserListFields::edited()
{
    const UserListInput now = input();
    const bool excludes = !now.files[size_t(ListFile::Excluded)].isEmpty();
    m_why->setVisible(excludes);
    m_whyLabel->setVisible(excludes);
    if (!excludes || !now.excludedReason.isEmpty())
        showReason(*m_whyReason, {});
    if (isAccount(now.ownAccount))
        showReason(*m_ownReason, {});
    emit changed();
}

void UserListFields::explain()
{
    const UserListInput now = input();
    showReason(*m_ownReason,
        isAccount(now.ownAccount) ? QString()
                                  : tr("This takes a user id, like auth0|5f7c…, or an e-mail "
                                       "address."));
    const bool lacks =
        !now.files[size_t(ListFile::Excluded)].isEmpty() && now.excludedReason.isEmpty();
    showReason(*m_whyReason,
        lacks && m_why->isModified() ? tr("The report has to say why they are left out.")
                                     : QString());
}

} // namespace bulkhead::ui
