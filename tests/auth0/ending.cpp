// SPDX-License-Identifier: Apache-2.0
#include "auth0/ending.h"
#include "testing/testing.h"

namespace bulkhead::testing {

using auth0::Ending;
using auth0::Transfer;
using auth0::transferOf;
using Body = Ending::Body;
using Reply = QNetworkReply;

TEST(Ending, Table)
{
    const struct
    {
        Ending ending;
        Transfer transfer;
    } table[] = {
        {{Reply::NoError, 202}, Transfer::Answered},
        {{Reply::NoError, 302}, Transfer::Answered},
        {{Reply::ProtocolInvalidOperationError, 400, Body::Read}, Transfer::Answered},
        {{Reply::AuthenticationRequiredError, 401}, Transfer::Answered},
        {{Reply::UnknownContentError, 429}, Transfer::Answered},
        {{Reply::ServiceUnavailableError, 503}, Transfer::Answered},
        {{Reply::UnknownServerError, 504}, Transfer::Answered},
        {{Reply::ContentReSendError, 307, Body::Read}, Transfer::Answered},
        {{Reply::ContentReSendError, 308}, Transfer::Answered},
        // An answer that does not fit its own status or length is none.
        {{Reply::NoError, 200, Body::None, false}, Transfer::Broken},
        {{Reply::ContentNotFoundError, 200}, Transfer::Broken},
        {{Reply::ContentReSendError, 200}, Transfer::Broken},
        {{Reply::RemoteHostClosedError, 200, Body::Read}, Transfer::Broken},
        {{Reply::UnknownNetworkError, 200}, Transfer::Broken},
        {{Reply::OperationCanceledError, 202}, Transfer::Broken},
        // Never connected.
        {{Reply::ConnectionRefusedError}, Transfer::Refused},
        {{Reply::HostNotFoundError, 0, Body::Unread}, Transfer::HostUnknown},
        {{Reply::SslHandshakeFailedError}, Transfer::TlsUntrusted},
        {{Reply::TimeoutError}, Transfer::NetworkDown},
        {{Reply::TemporaryNetworkFailureError}, Transfer::NetworkDown},
        {{Reply::ProxyConnectionRefusedError}, Transfer::NetworkDown},
        {{Reply::ProxyNotFoundError}, Transfer::NetworkDown},
        {{Reply::ProxyAuthenticationRequiredError}, Transfer::ProxyAuthRequired},
        {{Reply::ProxyAuthenticationRequiredError, 407, Body::Read}, Transfer::ProxyAuthRequired},
        // Lost: perhaps sent, unless a body was due and never asked for.
        {{Reply::RemoteHostClosedError}, Transfer::Broken},
        {{Reply::RemoteHostClosedError, 0, Body::Read}, Transfer::Broken},
        {{Reply::RemoteHostClosedError, 0, Body::Unread}, Transfer::NetworkDown},
        {{Reply::ContentReSendError}, Transfer::Broken},
        {{Reply::ContentReSendError, 0, Body::Read}, Transfer::Broken},
        {{Reply::UnknownNetworkError}, Transfer::Broken},
        {{Reply::UnknownNetworkError, 0, Body::Unread}, Transfer::NetworkDown},
        {{Reply::ProxyConnectionClosedError}, Transfer::Broken},
        {{Reply::ProxyTimeoutError}, Transfer::Broken},
        {{Reply::ProtocolFailure}, Transfer::Broken},
        {{Reply::NoError, 0}, Transfer::Broken},
        // A body that was read has gone out, whatever the code says.
        {{Reply::SslHandshakeFailedError, 0, Body::Read}, Transfer::Broken},
        {{Reply::ConnectionRefusedError, 0, Body::Read}, Transfer::Broken},
    };
    for (const auto &[ending, transfer] : table)
        EXPECT_EQ(transferOf(ending), transfer) << ending.error << ' ' << ending.status;
}

} // namespace bulkhead::testing
