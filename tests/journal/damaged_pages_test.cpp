// SPDX-License-Identifier: Apache-2.0
// Pages of the file that a dying disk has filled with something else.
#include "journal/folder.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

constexpr qsizetype pageSize = 4096;
constexpr int rows = 400;

class DamagedPages : public JournalFolder
{
protected:
    DamagedPages()
    {
        auto journal = create();
        fill(**journal, rows);
        journal->reset();
        m_whole = content(m_path);
    }

    // Refused for writing, the file as it was; returns what a reader gets before the damage.
    qint64 readableOf(const QByteArray &damaged)
    {
        write(m_path, damaged);
        qint64 read = 0;
        const auto end = readIncident(m_path, [&](const Entry &entry) {
            EXPECT_EQ(entry.seq, ++read);
            EXPECT_TRUE(entry.kind != EntryKind::Listed || entry.row == qint32(read) - 3);
        });
        const auto opened = open();
        EXPECT_FALSE(opened);
        EXPECT_TRUE(end || opened.error().fault == end.error().fault);
        EXPECT_TRUE(content(m_path) == damaged) << "rewritten";
        EXPECT_EQ(names(), QStringList{u"i.incident"_s});
        m_refused += opened ? 0 : 1;
        return read;
    }

    QByteArray m_whole;
    int m_refused = 0;
};

TEST_F(DamagedPages, AreNeverRewrittenAndWhatStandsBeforeThemIsRead)
{
    const qsizetype pages = m_whole.size() / pageSize;
    ASSERT_GT(pages, 20);
    qint64 most = 0, sum = 0;
    for (const char filling : {'\0', '\xff', 'x'}) {
        for (qsizetype page = 0; page < pages; ++page) {
            SCOPED_TRACE(page);
            QByteArray damaged = m_whole;
            damaged.replace(page * pageSize, pageSize, QByteArray(pageSize, filling));
            const qint64 read = readableOf(damaged);
            most = std::max(most, read);
            sum += read;
        }
    }
    std::printf("damaged pages: %lld pages in 3 ways, %d refused, on average %lld of %d entries "
                "read, 0 files changed\n",
        static_cast<long long>(pages), m_refused, static_cast<long long>(sum / (3 * pages)),
        rows + 2);
    EXPECT_EQ(m_refused, 3 * pages);
    EXPECT_GT(most, rows / 2);
}

TEST_F(DamagedPages, AtTheEndCostOnlyTheEnd)
{
    // The last leaf of the table: the last row's text stands in it.
    const qsizetype at =
        m_whole.lastIndexOf(u"auth0|%1"_s.arg(rows - 1, 200, 16, QChar(u'0')).toUtf8());
    ASSERT_GT(at, 0);
    QByteArray damaged = m_whole;
    damaged.replace(at / pageSize * pageSize, pageSize, QByteArray(pageSize, '\xff'));
    EXPECT_GT(readableOf(damaged), rows - 30);
    EXPECT_EQ(m_refused, 1);
}

TEST_F(DamagedPages, BesideTheLogOfACrashAreNotRewrittenEither)
{
    EXPECT_EQ(inChild([this] {
        auto journal = open();
        Entries more{entries::started()};
        const bool written = journal && (*journal)->append(more);
        (void)journal->release(); // dies with its log beside the file
        return written ? 0 : 1;
    }),
        0);
    ASSERT_TRUE(QFile::exists(m_path + u"-wal"_s));
    QByteArray damaged = content(m_path);
    const qsizetype at = damaged.indexOf(u"auth0|%1"_s.arg(200, 200, 16, QChar(u'0')).toUtf8());
    damaged.replace(at / pageSize * pageSize, pageSize, QByteArray(pageSize, '\xff'));
    write(m_path, damaged);
    EXPECT_EQ(open().error().fault, Fault::IncidentDamaged);
    EXPECT_TRUE(content(m_path) == damaged);
    EXPECT_TRUE(QFile::exists(m_path + u"-wal"_s));
}

} // namespace
} // namespace bulkhead::journal
