// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_card.h"

#include "look/field_grid.h"
#include "look/fold.h"
#include "look/look.h"
#include "look/notice.h"
#include "mail/mail_fields.h"
#include "mail/mail_profile.h"
#include "mail/mailbox.h"
#include "texts/fault_text.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {

MailCard::MailCard(Desk &desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_fields(new MailFields), m_to(new QLineEdit),
      m_test(new QPushButton(tr("Send a test mail"))), m_why(hint({})), m_notice(new Notice),
      m_fold(new Fold(tr("Mail server for reset links"), inside()))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_fold);
    connect(m_fields, &MailFields::changed, this, &MailCard::edited);
    connect(m_to, &QLineEdit::textChanged, this, &MailCard::allow);
    connect(m_test, &QPushButton::clicked, this, &MailCard::sendTest);
    connect(&m_desk, &Desk::letterSent, this, &MailCard::sent);
    connect(&m_desk, &Desk::taskChanged, this, &MailCard::allow);
    connect(&m_desk, &Desk::failed, this, [this](Task task, const Error &error) {
        if (task != Task::SendingLetter || !std::exchange(m_sending, false))
            return;
        const texts::Explanation why = texts::explain(error);
        m_notice->tell(why.happened, why.meaning, why.todo, Tone::Bad);
    });
    if (const auto settings = rememberedMail())
        m_fields->show(*settings);
    edited();
}

QWidget *MailCard::inside()
{
    m_to->setAccessibleName(tr("Test mail to"));
    m_test->setAccessibleName(tr("Send a test mail"));
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2 * spacing);
    row->addWidget(m_test);
    row->addWidget(m_why, 1);
    auto *test = new QWidget;
    test->setLayout(row);
    auto *grid = new FieldGrid;
    grid->addField(tr("Test mail to"), m_to);
    grid->addBelow(test);
    auto *inside = new QWidget;
    auto *layout = new QVBoxLayout(inside);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
    layout->addWidget(hint(tr("Auth0 mails nobody a reset ticket. With your own mail server "
                              "Bulkhead brings each link to its user, beside the calls; its "
                              "password never goes to disk in the clear.")));
    layout->addWidget(m_fields);
    layout->addLayout(grid);
    layout->addWidget(m_notice);
    return inside;
}

void MailCard::edited()
{
    const auto settings = m_fields->settings();
    m_fold->setNote(settings ? nameOf(settings->server) : QString());
    m_desk.chooseMail(settings);
    allow();
}

void MailCard::handOver()
{
    const auto settings = m_fields->settings();
    if (!settings)
        return;
    rememberMail(settings);
    if (m_fields->hasPassword())
        m_desk.giveMailPassword(*settings, m_fields->takePassword());
}

void MailCard::hideEvent(QHideEvent *event)
{
    handOver();
    QWidget::hideEvent(event);
}

void MailCard::allow()
{
    const bool complete = m_fields->settings().has_value();
    const QString why = !complete                   ? tr("Name the mail server and the sender")
        : !mail::isMailable(m_to->text().trimmed()) ? tr("Name the address that it goes to")
                                                    : QString();
    m_why->setText(why);
    m_test->setEnabled(why.isEmpty() && m_desk.task() == Task::None);
}

void MailCard::sendTest()
{
    handOver();
    m_notice->clear();
    m_sending = true;
    m_desk.sendTestLetter(*m_fields->settings(), m_to->text().trimmed());
}

void MailCard::sent(const mail::Receipt &receipt)
{
    if (!std::exchange(m_sending, false))
        return;
    switch (receipt.fate) {
    case mail::Fate::Accepted:
        return m_notice->tell(tr("The mail server took the test mail."),
            tr("It said: %1").arg(receipt.words),
            tr("See whether it arrives, and not as junk; its link opens nothing."), Tone::Good);
    case mail::Fate::Unknown:
        return m_notice->tell(tr("The test mail was sent, and the server's answer was lost."), {},
            tr("See whether it arrives."), Tone::Unknown);
    default:
        return m_notice->tell(tr("The mail server refused the test mail."),
            tr("It said: %1").arg(receipt.words), tr("Mend the cause, then try again."), Tone::Bad);
    }
}

} // namespace bulkhead::ui
