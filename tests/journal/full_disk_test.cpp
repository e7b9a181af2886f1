// SPDX-License-Identifier: Apache-2.0
#include "journal/folder.h"
#include "testing/disk_fault.h"

#include <cerrno>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

using testing::DiskFault;
using testing::syncCount;

class FullDisk : public JournalFolder
{
protected:
    void forgetIncident()
    {
        for (const QString &name : names())
            QFile::remove(file(name));
    }
};

Fault faultOf(int number)
{
    switch (number) {
    case ENOSPC: return Fault::IncidentDiskFull;
    case EAGAIN: return Fault::IncidentBusy;
    default: return Fault::IncidentUnwritable;
    }
}

// Big enough for more than one page, so that a transaction has a middle.
Entries largeBatch()
{
    Entries batch{entries::source(u"a.csv"_s)};
    for (int i = 0; i < 200; ++i)
        batch.push_back(entries::rejected(i, RejectReason::NotAnIdentifier, QString(100, u'x')));
    return batch;
}

TEST_F(FullDisk, AtAnyWriteOfCreatingLeavesNothingBehind)
{
    for (const int number : {ENOSPC, EIO, EAGAIN}) {
        SCOPED_TRACE(number);
        int strikes = 0;
        for (bool made = false; !made; ++strikes) {
            {
                const DiskFault fault(strikes, number);
                const auto journal = create();
                made = journal.has_value();
                EXPECT_TRUE(made || fault.struck());
                const Fault seen = made ? faultOf(number) : journal.error().fault;
                EXPECT_TRUE(seen == faultOf(number) || seen == Fault::IncidentUnwritable)
                    << strikes << ": " << int(seen);
            }
            EXPECT_EQ(names().isEmpty(), !made) << strikes;
        }
        EXPECT_GT(strikes, 5);
        forgetIncident();
    }
}

TEST_F(FullDisk, AtAnyWriteOfAppendingLeavesWhatWasThereAndRecovers)
{
    for (const int number : {ENOSPC, EIO, EAGAIN}) {
        SCOPED_TRACE(number);
        bool struck = true;
        for (int after = 0; struck; ++after) {
            SCOPED_TRACE(after);
            auto journal = create();
            ASSERT_TRUE(journal);
            Entries batch = largeBatch();
            {
                const DiskFault fault(after, number);
                const auto written = (*journal)->append(batch);
                struck = fault.struck();
                EXPECT_EQ(written.has_value(), !struck);
                if (!written && after == 0) {
                    EXPECT_EQ(written.error().fault, faultOf(number));
                }
            }
            EXPECT_EQ(entries().size(), struck ? 1u : batch.size() + 1);
            // There is room again, and the caller tries once more.
            EXPECT_TRUE(!struck || (*journal)->append(batch));
            EXPECT_EQ(entries().size(), batch.size() + 1);
            journal->reset();
            EXPECT_EQ(entries().size(), batch.size() + 1);
            forgetIncident();
        }
    }
}

TEST_F(FullDisk, WithoutRecoveryLeavesAllOrNothingOfTheLastBatch)
{
    bool struck = true;
    for (int after = 0; struck; ++after) {
        SCOPED_TRACE(after);
        auto journal = create();
        ASSERT_TRUE(journal);
        Entries batch = largeBatch();
        {
            const DiskFault fault(after, ENOSPC);
            (void)(*journal)->append(batch);
            struck = fault.struck();
            journal->reset(); // closed while the disk is full
        }
        const size_t read = entries().size();
        EXPECT_TRUE(read == 1 || read == batch.size() + 1) << read;
        EXPECT_TRUE(open());
        EXPECT_EQ(names(), QStringList{u"i.incident"_s});
        forgetIncident();
    }
}

// More than the write-ahead log holds: the commit is followed by a copy into the main file, which
// may fail without undoing what was promised.
TEST_F(FullDisk, InTheMiddleOfMuchKeepsWhatWasPromised)
{
    Entries much{entries::source(u"a.csv"_s)};
    for (int i = 0; i < 12'000; ++i)
        much.push_back(entries::rejected(i, RejectReason::NotAnIdentifier, QString(500, u'x')));
    int kept = 0, lost = 0;
    for (int after = 100; after < 7000; after += 1380) {
        SCOPED_TRACE(after);
        auto journal = create();
        ASSERT_TRUE(journal);
        bool written = false;
        {
            const DiskFault fault(after, ENOSPC);
            written = (*journal)->append(much).has_value();
        }
        ++(written ? kept : lost);
        EXPECT_EQ(entries().size(), written ? much.size() + 1 : 1u);
        journal->reset();
        forgetIncident();
    }
    EXPECT_GT(kept, 0);
    EXPECT_GT(lost, 0);
}

TEST_F(FullDisk, IsNoSurpriseLaterBecauseEveryAppendIsSynced)
{
    auto journal = create();
    ASSERT_TRUE(journal);
    for (const Entry &entry : someEntries()) {
        const int before = syncCount();
        Entries one{entry};
        ASSERT_TRUE((*journal)->append(one));
        EXPECT_GT(syncCount(), before);
    }
}

} // namespace
} // namespace bulkhead::journal
