// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

#include <QNetworkReply>

namespace bulkhead::auth0 {

// How Qt says that a reply ended, and what we saw ourselves.
struct Ending
{
    // Of a call with a body that Qt never asked for, the tenant cannot have had the whole request.
    // QNetworkReply::requestSent would tell more, but is missing after some lost connections.
    enum class Body { None, Unread, Read };

    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    int status = 0; // 0: no status line was read
    Body body = Body::None;
    bool whole = true; // the answer's body has the length that was announced
};

// Qt reports HTTP refusals and lost connections through the same codes; only the former are
// answers. Whatever may have reached the tenant is Broken.
[[nodiscard]] Transfer transferOf(const Ending &ending);

} // namespace bulkhead::auth0
