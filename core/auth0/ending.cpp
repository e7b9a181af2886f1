// SPDX-License-Identifier: Apache-2.0
#include "auth0/ending.h"

namespace bulkhead::auth0 {
namespace {

// The code that Qt 6.4 derives from a status line (qhttpthreaddelegate.cpp, statusCodeFromHttp).
QNetworkReply::NetworkError errorOfStatus(int status)
{
    switch (status) {
    case 400:
    case 418: return QNetworkReply::ProtocolInvalidOperationError;
    case 401: return QNetworkReply::AuthenticationRequiredError;
    case 403: return QNetworkReply::ContentAccessDenied;
    case 404: return QNetworkReply::ContentNotFoundError;
    case 405: return QNetworkReply::ContentOperationNotPermittedError;
    case 407: return QNetworkReply::ProxyAuthenticationRequiredError;
    case 409: return QNetworkReply::ContentConflictError;
    case 410: return QNetworkReply::ContentGoneError;
    case 500: return QNetworkReply::InternalServerError;
    case 501: return QNetworkReply::OperationNotImplementedError;
    case 503: return QNetworkReply::ServiceUnavailableError;
    default: break;
    }
    if (status < 400)
        return QNetworkReply::NoError;
    return status > 500 ? QNetworkReply::UnknownServerError : QNetworkReply::UnknownContentError;
}

bool isAnswer(const Ending &ending)
{
    if (ending.status == 0)
        return false;
    // Qt rewinds the body for a 307 or 308 even when it follows none; the one-shot body refuses.
    if (ending.error == QNetworkReply::ContentReSendError)
        return ending.status == 307 || ending.status == 308;
    return ending.whole
        && (ending.error == QNetworkReply::NoError || ending.error == errorOfStatus(ending.status));
}

// Codes that only a connection that never stood can end with; nothing for the others.
std::optional<Transfer> connecting(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: return Transfer::Refused;
    case QNetworkReply::HostNotFoundError: return Transfer::HostUnknown;
    case QNetworkReply::SslHandshakeFailedError: return Transfer::TlsUntrusted;
    case QNetworkReply::TimeoutError: // of connect(); reading has none
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyNotFoundError: return Transfer::NetworkDown;
    default: return std::nullopt;
    }
}

} // namespace

Transfer transferOf(const Ending &ending)
{
    if (ending.error == QNetworkReply::ProxyAuthenticationRequiredError)
        return Transfer::ProxyAuthRequired;
    if (isAnswer(ending))
        return Transfer::Answered;
    if (ending.status > 0 || ending.body == Ending::Body::Read)
        return Transfer::Broken;
    const Transfer lost =
        ending.body == Ending::Body::Unread ? Transfer::NetworkDown : Transfer::Broken;
    return connecting(ending.error).value_or(lost);
}

} // namespace bulkhead::auth0
