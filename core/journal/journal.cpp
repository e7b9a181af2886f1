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
    if (const auto full = database.run(u"PRAGMA synchronous = FULL"_s); !full)
        return full;
    return database.run(u"PRAGMA secure_delete = ON"_s); // what is wiped is overwritten
}

Result<> copyInto(Database &database, const QString &name)
{
    if (const auto made = makeEmptyFile(name); !made)
        return made;
    const QString quoted = QString(name).replace(u'\'', u"\'\'"_s);
    const auto copied = database.run(u"VACUUM INTO '%1'"_s.arg(quoted));
    if (!copied)
        QFile::remove(name);
    return copied;
}

// Under a name of its own beside it.
Result<QString> copyAside(Database &database, const QString &path, int version)
{
    const QString plain = u"%1.format%2"_s.arg(path).arg(version);
    QString name = plain;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = u"%1-%2"_s.arg(plain).arg(i);
    if (const auto copied = copyInto(database, name); !copied)
        return tl::unexpected(copied.error());
    return name;
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
    // Read before it is opened for writing: a damaged file stays as it is, to be reported from.
    const auto end = readIncident(path, visitor);
    if (!end)
        return tl::unexpected(end.error());
    if (const auto sound = checkPages(path); !sound)
        return tl::unexpected(sound.error());
    auto database = Database::open(path, Access::ReadWrite);
    if (!database)
        return tl::unexpected(database.error());
    const auto version = knownVersion(*database);
    if (!version)
        return tl::unexpected(version.error());
    closeToOthers(path);
    if (const auto ready = prepareForWriting(*database); !ready)
        return tl::unexpected(ready.error());
    std::unique_ptr<Journal> journal(
        new Journal(path, clock, std::move(*lock), std::move(*database)));
    journal->m_lastSeq = end->seq;
    journal->m_lastHash = end->hash;
    if (*version < formatVersion) {
        if (const auto raised = journal->raise(*version, visitor); !raised)
            return tl::unexpected(raised.error());
    }
    return journal;
}

Result<> Journal::raise(int from, const Visitor &visitor)
{
    const auto copy = copyAside(m_database, m_path, from);
    if (!copy)
        return tl::unexpected(copy.error());
    std::vector<Entry> migrated{{.kind = EntryKind::Migrated,
        .code = from,
        .number = formatVersion,
        .text = QFileInfo(*copy).fileName()}};
    if (const auto written = write(migrationFrom(from), migrated); !written) {
        QFile::remove(*copy); // nothing was changed, so nothing was to be kept
        return written;
    }
    visitor(migrated.front());
    return {};
}

Result<> Journal::copyTo(const QString &path)
{
    return copyInto(m_database, path);
}

Result<> Journal::append(std::vector<Entry> &entries)
{
    return entries.empty() ? Result<>() : write({}, entries);
}

Result<> Journal::write(const QStringList &statements, std::vector<Entry> &entries)
{
    if (const auto begun = m_database.run(u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    QByteArray hash = m_lastHash;
    Result<> done;
    for (qsizetype i = 0; done && i < statements.size(); ++i)
        done = m_database.run(statements[i]);
    if (done)
        done = insertAll(entries, hash);
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

// Few incidents have any, so the table is made when it is needed.
Result<> Journal::keepSealed(const Entry &entry)
{
    if (const auto made = m_database.run(sealedTable); !made)
        return made;
    auto query = m_database.prepared(u"INSERT INTO sealed VALUES (?,?,?)"_s);
    if (!query)
        return tl::unexpected(query.error());
    query->addBindValue(entry.seq);
    query->addBindValue(entry.sealedUntilMs);
    query->addBindValue(entry.sealed);
    return query->exec() ? Result<>() : tl::unexpected(Database::errorOf(*query));
}

Result<bool> Journal::hasSealed()
{
    const auto tables =
        m_database.number(u"SELECT count(*) FROM sqlite_master WHERE name = 'sealed'"_s);
    if (!tables)
        return tl::unexpected(tables.error());
    return *tables > 0;
}

Result<std::vector<SealedText>> Journal::sealedAfter(qint64 seq, int most)
{
    std::vector<SealedText> texts;
    const auto any = hasSealed();
    if (!any)
        return tl::unexpected(any.error());
    if (!*any)
        return texts;
    auto query = m_database.prepared(
        u"SELECT s.seq, j.at, j.row, j.text, s.text FROM sealed s JOIN journal j ON j.seq = s.seq "
        "WHERE s.seq > ? ORDER BY s.seq LIMIT ?"_s);
    if (!query)
        return tl::unexpected(query.error());
    query->addBindValue(seq);
    query->addBindValue(most);
    if (!query->exec())
        return tl::unexpected(Database::errorOf(*query));
    while (query->next())
        texts.push_back({query->value(0).toLongLong(), query->value(1).toLongLong(),
            query->value(2).toInt(), query->value(3).toString(), query->value(4).toByteArray()});
    return texts;
}

Result<> Journal::wipeExpired()
{
    const auto any = hasSealed();
    if (!any)
        return tl::unexpected(any.error());
    if (!*any)
        return {};
    if (const auto wiped =
            m_database.run(u"DELETE FROM sealed WHERE until <= %1"_s.arg(m_clock.utcMs()));
        !wiped)
        return wiped;
    // Else the write-ahead log still holds what was overwritten.
    return m_database.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
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
        if (entry.sealed.isEmpty())
            continue;
        if (const auto kept = keepSealed(entry); !kept)
            return kept;
    }
    m_insert->finish();
    return {};
}

} // namespace bulkhead::journal
