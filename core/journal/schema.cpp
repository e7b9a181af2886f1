// SPDX-License-Identifier: Apache-2.0
#include "journal/schema.h"

#include <array>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

constexpr int applicationId = 0x424c4b48; // "BLKH"

} // namespace

Result<> createSchema(Database &database)
{
    const QString statements[] = {
        u"BEGIN IMMEDIATE"_s,
        u"PRAGMA application_id = %1"_s.arg(applicationId),
        u"PRAGMA user_version = %1"_s.arg(formatVersion),
        // AUTOINCREMENT: SQLite remembers the last number, so that a cut-off end is found.
        u"CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,"
        " kind INTEGER NOT NULL, row INTEGER NOT NULL, measure INTEGER NOT NULL,"
        " code INTEGER NOT NULL, reason INTEGER NOT NULL, number INTEGER NOT NULL,"
        " text TEXT NOT NULL, hash BLOB NOT NULL)"_s,
        u"CREATE INDEX journal_row ON journal(row) WHERE row >= 0"_s,
        u"CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"_s,
        u"CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"_s,
        u"COMMIT"_s,
    };
    for (const QString &statement : statements) {
        if (const auto done = database.run(statement); !done)
            return done;
    }
    return {};
}

Result<int> knownVersion(Database &database)
{
    const auto id = database.number(u"PRAGMA application_id"_s);
    if (!id)
        return tl::unexpected(id.error());
    if (*id != applicationId)
        return failure(Fault::IncidentForeign);
    const auto version = database.number(u"PRAGMA user_version"_s);
    if (!version)
        return tl::unexpected(version.error());
    if (*version < 0 || *version > formatVersion)
        return failure(Fault::IncidentNewer, QString::number(*version));
    return int(*version);
}

QStringList migrationFrom(int from)
{
    // By the version they start from. 0 is 1 without its number.
    const std::array<QStringList, formatVersion> steps{QStringList()};
    QStringList statements;
    for (size_t version = size_t(from); version < steps.size(); ++version)
        statements += steps[version];
    return statements << u"PRAGMA user_version = %1"_s.arg(formatVersion);
}

} // namespace bulkhead::journal
