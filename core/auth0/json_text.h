// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

namespace bulkhead::auth0 {

// JSON for bytes that must not pass through Qt's JSON classes, whose buffers are never wiped.

// Size of `utf8` as a JSON string, quotes included.
[[nodiscard]] qsizetype escapedSize(QByteArrayView utf8);
// Appends `utf8` as a JSON string. Does not reallocate when escapedSize() bytes are reserved.
void appendJsonString(QByteArray &json, QByteArrayView utf8);

// Takes the value of a string member out of a JSON text and overwrites it there with 'x', so that
// the rest can be parsed. Empty when there is no such member or its value holds an escape, which a
// token never does.
[[nodiscard]] QByteArray takeJsonString(QByteArray &json, QByteArrayView member);

} // namespace bulkhead::auth0
