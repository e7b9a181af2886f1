// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/ledger.h"
#include "mail/letter_texts.h"

#include <QFrame>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace bulkhead::ui {

// What happens to the links of a plan with tickets: by which mail server they reach their users,
// and what the letter says, for a real user. The link that is shown opens nothing.
class LetterCard : public QFrame
{
    Q_OBJECT
public:
    explicit LetterCard(QWidget *parent = nullptr);

    // Hidden when the plan makes no links and sends no notices.
    void show(const journal::Ledger &ledger, const std::optional<MailSettings> &settings);
    // What the run is to send letters by; nothing: it sends none.
    [[nodiscard]] std::optional<MailSettings> chosen() const;

private:
    void preview();

    const journal::Ledger *m_ledger = nullptr; // while it is shown
    std::optional<MailSettings> m_settings;
    QLabel *m_about;
    QCheckBox *m_send;
    QWidget *m_sample;
    QLineEdit *m_user;
    QLabel *m_userReason;
    QLabel *m_head;
    QPlainTextEdit *m_body;
};

} // namespace bulkhead::ui
