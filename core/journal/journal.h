// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/clock.h"
#include "journal/database.h"
#include "journal/entry.h"

#include <QLockFile>

#include <functional>
#include <memory>
#include <vector>

namespace bulkhead::journal {

using Visitor = std::function<void(const Entry &)>;

// What is kept beside an entry.
struct SealedText
{
    qint64 seq = 0; // of its entry
    qint64 atMs = 0;
    qint32 row = -1;
    QString note; // the entry's text
    QByteArray sealed;
};

// The writer of an incident file: at most one in the world, held by a lock file beside it that the
// system's next writer takes over when the holder is dead. Belongs to one thread.
class Journal
{
public:
    // Makes PATH with mode 0600 and the Created entry, or leaves nothing behind. IncidentExists
    // when something is there.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> create(
        const QString &path, Clock &clock, const QString &createdJson);
    // Opens for writing and hands every entry to `visitor`, oldest first, verifying the chain.
    // IncidentBusy when another process writes it; IncidentDamaged when the chain is broken, and
    // then not a byte of it is changed. A file of an older format is copied to NAME.formatN beside
    // it and raised, with an entry that says so.
    [[nodiscard]] static Result<std::unique_ptr<Journal>> open(
        const QString &path, Clock &clock, const Visitor &visitor);
    // Folds the file back into one: no side files stay unless a reader still has them open.
    ~Journal();

    // All or nothing, on disk when it returns. Fills in seq and time. An empty list does nothing.
    [[nodiscard]] Result<> append(std::vector<Entry> &entries);

    // The file as it is, as a new one of mode 0600. IncidentExists when something is there.
    [[nodiscard]] Result<> copyTo(const QString &path);
    // Wipes the sealed texts whose time is over.
    [[nodiscard]] Result<> wipeExpired();
    // Those still kept, from the oldest after that entry on, `most` at a time.
    [[nodiscard]] Result<std::vector<SealedText>> sealedAfter(qint64 seq, int most);

    [[nodiscard]] const QString &path() const { return m_path; }

private:
    Journal(QString path, Clock &clock, std::unique_ptr<QLockFile> lock, Database database);
    [[nodiscard]] static Result<std::unique_ptr<Journal>> fill(const QString &path, Clock &clock,
        std::unique_ptr<QLockFile> &lock, const QString &createdJson);
    [[nodiscard]] Result<> write(const QStringList &statements, std::vector<Entry> &entries);
    [[nodiscard]] Result<> raise(int from, const Visitor &visitor);
    [[nodiscard]] Result<bool> hasSealed();
    [[nodiscard]] Result<> keepSealed(const Entry &entry);
    [[nodiscard]] Result<> insertAll(std::vector<Entry> &entries, QByteArray &hash);

    QString m_path;
    Clock &m_clock;
    std::unique_ptr<QLockFile> m_lock; // outlives the connection
    Database m_database;
    std::unique_ptr<QSqlQuery> m_insert;
    qint64 m_lastSeq = 0;
    QByteArray m_lastHash;
};

// `.incident` appended when missing.
[[nodiscard]] QString incidentPath(const QString &given);

} // namespace bulkhead::journal
