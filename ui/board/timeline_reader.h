// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "desk/background.h"

#include "base/result.h"
#include "journal/entry.h"

#include <vector>

namespace bulkhead::ui {

// Reads one user's entries from the incident file in a thread of its own. Only the answer to the
// last question is given; earlier ones that come late are dropped.
class TimelineReader : public QObject
{
    Q_OBJECT
public:
    using Entries = Result<std::vector<journal::Entry>>;
    using QObject::QObject;

    void read(const QString &path, qint32 ledgerRow);
    void forget() { m_background.forget(); } // no answer is wanted any more

signals:
    void answered(qint32 ledgerRow, const bulkhead::ui::TimelineReader::Entries &entries);

private:
    Background m_background;
};

} // namespace bulkhead::ui
