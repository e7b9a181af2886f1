// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "auth0/transport.h"

#include <QNetworkReply>

namespace bulkhead::auth0 {

// How Qt says that a reply ended.
struct Ending
{
    QNetworkReply::NetworkError error = QNetworkReply::NoError;
    int status = 0;    // 0: no status line was read
    bool sent = false; // some of the request may have left this machine
    bool whole = true; // the body has the length that was announced
};

// Qt reports HTTP refusals and broken connections through the same codes; only the former are answers.
// Before anything was sent a failure is of the connection, afterwards it leaves the call Broken.
[[nodiscard]] Transfer transferOf(const Ending &ending);

} // namespace bulkhead::auth0
