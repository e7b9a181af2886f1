// SPDX-License-Identifier: Apache-2.0
#include "journal/journal.h"

#include "journal/chain.h"
#include "journal/reader.h"
#include "journal/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlQuery>
#include <QVariant>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Result<std::unique_ptr<QLockFile>> lockFor(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path + u".lock"_s);
    lock->setStaleLockTime(0); // only a dead holder makes it stale, not a long run
    if (lock->tryLock(0)) {
        QFile::setPermissions(path + u".lock"_s, ownerOnly);
        return lock;
    }
    if (lock->error() == QLockFile::LockFailedError)
        return failure(Fault::IncidentBusy, path);
    return failure(Fault::IncidentUnwritable, path);
}

Result<> makeEmptyFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, ownerOnly))
        return failure(
            QFileInfo::exists(path) ? Fault::IncidentExists : Fault::IncidentUnwritable, path);
    return {};
}

// The file may be a copy with another mode.
void closeToOthers(const QString &path)
{
    for (const QString &name : {path, path + u"-wal"_s, path + u"-shm"_s})
        QFile::setPermissions(name, QFile::permissions(name) & ownerOnly);
}

// Write-ahead log: readers go on while we write. FULL: a commit that returned survives a power
// cut; NORMAL may lose the last ones.
Result<> prepareForWriting(Database &database)
{
    if (const auto wal = database.run(u"PRAGMA journal_mode = WAL"_s); !wal)
        return wal;
    return database.run(u"PRAGMA synchronous = FULL"_s);
}

} // namespace

QString incidentPath(const QString &given)
{
    return given.endsWith(u".incident") ? given : given + u".incident"_s;
}

Journal::Journal(QString path, Clock &clock, std::unique_ptr<QLockFile> lock, Database database)
    : m_path(std::move(path)), m_clock(clock), m_lock(std::move(lock)),
      m_database(std::move(database)), m_lastHash(chainStart())
{
}

Journal::~Journal()
{
    m_insert.reset();
    // Leaving WAL mode removes the side files and lets the file be read from a read-only folder.
    // It fails while a reader is there; the next close does it then.
    (void)m_database.run(u"PRAGMA journal_mode = DELETE"_s);
}

Result<std::unique_ptr<Journal>> Journal::create(
    const QString &path, Clock &clock, const QString &createdJson)
{
    auto lock = lockFor(path);
    if (!lock)
        return tl::unexpected(lock.error());
    if (const auto made = makeEmptyFile(path); !made)
        return tl::unexpected(made.error());
    auto journal = fill(path, clock, *lock, createdJson);
    if (!journal) {
        for (const QString &rest : {u""_s, u"-journal"_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(path + rest);
    }
    return journal;
}

Result<std::unique_ptr<Journal>> Journal::fill(
    const QString &path, Clock &clock, std::unique_ptr<QLockFile> &lock, const QString &createdJson)
{
    auto database = Database::open(path, Access::Create);
    if (!database)
        return tl::unexpected(database.error());
    if (const auto made = createSchema(*database); !made)
        return tl::unexpected(made.error());
    if (const auto ready = prepareForWriting(*database); !ready)
        return tl::unexpected(ready.error());
    std::unique_ptr<Journal> journal(
        new Journal(path, clock, std::move(lock), std::move(*database)));
    std::vector<Entry> first{{.kind = EntryKind::Created, .text = createdJson}};
    if (const auto written = journal->append(first); !written)
        return tl::unexpected(written.error());
    return journal;
}

Result<std::unique_ptr<Journal>> Journal::open(
    const QString &path, Clock &clock, const Visitor &visitor)
{
    if (!QFileInfo::exists(path))
        return failure(Fault::IncidentMissing, path);
    auto lock = lockFor(path);
    if (!lock)
        return tl::unexpected(lock.error());
    auto database = Database::open(path, Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    if (const auto known = checkSchema(*database); !known)
        return tl::unexpected(known.error());
    // Read before anything is written: a damaged file stays as it is, to be reported from.
    const auto end = visitEntries(*database, visitor);
    if (!end)
        return tl::unexpected(end.error());
    closeToOthers(path);
    if (const auto ready = prepareForWriting(*database); !ready)
        return tl::unexpected(ready.error());
    std::unique_ptr<Journal> journal(
        new Journal(path, clock, std::move(*lock), std::move(*database)));
    journal->m_lastSeq = end->seq;
    journal->m_lastHash = end->hash;
    return journal;
}

Result<> Journal::append(std::vector<Entry> &entries)
{
    if (entries.empty())
        return {};
    if (const auto begun = m_database.run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    QByteArray hash = m_lastHash;
    auto done = insertAll(entries, hash);
    if (done)
        done = m_database.run(u"COMMIT"_s);
    if (!done) {
        (void)m_database.run(u"ROLLBACK"_s);
        return done;
    }
    m_lastSeq = entries.back().seq;
    m_lastHash = hash;
    return {};
}

Result<> Journal::insertAll(std::vector<Entry> &entries, QByteArray &hash)
{
    if (!m_insert) {
        auto query = m_database.prepared(u"INSERT INTO journal VALUES (?,?,?,?,?,?,?,?,?,?)"_s);
        if (!query)
            return tl::unexpected(query.error());
        m_insert = std::make_unique<QSqlQuery>(std::move(*query));
    }
    const qint64 now = m_clock.utcMs();
    qint64 seq = m_lastSeq;
    for (Entry &entry : entries) {
        entry.seq = ++seq;
        entry.atMs = now;
        hash = chainHash(hash, entry);
        const QVariant values[] = {entry.seq, entry.atMs, int(entry.kind), entry.row, entry.measure,
            entry.code, entry.reason, entry.number, entry.text.isNull() ? u""_s : entry.text, hash};
        for (int i = 0; i < 10; ++i)
            m_insert->bindValue(i, values[i]);
        if (!m_insert->exec())
            return tl::unexpected(Database::errorOf(*m_insert));
    }
    m_insert->finish();
    return {};
}

} // namespace bulkhead::journal
