// SPDX-License-Identifier: Apache-2.0
#include "journal/folder.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <malloc.h>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

constexpr qint32 rows = 100'000;

class JournalSize : public JournalFolder
{
};

Entries largeList()
{
    Entries list{entries::source(u"large.csv"_s)};
    for (qint32 row = 0; row < rows; ++row)
        list.push_back(entries::listed(row, row + 2, u"auth0|%1"_s.arg(row, 24, 16, QChar(u'0'))));
    return list;
}

TEST_F(JournalSize, AHundredThousandEntriesAreWrittenAndReadBack)
{
    Entries list = largeList();
    QElapsedTimer timer;
    timer.start();
    {
        auto journal = create();
        ASSERT_TRUE(journal);
        ASSERT_TRUE((*journal)->append(list));
    }
    const qint64 written = timer.restart();
    size_t seen = 0;
    ASSERT_TRUE(readIncident(m_path, [&](const Entry &) { ++seen; }));
    const qint64 read = timer.restart();
    ASSERT_TRUE(open());
    const qint64 opened = timer.elapsed();
    EXPECT_EQ(seen, list.size() + 1);
    std::printf("%zu entries: written in %lld ms, read and verified in %lld ms, "
                "opened for writing in %lld ms, %lld bytes\n",
        seen, static_cast<long long>(written), static_cast<long long>(read),
        static_cast<long long>(opened), static_cast<long long>(QFileInfo(m_path).size()));
    EXPECT_LT(written + read, 30'000);
}

TEST_F(JournalSize, ALedgerRowCostsAboutAHundredBytesAndItsTexts)
{
    const Entries list = largeList();
    const size_t before = ::mallinfo2().uordblks + ::mallinfo2().hblkhd;
    Ledger ledger;
    for (const Entry &entry : list)
        ledger.apply(entry);
    for (qint32 row = 0; row < rows; ++row)
        ledger.apply(entries::found(row,
            {u"auth0|%1"_s.arg(row, 24, 16, QChar(u'0')), u"user%1@example.org"_s.arg(row),
                {u"main"_s}}));
    ledger.apply(entries::planned({}));
    const size_t after = ::mallinfo2().uordblks + ::mallinfo2().hblkhd;
    const double each = double(after - before) / rows;
    std::printf("%d rows: %.0f bytes each, with texts of about 85\n", rows, each);
    EXPECT_LT(each, 400); // vectors and the arena may stand at twice their need
    EXPECT_EQ(ledger.userTotal(StepState::Pending), rows);
}

} // namespace
} // namespace bulkhead::journal
