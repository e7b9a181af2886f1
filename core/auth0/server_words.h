// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace bulkhead::auth0 {

// What an error body says, whichever of its three shapes it has:
//   Management      {"statusCode", "error", "message", "errorCode"?}
//   Authentication  {"error", "error_description"}
//   legacy          {"code", "description" | "name", "statusCode"?}
// Anything else (a page of a proxy or of an edge, another program's JSON) has `tenant` false.
struct ServerWords
{
    bool tenant = false; // one of the shapes above
    bool markup = false; // HTML or XML
    QString code; // raw: not yet redacted
    QString message; // raw: not yet redacted; a page's title
};

[[nodiscard]] ServerWords readServerWords(const QByteArray &body);
[[nodiscard]] bool isMarkup(const QByteArray &body);

} // namespace bulkhead::auth0
