// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

#include <vector>

namespace bulkhead::testing {

// The real mail server of mail_server.py, whose certificate testCaFile() vouches for.
class MailServer
{
public:
    explicit MailServer(const QStringList &options = {});
    ~MailServer();

    [[nodiscard]] QUrl smtp() const { return m_smtp; } // STARTTLS
    [[nodiscard]] QUrl door() const { return m_door; } // smtps, with faults
    // What was delivered so far, as Python's library reads it.
    [[nodiscard]] std::vector<QJsonObject> mails() const;
    [[nodiscard]] int mailsTo(const QString &address) const;
    void stop();

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QUrl m_smtp;
    QUrl m_door;
};

} // namespace bulkhead::testing
