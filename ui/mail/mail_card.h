// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/desk.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace bulkhead::ui {

class Fold;
class MailFields;
class Notice;

// The organisation's own mail server, which brings reset links to their users: folded away until
// there is one. A test mail proves it.
class MailCard : public QWidget
{
    Q_OBJECT
public:
    explicit MailCard(Desk &desk, QWidget *parent = nullptr);

    // Hands over what is typed, before a call needs it; also when the page is left.
    void handOver();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    [[nodiscard]] QWidget *inside();
    void edited();
    void allow();
    void sendTest();
    void sent(const mail::Receipt &receipt);

    Desk &m_desk;
    MailFields *m_fields;
    QLineEdit *m_to;
    QPushButton *m_test;
    QLabel *m_why;
    Notice *m_notice;
    Fold *m_fold;
    bool m_sending = false;
};

} // namespace bulkhead::ui
