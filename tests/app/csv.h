// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>

#include <optional>

namespace bulkhead::app {

// RFC 4180, read to the letter and independently of the program: comma, CRLF after every record, a
// quote only around a whole field, doubled inside. Nothing when the text is anything else.
[[nodiscard]] std::optional<QList<QStringList>> parseCsv(const QByteArray &text);

} // namespace bulkhead::app
