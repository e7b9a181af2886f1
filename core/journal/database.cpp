// SPDX-License-Identifier: Apache-2.0
#include "journal/database.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

#include <atomic>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

QString nextConnectionName()
{
    static std::atomic<int> count{0};
    return u"journal-%1"_s.arg(++count);
}

Error errorOf(const QSqlError &error)
{
    // SQLite's primary result codes, https://sqlite.org/rescode.html
    const int code = error.nativeErrorCode().toInt() & 0xff;
    const QString detail = error.databaseText();
    switch (code) {
    case 5: // SQLITE_BUSY
    case 6: // SQLITE_LOCKED
    case 15: // SQLITE_PROTOCOL: somebody else's locks for as long as SQLite has patience
        return {Fault::IncidentBusy, detail};
    case 8: // SQLITE_READONLY
    case 10: // SQLITE_IOERR
        return {Fault::IncidentUnwritable, detail};
    case 1: // SQLITE_ERROR: our statements are right, so the table is not
    case 11: // SQLITE_CORRUPT
        return {Fault::IncidentDamaged, {}}; // nobody knows at which entry
    case 13: // SQLITE_FULL
        return {Fault::IncidentDiskFull, detail};
    case 26: // SQLITE_NOTADB
        return {Fault::IncidentForeign, detail};
    default: return {Fault::IncidentUnreadable, detail};
    }
}

} // namespace

Result<Database> Database::open(const QString &path, Access access)
{
    Database database(nextConnectionName());
    QSqlDatabase sql = QSqlDatabase::addDatabase(u"QSQLITE"_s, database.m_connection);
    sql.setDatabaseName(path);
    const QString mode = access == Access::ReadOnly ? u"QSQLITE_OPEN_READONLY;"_s : QString();
    sql.setConnectOptions(mode + u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!sql.open())
        return tl::unexpected(journal::errorOf(sql.lastError()));
    return database;
}

Database::Database(Database &&other) noexcept
    : m_connection(std::exchange(other.m_connection, QString()))
{
}

Database::~Database()
{
    if (m_connection.isEmpty())
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<> Database::run(const QString &statement)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(statement))
        return tl::unexpected(errorOf(query));
    return {};
}

Result<qint64> Database::number(const QString &text)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    if (!query.exec(text) || !query.next())
        return tl::unexpected(errorOf(query));
    return query.value(0).toLongLong();
}

Result<QSqlQuery> Database::prepared(const QString &statement)
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return tl::unexpected(errorOf(query));
    return query;
}

Error Database::errorOf(const QSqlQuery &query)
{
    return journal::errorOf(query.lastError());
}

} // namespace bulkhead::journal
