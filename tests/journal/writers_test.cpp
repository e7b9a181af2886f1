// SPDX-License-Identifier: Apache-2.0
#include "journal/folder.h"

#include <QElapsedTimer>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

// A process that writes the incident until it is killed.
class Writer
{
public:
    explicit Writer(const std::function<void()> &open)
    {
        int ready[2];
        EXPECT_EQ(::pipe(ready), 0);
        m_pid = ::fork();
        if (m_pid == 0) {
            open();
            (void)!::write(ready[1], "x", 1);
            for (;;)
                ::pause();
        }
        char byte = 0;
        EXPECT_EQ(::read(ready[0], &byte, 1), 1);
        ::close(ready[0]);
        ::close(ready[1]);
    }
    ~Writer() { kill(); }
    void kill()
    {
        if (std::exchange(m_killed, true))
            return;
        ::kill(m_pid, SIGKILL);
        ::waitpid(m_pid, nullptr, 0);
    }

private:
    pid_t m_pid = 0;
    bool m_killed = false;
};

class Writers : public JournalFolder
{
protected:
    std::unique_ptr<Journal> m_held; // by the child
    std::function<void()> writing()
    {
        return [this] {
            auto journal = open();
            Entries some = someEntries();
            if (journal && (*journal)->append(some))
                m_held = std::move(*journal);
        };
    }
};

TEST_F(Writers, AreOneAtATime)
{
    ASSERT_TRUE(create());
    Writer other(writing());
    EXPECT_TRUE(isBeingWritten(m_path));
    QElapsedTimer timer;
    timer.start();
    EXPECT_EQ(open().error().fault, Fault::IncidentBusy);
    EXPECT_EQ(create().error().fault, Fault::IncidentBusy);
    EXPECT_LT(timer.elapsed(), 1000);
}

TEST_F(Writers, AreOneAtATimeInOneProcessToo)
{
    auto first = create();
    ASSERT_TRUE(first);
    EXPECT_EQ(open().error().fault, Fault::IncidentBusy);
    EXPECT_TRUE(isBeingWritten(m_path));
    first->reset();
    EXPECT_FALSE(isBeingWritten(m_path));
    EXPECT_TRUE(open());
}

TEST_F(Writers, TakeOverFromADeadOneAtOnceWithAllItAcknowledged)
{
    ASSERT_TRUE(create());
    Writer other(writing());
    other.kill();
    EXPECT_FALSE(isBeingWritten(m_path));
    EXPECT_EQ(entries().size(), someEntries().size() + 1); // a reader first
    QElapsedTimer timer;
    timer.start();
    qint64 seen = 0;
    auto journal = Journal::open(m_path, m_clock, [&](const Entry &) { ++seen; });
    ASSERT_TRUE(journal);
    EXPECT_LT(timer.elapsed(), 1000);
    EXPECT_EQ(seen, qint64(someEntries().size()) + 1);
    Entries more{entries::started()};
    EXPECT_TRUE((*journal)->append(more));
    journal->reset();
    EXPECT_EQ(names(), QStringList{u"i.incident"_s});
    EXPECT_EQ(entries().size(), someEntries().size() + 2);
}

// Killed in the middle of its work: every batch it got an answer for is there, and whole.
TEST_F(Writers, LoseNothingAcknowledgedWhenKilledAtWork)
{
    constexpr size_t batchSize = 40;
    for (int round = 0; round < 5; ++round) {
        const QString path = file(u"%1.incident"_s.arg(round));
        int acknowledged[2];
        ASSERT_EQ(::pipe(acknowledged), 0);
        const pid_t pid = ::fork();
        if (pid == 0) {
            auto journal = createAt(path);
            for (;;) {
                Entries batch(batchSize, entries::started());
                if (!journal || !(*journal)->append(batch) || ::write(acknowledged[1], "x", 1) != 1)
                    ::_exit(1);
            }
        }
        ::close(acknowledged[1]);
        size_t batches = 0;
        char byte = 0;
        while (batches < size_t(7 * round + 3) && ::read(acknowledged[0], &byte, 1) == 1)
            ++batches;
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
        while (::read(acknowledged[0], &byte, 1) == 1)
            ++batches;
        ::close(acknowledged[0]);
        size_t read = 0;
        ASSERT_TRUE(readIncident(path, [&](const Entry &) { ++read; }));
        EXPECT_EQ((read - 1) % batchSize, 0u);
        EXPECT_GE(read - 1, batches * batchSize);
        EXPECT_LE(read - 1, (batches + 1) * batchSize);
    }
}

TEST_F(Writers, AreSeenByReadersWithoutBeingDisturbed)
{
    auto journal = create();
    ASSERT_TRUE(journal);
    size_t expected = 1;
    for (const Entry &entry : someEntries()) {
        Entries one{entry};
        ASSERT_TRUE((*journal)->append(one));
        EXPECT_EQ(entries().size(), ++expected);
    }
}

TEST_F(Writers, GoOnWhileAReaderIsInTheMiddle)
{
    auto journal = create();
    Entries some = someEntries();
    ASSERT_TRUE(journal && (*journal)->append(some));
    size_t seen = 0;
    const auto end = readIncident(m_path, [&](const Entry &) {
        ++seen;
        Entries more{entries::started()};
        EXPECT_TRUE((*journal)->append(more));
    });
    EXPECT_TRUE(end);
    EXPECT_EQ(seen, some.size() + 1); // what was there when it began
    EXPECT_EQ(entries().size(), 2 * seen);
}

TEST_F(Writers, CloseAtOnceWhileAReaderIsInTheMiddle)
{
    auto journal = create();
    Entries some = someEntries();
    ASSERT_TRUE(journal && (*journal)->append(some));
    qint64 elapsed = -1;
    size_t seen = 0;
    const auto end = readIncident(m_path, [&](const Entry &) {
        if (++seen > 1)
            return;
        QElapsedTimer timer;
        timer.start();
        journal->reset();
        elapsed = timer.elapsed();
    });
    EXPECT_TRUE(end);
    EXPECT_EQ(seen, some.size() + 1);
    EXPECT_LT(elapsed, 1000);
    EXPECT_TRUE(open()); // and the next close leaves one file
    EXPECT_EQ(names(), QStringList{u"i.incident"_s});
}

} // namespace
} // namespace bulkhead::journal
