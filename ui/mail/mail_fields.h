// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/secret.h"
#include "model/mail_settings.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace bulkhead::ui {

class PathField;

// Which mail server letters go by, and in whose name.
class MailFields : public QWidget
{
    Q_OBJECT
public:
    explicit MailFields(QWidget *parent = nullptr);

    // What is typed, when it can be used; nothing while the server is empty or something is wrong.
    [[nodiscard]] std::optional<MailSettings> settings() const;
    void show(const MailSettings &settings);
    // Takes it out of its field.
    [[nodiscard]] Secret takePassword();
    [[nodiscard]] bool hasPassword() const;

signals:
    void changed();

private:
    [[nodiscard]] QWidget *seldom();
    void check();

    QLineEdit *m_server;
    QLabel *m_serverReason;
    QLineEdit *m_from;
    QLabel *m_fromReason;
    QLineEdit *m_user;
    QLineEdit *m_password;
    PathField *m_caFile;
    QLineEdit *m_contact;
    QSpinBox *m_rate;
    QCheckBox *m_notices;
    QLineEdit *m_replyTo;
    QLabel *m_replyToReason;
    QLineEdit *m_clientName;
    QLineEdit *m_templates;
    QLabel *m_templatesReason;
    QCheckBox *m_xoauth2;
};

} // namespace bulkhead::ui
