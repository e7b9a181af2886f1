// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/manual_clock.h"
#include "journal/entries.h"
#include "journal/reader.h"

#include "testing/testing.h"

#include <QStringList>
#include <QTemporaryDir>

#include <functional>

namespace bulkhead::journal {

using Entries = std::vector<Entry>;

// A folder of its own for each test, with an incident in it when asked.
class JournalFolder : public ::testing::Test
{
protected:
    JournalFolder();

    [[nodiscard]] QString file(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QStringList names() const; // of everything in the folder
    [[nodiscard]] mode_t mode(const QString &path) const;
    [[nodiscard]] QByteArray content(const QString &path) const;
    void write(const QString &path, const QByteArray &bytes) const;

    [[nodiscard]] Result<std::unique_ptr<Journal>> create() { return createAt(m_path); }
    [[nodiscard]] Result<std::unique_ptr<Journal>> createAt(const QString &path);
    [[nodiscard]] Result<std::unique_ptr<Journal>> open();
    // What the file holds; adds a failure when it cannot be read.
    [[nodiscard]] Entries entries() const;
    [[nodiscard]] std::optional<Error> readError() const;
    // Appends that many listed rows with long names, so that the table has many pages.
    void fill(Journal &journal, int rows) const;
    // As an attacker with an SQLite shell would; the triggers are dropped first.
    void sql(const QStringList &statements) const;

    QTemporaryDir m_dir;
    QString m_path = m_dir.filePath(QStringLiteral("i.incident"));
    ManualClock m_clock{entries::startMs};
};

// A few entries of all sorts, valid after Created.
[[nodiscard]] Entries someEntries();

// `what` in a process of its own; its exit code, or -signal. Nothing of the parent is cleaned up.
[[nodiscard]] int inChild(const std::function<int()> &what);

} // namespace bulkhead::journal
