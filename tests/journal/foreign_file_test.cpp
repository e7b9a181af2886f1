// SPDX-License-Identifier: Apache-2.0
#include "journal/folder.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <linux/capability.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

class ForeignFile : public JournalFolder
{
protected:
    // Neither reading nor opening for writing works, and the file stays as it is.
    void expectRefused(Fault fault)
    {
        const QByteArray before = content(m_path);
        EXPECT_EQ(readError().value().fault, fault);
        EXPECT_EQ(open().error().fault, fault);
        EXPECT_EQ(content(m_path), before);
        EXPECT_EQ(names(), QStringList{u"i.incident"_s});
    }

    // 0 when so; in a process without root's powers, because root may write everywhere.
    [[nodiscard]] int readsButCannotWrite()
    {
        return inChild([this] {
            __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
            __user_cap_data_struct none[2]{};
            if (::syscall(SYS_capset, &header, none) != 0)
                return 9;
            if (readIncident(m_path, [](const Entry &) {}).value_or(ChainEnd{}).seq != 1)
                return 1;
            const auto journal = open();
            return !journal && journal.error().fault == Fault::IncidentUnwritable ? 0 : 2;
        });
    }
};

TEST_F(ForeignFile, ThatIsMissing)
{
    EXPECT_EQ(readError().value().fault, Fault::IncidentMissing);
    EXPECT_EQ(open().error().fault, Fault::IncidentMissing);
    EXPECT_EQ(names(), QStringList());
}

TEST_F(ForeignFile, ThatIsEmpty)
{
    write(m_path, "");
    expectRefused(Fault::IncidentForeign);
}

TEST_F(ForeignFile, ThatIsText)
{
    write(m_path, QByteArray("user_id,email\nauth0|a,a@x.org\n").repeated(300));
    expectRefused(Fault::IncidentForeign);
}

TEST_F(ForeignFile, ThatBelongsToAnotherSqliteProgram)
{
    sql({u"CREATE TABLE journal (seq INTEGER PRIMARY KEY, hash BLOB)"_s,
        u"INSERT INTO journal VALUES (1, 'x')"_s});
    expectRefused(Fault::IncidentForeign);
}

TEST_F(ForeignFile, ThatALaterVersionMade)
{
    ASSERT_TRUE(create());
    sql({u"PRAGMA user_version = 2"_s});
    expectRefused(Fault::IncidentNewer);
    EXPECT_EQ(readError().value().detail, u"2"_s);
}

TEST_F(ForeignFile, ThatIsAFolder)
{
    const auto end = readIncident(m_dir.path(), [](const Entry &) {});
    EXPECT_EQ(end.error().fault, Fault::IncidentUnreadable);
}

TEST_F(ForeignFile, InAReadOnlyFolderCanBeReadButNotWritten)
{
    ASSERT_TRUE(create());
    ASSERT_EQ(::chmod(QFile::encodeName(m_dir.path()).constData(), 0555), 0);
    EXPECT_EQ(readsButCannotWrite(), 0);
    ASSERT_EQ(::chmod(QFile::encodeName(m_dir.path()).constData(), 0755), 0);
}

TEST_F(ForeignFile, ThatIsReadOnlyCanBeReadButNotWritten)
{
    ASSERT_TRUE(create());
    ASSERT_EQ(::chmod(QFile::encodeName(m_path).constData(), 0444), 0);
    EXPECT_EQ(readsButCannotWrite(), 0);
}

} // namespace
} // namespace bulkhead::journal
