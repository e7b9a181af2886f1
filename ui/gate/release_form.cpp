// SPDX-License-Identifier: Apache-2.0
#include "gate/release_form.h"

#include "intake/named_file.h"
#include "look/look.h"
#include "look/path_field.h"
#include "run/gate_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

ReleaseForm::ReleaseForm(LiveIncident &live, QWidget *parent)
    : QWidget(parent), m_live(live),
      m_file(new PathField(tr("List of users to release"), PathField::Kind::Open)),
      m_reason(reasonLabel()), m_release(new QPushButton(icon(u"check"_s), tr("Release them…")))
{
    m_file->setFilter(tr("Lists (*.csv *.txt);;All files (*)"));
    m_file->edit()->setPlaceholderText(tr("A file of user ids or e-mail addresses"));
    m_release->setAccessibleName(tr("Release the users on this list"));
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    row->addWidget(m_file, 1);
    row->addWidget(m_release);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(hint(tr("Those who have told you, by another way than that e-mail, that the "
                              "change was their own. For one alone, choose the user on Run.")));
    layout->addLayout(row);
    layout->addWidget(m_reason);
    connect(m_file, &PathField::edited, this, [this] { showReason(*m_reason, {}); });
    connect(m_file, &PathField::chosen, this, &ReleaseForm::read);
    connect(m_release, &QPushButton::clicked, this, &ReleaseForm::read);
    hide();
}

void ReleaseForm::begin()
{
    m_background.forget();
    m_file->setPath({});
    showReason(*m_reason, {});
    show();
    m_file->setFocus();
}

void ReleaseForm::read()
{
    const QString path = m_file->path();
    if (path.isEmpty())
        return showReason(*m_reason, tr("Name a file first."));
    using Read = Result<plan::NamedUsers>;
    m_background.forget();
    m_background.ask<Read>(
        [path]() -> Read {
            plan::NamedUsers users;
            if (const auto done = readNamedFile(path, {}, users); !done)
                return tl::unexpected(done.error());
            return users;
        },
        [this](const Read &users) {
            if (isHidden() || !isEnabled())
                return; // another incident, or something else was begun
            if (!users)
                return showReason(*m_reason, namedFileError(users.error()));
            found(users->identifiers(), run::heldByContact(m_live.ledger(), *users));
        });
}

void ReleaseForm::found(const QStringList &identifiers, qint64 held)
{
    const QLocale locale;
    if (held == 0)
        return showReason(*m_reason,
            tr("The gate holds none of the %1 whom it names.")
                .arg(locale.toString(identifiers.size())));
    ask(this,
        tr("Release %1 of the %2 whom this list names?")
            .arg(locale.toString(held), locale.toString(identifiers.size())),
        [this, identifiers] {
            hide();
            emit confirmed(identifiers);
        });
}

void ReleaseForm::ask(QWidget *parent, const QString &question, const std::function<void()> &then)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("Bulkhead"));
    box->setText(question);
    box->setInformativeText(
        tr("From then on the gate lets in whoever sets a new password there. If the new e-mail, "
           "factor or identity is the attacker's, that is the attacker."));
    QPushButton *release = box->addButton(tr("Release"), QMessageBox::DestructiveRole);
    QPushButton *hold = box->addButton(tr("Go on holding"), QMessageBox::RejectRole);
    box->setDefaultButton(hold);
    box->setEscapeButton(hold);
    connect(release, &QPushButton::clicked, parent, then);
    box->open();
}

} // namespace bulkhead::ui
