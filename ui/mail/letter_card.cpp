// SPDX-License-Identifier: Apache-2.0
#include "mail/letter_card.h"

#include "look/field_grid.h"
#include "look/look.h"
#include "mail/sample.h"
#include "texts/fault_text.h"
#include "texts/plan_text.h"
#include "texts/report_text.h"

#include <QCheckBox>
#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

// By user id or address; the first who can be written to when nothing is typed.
qint32 rowNamed(const journal::Ledger &ledger, const QString &typed)
{
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const User user = ledger.user(row);
        const bool named = typed.isEmpty() || user.userId == typed
            || user.email.compare(typed, Qt::CaseInsensitive) == 0;
        if (named && mail::isMailable(user.email))
            return row;
    }
    return -1;
}

} // namespace

LetterCard::LetterCard(QWidget *parent)
    : QFrame(parent), m_about(new QLabel),
      m_send(new QCheckBox(tr("Send these letters with the run"))), m_sample(new QWidget),
      m_user(new QLineEdit), m_userReason(reasonLabel()), m_head(new QLabel),
      m_body(new QPlainTextEdit)
{
    makeCard(*this);
    m_about->setWordWrap(true);
    m_head->setWordWrap(true);
    m_head->setTextFormat(Qt::PlainText);
    m_user->setAccessibleName(tr("Preview for"));
    m_user->setPlaceholderText(tr("User id or e-mail; empty: the first user"));
    m_body->setAccessibleName(tr("Letter"));
    m_body->setReadOnly(true);
    m_body->setTabChangesFocus(true);
    m_body->setMinimumHeight(320);
    auto *grid = new FieldGrid;
    grid->addField(tr("Preview for"), m_user);
    grid->addBelow(m_userReason);
    auto *sample = new QVBoxLayout(m_sample);
    sample->setContentsMargins(0, 0, 0, 0);
    sample->setSpacing(spacing);
    sample->addLayout(grid);
    sample->addWidget(m_head);
    sample->addWidget(m_body);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * spacing, 2 * spacing, 2 * spacing, 2 * spacing);
    layout->setSpacing(spacing);
    layout->addWidget(heading(tr("Letters")));
    layout->addWidget(m_about);
    layout->addWidget(m_send);
    layout->addWidget(m_sample);
    m_send->setChecked(true);
    connect(m_user, &QLineEdit::textChanged, this, &LetterCard::preview);
}

void LetterCard::show(const journal::Ledger &ledger, const std::optional<MailSettings> &settings)
{
    m_ledger = &ledger;
    m_settings = settings;
    const auto kind = mail::letterKind(ledger.choices(), settings.value_or(MailSettings()));
    setVisible(ledger.planned() && kind.has_value());
    // Invented people get nothing by a real server.
    const bool real = settings && ledger.practice() && !isLoopbackHost(settings->server.host());
    if (real)
        m_settings.reset();
    m_sample->setVisible(m_settings.has_value());
    m_send->setVisible(m_settings.has_value());
    m_send->setEnabled(!ledger.runStarted());
    if (real) {
        m_about->setText(tr("Nobody is sent a link: this is a practice tenant, and %1 is a real "
                            "mail server.")
                             .arg(nameOf(settings->server)));
        return;
    }
    if (!settings) {
        m_about->setText(tr("Nobody is sent a link: set up your mail server on the Tenant page, or "
                            "export the links after the run."));
        return;
    }
    const qint64 users =
        ledger.counts().users - (kind == mail::LetterKind::Link ? ledger.counts().noMail : 0);
    m_about->setText(
        tr("%1 get a letter by %2 from %3, %4 a second: about %5. What the server refuses stands "
           "in the report; nobody is sent two.")
            .arg(texts::userCount(users), nameOf(settings->server), settings->from)
            .arg(settings->ratePerS)
            .arg(texts::duration(qint64(std::ceil(double(users) / settings->ratePerS)))));
    preview();
}

std::optional<MailSettings> LetterCard::chosen() const
{
    return !isHidden() && m_send->isChecked() ? m_settings : std::nullopt;
}

void LetterCard::preview()
{
    if (!m_ledger || !m_settings || isHidden())
        return;
    const auto letters = mail::LetterTexts::read(m_settings->templates);
    const qint32 row = rowNamed(*m_ledger, m_user->text().trimmed());
    showReason(*m_userReason,
        !letters      ? texts::explain(letters.error()).happened
            : row < 0 ? tr("No such user with an address is in this incident.")
                      : QString());
    m_head->setVisible(letters && row >= 0);
    m_body->setVisible(letters && row >= 0);
    if (!letters || row < 0)
        return;
    const User user = m_ledger->user(row);
    const mail::Letter letter = mail::sampleLetter(*m_settings, *letters,
        mail::letterKind(m_ledger->choices(), *m_settings).value_or(mail::LetterKind::Link),
        {user.language, user.email, m_ledger->tenant().address.name(),
            QDateTime::currentMSecsSinceEpoch()});
    m_head->setText(tr("To: %1\nSubject: %2").arg(letter.to, letter.subject));
    m_body->setPlainText(QString::fromUtf8(letter.text.reveal()));
}

} // namespace bulkhead::ui
