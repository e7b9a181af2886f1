// SPDX-License-Identifier: Apache-2.0
#include "auth0/http_call.h"

#include "auth0/ending.h"
#include "auth0/one_shot_body.h"

#include <QSslCertificate>
#include <QSslError>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace bulkhead::auth0 {
namespace {

constexpr qint64 longestBody = 16 * 1024 * 1024;

QString commonName(const QStringList &names)
{
    return names.isEmpty() ? u"?"_s : names.first();
}

Ending::Body bodyState(const OneShotBody *body)
{
    if (!body || body->wasEmpty())
        return Ending::Body::None;
    return body->wasRead() ? Ending::Body::Read : Ending::Body::Unread;
}

bool isWhole(const QNetworkReply &reply, const Answer &answer)
{
    const QVariant announced = reply.header(QNetworkRequest::ContentLengthHeader);
    const bool bodiless = answer.status == 204 || answer.status == 304;
    return bodiless || !announced.isValid() || announced.toLongLong() == answer.body.size();
}

} // namespace

HttpCall::HttpCall(
    QNetworkReply *reply, OneShotBody *body, int deadlineMs, std::function<void()> ended)
    : m_reply(reply), m_body(body)
{
    connect(reply, &QNetworkReply::sslErrors, this, &HttpCall::noteTlsErrors);
    connect(reply, &QNetworkReply::readyRead, this, [this] {
        if (m_reply->bytesAvailable() > longestBody)
            stop(Transfer::Broken);
    });
    connect(reply, &QNetworkReply::finished, this, std::move(ended));
    // Of its own, because Qt's transfer time-out starts again with every byte.
    QTimer::singleShot(deadlineMs, this, [this] { stop(Transfer::TimedOut); });
}

HttpCall::~HttpCall()
{
    m_reply->disconnect(this);
    m_reply->deleteLater(); // a reply left alone keeps 14 KB
}

void HttpCall::abort()
{
    stop(Transfer::Aborted);
}

void HttpCall::stop(Transfer why)
{
    if (m_reply->isFinished())
        return;
    m_stopped = why; // first: abort() emits finished
    m_reply->abort();
}

void HttpCall::noteTlsErrors(const QList<QSslError> &errors)
{
    const QSslCertificate certificate = errors.first().certificate();
    m_certificate =
        u"%1 (%2): %3"_s.arg(commonName(certificate.subjectInfo(QSslCertificate::CommonName)),
            commonName(certificate.issuerInfo(QSslCertificate::CommonName)),
            errors.first().errorString());
}

Answer HttpCall::takeAnswer(const QString &proxy)
{
    Answer answer;
    answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    answer.headers = m_reply->rawHeaderPairs();
    if (m_reply->isOpen()) // abort() closes it
        answer.body = m_reply->readAll();
    answer.transfer = transfer(answer);
    answer.detail = detail(answer.transfer, proxy);
    return answer;
}

Transfer HttpCall::transfer(const Answer &answer) const
{
    if (m_stopped)
        return *m_stopped;
    const Transfer ended =
        transferOf({m_reply->error(), answer.status, bodyState(m_body), isWhole(*m_reply, answer)});
    // No certificate was in doubt: what listens there does not speak our TLS.
    return ended == Transfer::TlsUntrusted && m_certificate.isEmpty() ? Transfer::NetworkDown
                                                                      : ended;
}

QString HttpCall::detail(Transfer transfer, const QString &proxy) const
{
    const QString host = m_reply->url().authority();
    if (transfer == Transfer::Answered)
        return {};
    if (transfer == Transfer::ProxyAuthRequired && !proxy.isEmpty())
        return proxy;
    if (transfer == Transfer::TlsUntrusted)
        return u"%1: %2"_s.arg(host, m_certificate);
    if (m_reply->error() == QNetworkReply::SslHandshakeFailedError)
        return u"%1: %2"_s.arg(host, m_reply->errorString());
    return host;
}

} // namespace bulkhead::auth0
