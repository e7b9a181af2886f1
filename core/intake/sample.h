// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "intake/record_reader.h"

#include <QStringList>

#include <vector>

namespace bulkhead::intake {

// The beginning of a list, enough to see how it is written.
inline constexpr qsizetype headBytes = 64 * 1024;
inline constexpr size_t sampleRecords = 50;

using SampleRow = std::vector<QByteArray>;

struct Sample
{
    char delimiter = plainText;
    bool headerFound = false;
    QStringList columns; // the header's names; numbers where it has none
    std::vector<SampleRow> rows; // the first good records that say something, without the header
};

// `head` is UTF-8. The first record is a header when none of its cells is an identifier; a single
// cell might just be a typo, so it must also be a known name of a column, or `wantedColumn`.
[[nodiscard]] Sample takeSample(const QByteArray &head, const QString &wantedColumn);

// A record that means no user: a blank one, a comment, the spreadsheets' `sep=;` on the first line.
[[nodiscard]] bool saysNothing(const Record &record);

// Not text: a NUL, or control characters all over.
[[nodiscard]] bool looksBinary(QByteArrayView head);

} // namespace bulkhead::intake
