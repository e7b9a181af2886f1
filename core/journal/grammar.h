// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entry.h"

namespace bulkhead::journal {

// What an entry may say after those before it. The chain tells that nobody changed an entry; only
// this tells that folding it is safe, whoever wrote the file.
class Grammar
{
public:
    [[nodiscard]] bool accepts(const Entry &entry);

private:
    [[nodiscard]] bool hasRow(const Entry &entry) const;
    [[nodiscard]] bool hasTarget(const Entry &entry) const;

    qint64 m_entries = 0;
    qint32 m_sources = 0;
    qint32 m_rows = 0;
};

} // namespace bulkhead::journal
