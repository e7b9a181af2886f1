// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/result.h"

#include <QString>

class QSqlQuery;

namespace bulkhead::journal {

enum class Access { ReadOnly, ReadWrite, Create };

// One SQLite connection, closed when it goes. Belongs to the thread that made it.
class Database
{
public:
    [[nodiscard]] static Result<Database> open(const QString &path, Access access);
    ~Database();
    Database(Database &&other) noexcept;
    Database &operator=(Database &&) = delete;
    Database(const Database &) = delete;

    [[nodiscard]] Result<> run(const QString &statement);
    [[nodiscard]] Result<qint64> number(const QString &query);
    [[nodiscard]] Result<QSqlQuery> prepared(const QString &statement);

    // The fault behind SQLite's last error: full disk, damage, no write access ...
    [[nodiscard]] static Error errorOf(const QSqlQuery &query);

private:
    explicit Database(QString connection) : m_connection(std::move(connection)) { }
    QString m_connection; // QtSql's name for it; empty after a move
};

} // namespace bulkhead::journal
