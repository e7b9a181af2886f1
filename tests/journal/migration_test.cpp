// SPDX-License-Identifier: Apache-2.0
#include "journal/folder.h"
#include "testing/disk_fault.h"

#include <cerrno>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

// A file of format 0: the same table, before the format had a number.
class Migration : public JournalFolder
{
protected:
    Migration()
    {
        auto journal = create();
        Entries some = someEntries();
        EXPECT_TRUE((*journal)->append(some));
        journal->reset();
        sql({u"PRAGMA user_version = 0"_s});
        m_count = some.size() + 1;
        m_old = content(m_path);
    }

    size_t m_count = 0;
    QByteArray m_old;
};

TEST_F(Migration, AReaderLeavesTheFileAsItIs)
{
    EXPECT_EQ(entries().size(), m_count);
    EXPECT_TRUE(content(m_path) == m_old);
    EXPECT_EQ(names(), QStringList{u"i.incident"_s});
}

TEST_F(Migration, AWriterKeepsACopyAndAppendsAnEntry)
{
    const Entries before = entries();
    Entries seen;
    auto journal =
        Journal::open(m_path, m_clock, [&](const Entry &entry) { seen.push_back(entry); });
    ASSERT_TRUE(journal);
    Entries more{entries::started()};
    EXPECT_TRUE((*journal)->append(more));
    journal->reset();
    EXPECT_EQ(names(), (QStringList{u"i.incident"_s, u"i.incident.format0"_s}));
    EXPECT_EQ(mode(m_path + u".format0"_s), 0600u);

    Entries after = entries();
    ASSERT_EQ(after.size(), m_count + 2);
    EXPECT_EQ(after[m_count].kind, EntryKind::Migrated);
    EXPECT_EQ(after[m_count].code, 0);
    EXPECT_EQ(after[m_count].number, 1);
    EXPECT_EQ(after[m_count].text, u"i.incident.format0"_s);
    EXPECT_EQ(seen.size(), m_count + 1);
    after.resize(m_count);
    EXPECT_EQ(after, before);

    m_path += u".format0"_s;
    EXPECT_EQ(entries(), before);
}

TEST_F(Migration, HappensOnce)
{
    ASSERT_TRUE(open());
    ASSERT_TRUE(open());
    EXPECT_EQ(entries().size(), m_count + 1);
    EXPECT_EQ(names().size(), 2);
}

TEST_F(Migration, DoesNotReplaceAnOlderCopy)
{
    write(m_path + u".format0"_s, "mine");
    ASSERT_TRUE(open());
    EXPECT_EQ(content(m_path + u".format0"_s), "mine"_ba);
    EXPECT_EQ(entries().back().text, u"i.incident.format0-2"_s);
}

TEST_F(Migration, AtAnyFailingWriteHappensWhollyOrNotAtAll)
{
    for (const int number : {ENOSPC, EIO, EAGAIN}) {
        bool struck = true;
        for (int after = 0; struck; ++after) {
            SCOPED_TRACE(::testing::Message() << number << ' ' << after);
            for (const QString &name : names())
                QFile::remove(file(name));
            write(m_path, m_old);
            {
                const testing::DiskFault fault(after, number);
                (void)open();
                struck = fault.struck();
            }
            const size_t read = entries().size();
            EXPECT_TRUE(read == m_count || read == m_count + 1) << read;
            ASSERT_TRUE(open()); // there is room again
            EXPECT_EQ(entries().size(), m_count + 1);
            EXPECT_EQ(entries().back().kind, EntryKind::Migrated);
            const QString copy = entries().back().text;
            EXPECT_TRUE(names().contains(copy));
            ASSERT_FALSE(HasFailure());
        }
    }
}

} // namespace
} // namespace bulkhead::journal
