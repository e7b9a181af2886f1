// SPDX-License-Identifier: Apache-2.0
#include "journal/folder.h"

#include <QDir>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {

JournalFolder::JournalFolder()
{
    EXPECT_TRUE(m_dir.isValid());
}

QStringList JournalFolder::names() const
{
    return QDir(m_dir.path()).entryList(QDir::Files, QDir::Name);
}

mode_t JournalFolder::mode(const QString &path) const
{
    struct stat info
    {
    };
    EXPECT_EQ(::stat(QFile::encodeName(path).constData(), &info), 0) << path.toStdString();
    return info.st_mode & 07777;
}

QByteArray JournalFolder::content(const QString &path) const
{
    QFile source(path);
    EXPECT_TRUE(source.open(QIODevice::ReadOnly));
    return source.readAll();
}

void JournalFolder::write(const QString &path, const QByteArray &bytes) const
{
    QFile target(path);
    EXPECT_TRUE(target.open(QIODevice::WriteOnly | QIODevice::Truncate));
    EXPECT_EQ(target.write(bytes), bytes.size());
}

Result<std::unique_ptr<Journal>> JournalFolder::createAt(const QString &path)
{
    return Journal::create(path, m_clock, entries::createdText());
}

Result<std::unique_ptr<Journal>> JournalFolder::open()
{
    return Journal::open(m_path, m_clock, [](const Entry &) {});
}

Entries JournalFolder::entries() const
{
    Entries all;
    const auto end = readIncident(m_path, [&](const Entry &entry) { all.push_back(entry); });
    EXPECT_TRUE(end) << (end ? "" : end.error().detail.toStdString());
    return all;
}

std::optional<Error> JournalFolder::readError() const
{
    const auto end = readIncident(m_path, [](const Entry &) {});
    return end ? std::nullopt : std::optional(end.error());
}

void JournalFolder::fill(Journal &journal, int rows) const
{
    Entries list{entries::source(u"a.csv"_s)};
    for (int row = 0; row < rows; ++row)
        list.push_back(entries::listed(row, row + 2, u"auth0|%1"_s.arg(row, 200, 16, QChar(u'0'))));
    EXPECT_TRUE(journal.append(list));
}

void JournalFolder::sql(const QStringList &statements) const
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"attacker"_s);
        database.setDatabaseName(m_path);
        EXPECT_TRUE(database.open());
        QSqlQuery query(database);
        const QStringList drops{u"DROP TRIGGER IF EXISTS journal_no_update"_s,
            u"DROP TRIGGER IF EXISTS journal_no_delete"_s};
        for (const QString &statement : drops + statements)
            EXPECT_TRUE(query.exec(statement)) << query.lastError().text().toStdString();
    }
    QSqlDatabase::removeDatabase(u"attacker"_s);
}

Entries someEntries()
{
    using namespace entries;
    return {source(u"a.csv"_s), listed(0, 2, u"auth0|ada"_s), listed(1, 3, u"b\u00f6@x.org"_s),
        duplicate(0, 4), rejected(5, RejectReason::Empty, {}),
        found(0, {u"auth0|ada"_s, u"ada@x.org"_s, {u"main"_s}}), notFound(1), planned({}),
        started(), intent(0, Measure::RevokeAccess, 1), done(0, Measure::RevokeAccess, 204),
        ended(RunEnd::Paused)};
}

int inChild(const std::function<int()> &what)
{
    std::fflush(nullptr);
    const pid_t child = ::fork();
    if (child == 0)
        ::_exit(what());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

} // namespace bulkhead::journal
