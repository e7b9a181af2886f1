// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

#include <optional>

namespace bulkhead::practice {

// True when the segment has nothing in it that encodeURIComponent would have encoded: Auth0 does
// not find a user whose `|` was sent raw.
[[nodiscard]] bool isEncodedSegment(QByteArrayView segment);

// Nothing for a broken %-sequence or bytes that are not UTF-8.
[[nodiscard]] std::optional<QString> decodePercent(QByteArrayView text);

// A query or an application/x-www-form-urlencoded body; `+` is a space. Nothing when a part cannot
// be decoded, has no name or is there twice.
[[nodiscard]] std::optional<QMap<QString, QString>> parseForm(const QByteArray &text);

} // namespace bulkhead::practice
