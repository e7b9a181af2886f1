// SPDX-License-Identifier: Apache-2.0
#include "board/timeline_reader.h"

#include "journal/reader.h"

#include <QFuture>
#include <QPromise>

namespace bulkhead::ui {

TimelineReader::TimelineReader(QObject *parent) : QObject(parent)
{
    m_thread.setMaxThreadCount(1);
}

TimelineReader::~TimelineReader()
{
    forget();
    m_thread.waitForDone();
}

void TimelineReader::read(const QString &path, qint32 ledgerRow)
{
    forget();
    auto promise = std::make_shared<QPromise<Entries>>();
    promise->future().then(
        this, [this, ledgerRow, generation = m_generation](const Entries &entries) {
            if (generation == m_generation)
                emit answered(ledgerRow, entries);
        });
    m_thread.start([promise, path, ledgerRow] {
        promise->start();
        promise->addResult(journal::entriesOfRow(path, ledgerRow));
        promise->finish();
    });
}

void TimelineReader::forget()
{
    ++m_generation;
    m_thread.clear(); // what has not begun need not begin
}

} // namespace bulkhead::ui
