// SPDX-License-Identifier: Apache-2.0
#include "board/timeline_reader.h"

#include "journal/reader.h"

namespace bulkhead::ui {

void TimelineReader::read(const QString &path, qint32 ledgerRow)
{
    m_background.forget();
    m_background.ask<Entries>([path, ledgerRow] { return journal::entriesOfRow(path, ledgerRow); },
        [this, ledgerRow](const Entries &entries) { emit answered(ledgerRow, entries); });
}

} // namespace bulkhead::ui
