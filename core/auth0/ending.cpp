// SPDX-License-Identifier: Apache-2.0
#include "auth0/ending.h"

namespace bulkhead::auth0 {
namespace {

    // The codes that Qt derives from a status line (qhttpthreaddelegate.cpp, statusCodeFromHttp).
    bool speaksOfStatus(QNetworkReply::NetworkError error)
    {
        switch (error) {
        case QNetworkReply::NoError:
        case QNetworkReply::ContentAccessDenied:
        case QNetworkReply::ContentOperationNotPermittedError:
        case QNetworkReply::ContentNotFoundError:
        case QNetworkReply::AuthenticationRequiredError:
        case QNetworkReply::ContentConflictError:
        case QNetworkReply::ContentGoneError:
        case QNetworkReply::UnknownContentError:
        case QNetworkReply::InternalServerError:
        case QNetworkReply::OperationNotImplementedError:
        case QNetworkReply::ServiceUnavailableError:
        case QNetworkReply::UnknownServerError: return true;
        default: return false;
        }
    }

    // Qt rewinds the body for a 307 or 308 even when it follows none; the one-shot body refuses.
    bool isRefusedRedirect(const Ending &ending)
    {
        return (ending.status == 307 || ending.status == 308)
            && ending.error == QNetworkReply::ContentReSendError;
    }

    Transfer beforeSending(QNetworkReply::NetworkError error)
    {
        switch (error) {
        case QNetworkReply::ConnectionRefusedError: return Transfer::Refused;
        case QNetworkReply::HostNotFoundError: return Transfer::HostUnknown;
        case QNetworkReply::SslHandshakeFailedError: return Transfer::TlsUntrusted;
        default: return Transfer::NetworkDown;
        }
    }

} // namespace

Transfer transferOf(const Ending &ending)
{
    if (ending.error == QNetworkReply::ProxyAuthenticationRequiredError)
        return Transfer::ProxyAuthRequired;
    if (isRefusedRedirect(ending))
        return Transfer::Answered;
    if (ending.status > 0 && ending.whole && speaksOfStatus(ending.error))
        return Transfer::Answered;
    const bool sent = ending.sent || ending.status > 0
        || ending.error == QNetworkReply::ContentReSendError || speaksOfStatus(ending.error);
    return sent ? Transfer::Broken : beforeSending(ending.error);
}

} // namespace bulkhead::auth0
