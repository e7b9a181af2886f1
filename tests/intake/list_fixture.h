// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "intake/list_reader.h"
#include "testing/testing.h"

#include <QIODevice>

namespace bulkhead::intake {

// Keeps all that it is given; rows as `line:text`, rejects as `line:reason:input`.
class KeepingSink final : public ListSink
{
public:
    void listed(const ListedRow &row) override;
    void rejected(const RejectedRow &row) override;

    QStringList rows;
    QStringList rejects;
    qint64 lastLine = 0;
    bool linesAscend = true;
};

// Only counts, for lists too long to keep.
class CountingSink final : public ListSink
{
public:
    void listed(const ListedRow &) override { ++rows; }
    void rejected(const RejectedRow &) override { ++rejects; }

    qint64 rows = 0;
    qint64 rejects = 0;
};

// A pipe that gives at most `step` bytes a read, and after `failAfter` bytes only an error.
class DripDevice final : public QIODevice
{
public:
    explicit DripDevice(QByteArray bytes, qint64 step = 1, qint64 failAfter = -1);
    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] qint64 given() const { return m_at; }

protected:
    qint64 readData(char *data, qint64 size) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_step;
    qint64 m_failAfter;
    qint64 m_at = 0;
};

// Everything that reading came to, as text: the same list must always read the same.
[[nodiscard]] QString story(QIODevice &device, const QString &column = {});
[[nodiscard]] QString story(const QByteArray &list, const QString &column = {});

[[nodiscard]] Result<ListSummary> readBytes(
    const QByteArray &list, ListSink &sink, const QString &column = {});

} // namespace bulkhead::intake
