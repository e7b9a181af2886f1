// SPDX-License-Identifier: Apache-2.0
#include "journal/reader.h"

#include "journal/chain.h"
#include "journal/grammar.h"
#include "journal/schema.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QSqlQuery>
#include <QSysInfo>
#include <QVariant>

#include <csignal>
#include <limits>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

const QString columns = u"seq, at, kind, row, measure, code, reason, number, text, hash"_s;

// A number that does not fit was never ours; another one in its place breaks the hash.
template <typename Number> Number narrow(const QVariant &value)
{
    const qint64 wide = value.toLongLong();
    return Number(wide) == wide ? Number(wide) : std::numeric_limits<Number>::max();
}

Entry entryAt(const QSqlQuery &query)
{
    return {.kind = EntryKind(narrow<quint8>(query.value(2))),
        .seq = query.value(0).toLongLong(),
        .atMs = query.value(1).toLongLong(),
        .row = narrow<qint32>(query.value(3)),
        .measure = narrow<int>(query.value(4)),
        .code = narrow<int>(query.value(5)),
        .reason = narrow<int>(query.value(6)),
        .number = query.value(7).toLongLong(),
        .text = query.value(8).toString()};
}

Result<Database> openKnown(const QString &path, Access access)
{
    auto database = Database::open(path, access);
    if (!database)
        return database;
    if (const auto known = knownVersion(*database); !known)
        return tl::unexpected(known.error());
    return database;
}

Result<Database> openToRead(const QString &path)
{
    if (!QFileInfo::exists(path))
        return failure(Fault::IncidentMissing, path);
    if (!QFileInfo(path).isFile())
        return failure(Fault::IncidentUnreadable, path);
    auto database = openKnown(path, Access::ReadOnly);
    // A writer that died while it opened or closed the file has left a transaction of SQLite's own
    // to be rolled back, which takes the right to write.
    if (!database && database.error().fault == Fault::IncidentUnwritable) {
        if (auto mended = openKnown(path, Access::ReadWrite))
            return mended;
    }
    return database;
}

} // namespace

Result<ChainEnd> visitEntries(Database &database, const Visitor &visitor)
{
    // Asked first: a writer may append while we read, and never takes anything away.
    const auto last = database.number(u"SELECT coalesce(max(seq), 1) FROM sqlite_sequence"_s);
    auto query = database.prepared(u"SELECT %1 FROM journal ORDER BY seq"_s.arg(columns));
    if (!query)
        return tl::unexpected(query.error());
    if (!query->exec())
        return tl::unexpected(Database::errorOf(*query));
    ChainEnd end{0, chainStart()};
    Grammar grammar;
    while (query->next()) {
        const Entry entry = entryAt(*query);
        end.hash = chainHash(end.hash, entry);
        if (entry.seq != ++end.seq || query->value(9).toByteArray() != end.hash
            || !grammar.accepts(entry))
            return failure(Fault::IncidentDamaged, QString::number(end.seq));
        visitor(entry);
    }
    const bool stopped = query->lastError().isValid();
    const Error error = stopped ? Database::errorOf(*query)
        : last                  ? Error{Fault::IncidentDamaged, {}}
                                : last.error();
    if (!stopped && last && end.seq >= *last)
        return end;
    if (error.fault == Fault::IncidentDamaged)
        return failure(Fault::IncidentDamaged, QString::number(end.seq + 1));
    return tl::unexpected(error);
}

Result<> checkPages(const QString &path)
{
    auto database = openToRead(path);
    if (!database)
        return tl::unexpected(database.error());
    const auto bad =
        database->number(u"SELECT count(*) FROM pragma_quick_check(1) WHERE quick_check <> 'ok'"_s);
    if (!bad)
        return tl::unexpected(bad.error());
    return *bad == 0 ? Result<>() : failure(Fault::IncidentDamaged);
}

Result<ChainEnd> readIncident(const QString &path, const Visitor &visitor)
{
    auto database = openToRead(path);
    if (!database)
        return tl::unexpected(database.error());
    return visitEntries(*database, visitor);
}

Result<std::vector<Entry>> entriesOfRow(const QString &path, qint32 row)
{
    auto database = openToRead(path);
    if (!database)
        return tl::unexpected(database.error());
    auto query =
        database->prepared(u"SELECT %1 FROM journal WHERE row = ? ORDER BY seq"_s.arg(columns));
    if (!query)
        return tl::unexpected(query.error());
    query->addBindValue(row);
    if (!query->exec())
        return tl::unexpected(Database::errorOf(*query));
    std::vector<Entry> entries;
    while (query->next())
        entries.push_back(entryAt(*query));
    return entries;
}

Result<std::map<qint64, QByteArray>> sealedTexts(const QString &path)
{
    auto database = openToRead(path);
    if (!database)
        return tl::unexpected(database.error());
    std::map<qint64, QByteArray> texts;
    const auto tables =
        database->number(u"SELECT count(*) FROM sqlite_master WHERE name = 'sealed'"_s);
    if (!tables || *tables == 0)
        return tables ? Result<std::map<qint64, QByteArray>>(texts)
                      : tl::unexpected(tables.error());
    auto query = database->prepared(u"SELECT seq, text FROM sealed"_s);
    if (!query)
        return tl::unexpected(query.error());
    if (!query->exec())
        return tl::unexpected(Database::errorOf(*query));
    while (query->next())
        texts.emplace(query->value(0).toLongLong(), query->value(1).toByteArray());
    return texts;
}

namespace {

// A process that was killed keeps its number until its parent has looked, and the number may be
// given to another program later.
bool lives(qint64 pid, const QString &program)
{
    if (::kill(pid_t(pid), 0) != 0 && errno != EPERM)
        return false;
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (stat.open(QIODevice::ReadOnly)) {
        const QByteArray line = stat.readAll();
        if (line.mid(line.lastIndexOf(')') + 2).startsWith('Z'))
            return false;
    }
    const QString now = QFileInfo(QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(pid))).fileName();
    return now.isEmpty() || now == program;
}

} // namespace

bool isBeingWritten(const QString &path)
{
    QLockFile lock(path + u".lock"_s);
    qint64 pid = 0;
    QString host, program;
    if (!lock.getLockInfo(&pid, &host, &program))
        return false;
    if (host != QSysInfo::machineHostName())
        return true; // nobody here can tell, and the lock holds
    return lives(pid, program);
}

} // namespace bulkhead::journal
