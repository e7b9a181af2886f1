// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "journal/entry.h"

#include "base/result.h"

#include <QObject>
#include <QThreadPool>

#include <vector>

namespace bulkhead::ui {

// Reads one user's entries from the incident file in a thread of its own. Only the answer to the
// last question is given; earlier ones that come late are dropped.
class TimelineReader : public QObject
{
    Q_OBJECT
public:
    using Entries = Result<std::vector<journal::Entry>>;
    explicit TimelineReader(QObject *parent = nullptr);
    ~TimelineReader() override; // waits for the reading under way

    void read(const QString &path, qint32 ledgerRow);
    void forget(); // no answer is wanted any more

signals:
    void answered(qint32 ledgerRow, const bulkhead::ui::TimelineReader::Entries &entries);

private:
    QThreadPool m_thread;
    quint64 m_generation = 0;
};

} // namespace bulkhead::ui
