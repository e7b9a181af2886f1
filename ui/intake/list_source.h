// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "intake/list_reader.h"

#include <memory>

class QIODevice;

namespace bulkhead::ui {

// Where a list comes from: a file, or text that was pasted or dropped.
struct ListSource
{
    QString path; // of a file, else empty
    QString name; // of the text
    QByteArray text;

    [[nodiscard]] bool isEmpty() const { return path.isEmpty() && text.isEmpty(); }
};

// The first 64 KiB, for a person who picks the column. Faults as previewList(), with the name of
// the source as detail.
[[nodiscard]] Result<intake::ListPreview> previewOf(const ListSource &source);

} // namespace bulkhead::ui
