// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_fields.h"

#include "look/field_grid.h"
#include "look/fold.h"
#include "look/look.h"
#include "look/path_field.h"
#include "mail/letter_texts.h"
#include "mail/mailbox.h"
#include "texts/fault_text.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

MailFields::MailFields(QWidget *parent)
    : QWidget(parent), m_server(new QLineEdit), m_serverReason(reasonLabel()),
      m_from(new QLineEdit), m_fromReason(reasonLabel()), m_user(new QLineEdit),
      m_password(new QLineEdit), m_caFile(new PathField(tr("Mail CA file"), PathField::Kind::Open)),
      m_contact(new QLineEdit), m_rate(new QSpinBox),
      m_notices(new QCheckBox(tr("Also a notice, without a link, with a password or flag"))),
      m_replyTo(new QLineEdit), m_replyToReason(reasonLabel()), m_clientName(new QLineEdit),
      m_templates(new QLineEdit), m_templatesReason(reasonLabel()),
      m_xoauth2(new QCheckBox(tr("The password is an OAuth 2.0 access token (XOAUTH2)")))
{
    m_server->setPlaceholderText(u"smtp://mail.example.com:587"_s);
    m_from->setPlaceholderText(tr("Security <security@example.com>"));
    m_contact->setPlaceholderText(tr("help desk, +49 30 1234"));
    m_password->setEchoMode(QLineEdit::Password);
    m_rate->setRange(1, 1000);
    m_rate->setValue(int(MailSettings().ratePerS));
    const std::pair<QWidget *, QString> names[]{{m_server, tr("Mail server")},
        {m_from, tr("Sender")}, {m_user, tr("Mail user")}, {m_password, tr("Mail password")},
        {m_contact, tr("Whom to ask")}, {m_rate, tr("Letters a second")},
        {m_replyTo, tr("Answers to")}, {m_clientName, tr("This machine's name")},
        {m_templates, tr("Folder of own texts")}};
    for (const auto &[field, name] : names)
        field->setAccessibleName(name);
    auto *grid = new FieldGrid;
    setLayout(grid);
    grid->addField(tr("Mail server"), m_server);
    grid->addBelow(m_serverReason);
    grid->addField(tr("Sen&der"), m_from);
    grid->addBelow(m_fromReason);
    grid->addField(tr("Mail user"), m_user);
    grid->addBelow(hint(tr("Empty: the server asks for no login.")));
    grid->addField(tr("Mail password"), m_password);
    grid->addBelow(hint(tr("Kept in the keychain once the server has taken a test mail.")));
    grid->addField(tr("Mail CA file"), m_caFile);
    grid->addField(tr("Whom to ask"), m_contact);
    grid->addBelow(hint(tr("Named in each letter, for users who doubt that it is genuine.")));
    grid->addField(tr("Letters a second"), m_rate);
    grid->addBelow(m_notices);
    grid->addBelow(seldom());
    for (QLineEdit *edit :
        {m_server, m_from, m_user, m_password, m_contact, m_replyTo, m_clientName, m_templates})
        connect(edit, &QLineEdit::textChanged, this, &MailFields::check);
    connect(m_caFile, &PathField::edited, this, &MailFields::check);
    connect(m_rate, &QSpinBox::valueChanged, this, &MailFields::check);
    for (QCheckBox *box : {m_notices, m_xoauth2})
        connect(box, &QCheckBox::toggled, this, &MailFields::check);
    check();
}

QWidget *MailFields::seldom()
{
    auto *inside = new QWidget;
    auto *grid = new FieldGrid;
    inside->setLayout(grid);
    grid->addField(tr("Answers to"), m_replyTo);
    grid->addBelow(m_replyToReason);
    grid->addField(tr("Folder of own texts"), m_templates);
    grid->addBelow(m_templatesReason);
    grid->addBelow(hint(tr("link.LANGUAGE.txt and notice.LANGUAGE.txt, in place of ours.")));
    grid->addField(tr("This machine's name"), m_clientName);
    grid->addBelow(hint(tr("What it calls itself to the mail server; empty: what it is called.")));
    grid->addBelow(m_xoauth2);
    return new Fold(tr("Seldom needed"), inside);
}

void MailFields::check()
{
    const QString server = m_server->text().trimmed();
    const bool wrong = !server.isEmpty() && !mailServerFrom(server);
    showReason(*m_serverReason,
        wrong ? tr("smtp:// or smtps://, a name, and a port if need be; nothing more.")
              : QString());
    const bool nobody = !m_from->text().trimmed().isEmpty() && !mail::mailbox(m_from->text());
    showReason(*m_fromReason, nobody ? tr("An address, or a name and <an address>.") : QString());
    const QString answers = m_replyTo->text().trimmed();
    const bool none = !answers.isEmpty() && !mail::mailbox(answers);
    showReason(*m_replyToReason, none ? tr("An address, or a name and <an address>.") : QString());
    const auto texts = mail::LetterTexts::read(m_templates->text().trimmed());
    showReason(
        *m_templatesReason, texts ? QString() : bulkhead::texts::explain(texts.error()).happened);
    emit changed();
}

std::optional<MailSettings> MailFields::settings() const
{
    const auto server = mailServerFrom(m_server->text());
    const bool wrong = !m_replyToReason->text().isEmpty() || !m_templatesReason->text().isEmpty();
    if (!server || !mail::mailbox(m_from->text()) || wrong)
        return std::nullopt;
    MailSettings settings;
    settings.replyTo = m_replyTo->text().trimmed();
    settings.clientName = m_clientName->text().trimmed();
    settings.templates = m_templates->text().trimmed();
    settings.xoauth2 = m_xoauth2->isChecked();
    settings.server = *server;
    settings.from = m_from->text().trimmed();
    settings.user = m_user->text().trimmed();
    settings.caFile = m_caFile->path();
    settings.contact = m_contact->text().trimmed();
    settings.ratePerS = m_rate->value();
    settings.notices = m_notices->isChecked();
    return settings;
}

void MailFields::show(const MailSettings &settings)
{
    m_server->setText(settings.server.toString());
    m_from->setText(settings.from);
    m_user->setText(settings.user);
    m_caFile->setPath(settings.caFile);
    m_contact->setText(settings.contact);
    m_rate->setValue(qRound(settings.ratePerS));
    m_notices->setChecked(settings.notices);
    m_replyTo->setText(settings.replyTo);
    m_clientName->setText(settings.clientName);
    m_templates->setText(settings.templates);
    m_xoauth2->setChecked(settings.xoauth2);
    check();
}

Secret MailFields::takePassword()
{
    Secret password(m_password->text().toUtf8());
    m_password->clear();
    return password;
}

bool MailFields::hasPassword() const
{
    return !m_password->text().isEmpty();
}

} // namespace bulkhead::ui
