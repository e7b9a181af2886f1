// SPDX-License-Identifier: Apache-2.0
#include "mail/mail_server.h"

#include "auth0/test_certificates.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::testing {

MailServer::MailServer(const QStringList &options)
{
    const CertificateFiles files = testServerFiles();
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(u"/usr/bin/python3"_s,
        QStringList{QStringLiteral(BULKHEAD_MAIL_SERVER), files.certificate, files.key,
            m_folder.filePath(u"mails"_s)}
            + options);
    if (!m_process.waitForStarted() || !m_process.waitForReadyRead(30'000))
        qFatal("no mail server");
    const auto ports = QJsonDocument::fromJson(m_process.readLine()).object();
    m_smtp = QUrl(u"smtp://127.0.0.1:%1"_s.arg(ports.value(u"smtp").toInt()));
    m_door = QUrl(u"smtps://127.0.0.1:%1"_s.arg(ports.value(u"smtps").toInt()));
}

MailServer::~MailServer()
{
    stop();
}

void MailServer::stop()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished(5000);
}

std::vector<QJsonObject> MailServer::mails() const
{
    std::vector<QJsonObject> all;
    QFile file(m_folder.filePath(u"mails"_s));
    if (!file.open(QIODevice::ReadOnly))
        return all;
    while (!file.atEnd())
        all.push_back(QJsonDocument::fromJson(file.readLine()).object());
    return all;
}

int MailServer::mailsTo(const QString &address) const
{
    int count = 0;
    for (const QJsonObject &mail : mails())
        count += int(mail.value(u"to").toArray().contains(address));
    return count;
}

} // namespace bulkhead::testing
