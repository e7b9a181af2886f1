// SPDX-License-Identifier: Apache-2.0
// A copy of an incident, made at a bad moment or opened elsewhere.
#include "journal/folder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QSysInfo>
#include <QThread>

#include <csignal>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

class Copies : public JournalFolder
{
protected:
    // Everything of that incident in a folder of its own, or its main file alone.
    void copyTo(const QString &folder, bool all)
    {
        QDir(m_dir.path()).mkdir(folder);
        for (const QString &name : names()) {
            if (all || name == u"i.incident") {
                EXPECT_TRUE(QFile::copy(file(name), file(folder + u'/' + name)));
            }
        }
        m_path = file(folder + u"/i.incident"_s);
    }
};

// A process that was killed is gone, also while its parent has not looked yet.
TEST_F(Copies, AreNotBeingWrittenByTheDead)
{
    create()->reset();
    QProcess child;
    child.start(u"sleep"_s, {u"60"_s});
    ASSERT_TRUE(child.waitForStarted());
    const auto lockFor = [this, &child](const QByteArray &program) {
        write(m_path + u".lock"_s,
            QByteArray::number(child.processId()) + '\n' + program + '\n'
                + QSysInfo::machineHostName().toUtf8() + "\n\n\n");
    };
    lockFor("sleep");
    EXPECT_TRUE(isBeingWritten(m_path));
    lockFor("bulkhead");
    EXPECT_FALSE(isBeingWritten(m_path)) << "another program has the number now";
    lockFor("sleep");
    ASSERT_EQ(::kill(pid_t(child.processId()), SIGKILL), 0);
    QElapsedTimer timer;
    timer.start();
    while (isBeingWritten(m_path) && timer.elapsed() < 5000) // its parent has not looked
        QThread::msleep(1);
    EXPECT_FALSE(isBeingWritten(m_path));
    EXPECT_TRUE(QFile::remove(m_path + u".lock"_s));
    child.waitForFinished();
}

TEST_F(Copies, OfAClosedOneAreWholeAndIndependent)
{
    auto journal = create();
    fill(**journal, 50);
    journal->reset();
    const Entries original = entries();
    const QString first = m_path;
    copyTo(u"copy"_s, true);
    EXPECT_EQ(entries(), original);
    auto copy = open();
    ASSERT_TRUE(copy);
    Entries more{entries::started()};
    EXPECT_TRUE((*copy)->append(more));
    m_path = first;
    EXPECT_EQ(entries(), original);
}

// The main file alone, while it is written: older than what is acknowledged, and never wrong.
TEST_F(Copies, OfTheMainFileAtWorkHoldAnEarlierState)
{
    auto journal = create();
    for (int round = 0; round < 20; ++round) {
        Entries some(300, entries::started());
        ASSERT_TRUE((*journal)->append(some));
        const Entries whole = entries();
        const QString original = m_path;
        copyTo(u"copy%1"_s.arg(round), false);
        Entries read;
        const auto end = readIncident(m_path, [&](const Entry &entry) { read.push_back(entry); });
        EXPECT_TRUE(end || end.error().fault == Fault::IncidentDamaged
            || end.error().fault == Fault::IncidentForeign);
        ASSERT_LE(read.size(), whole.size());
        EXPECT_TRUE(std::equal(read.begin(), read.end(), whole.begin()));
        m_path = original;
    }
}

TEST_F(Copies, OfEverythingAtWorkWaitForTheWriter)
{
    auto journal = create();
    fill(**journal, 50);
    const Entries whole = entries();
    copyTo(u"copy"_s, true);
    EXPECT_EQ(entries(), whole);
    EXPECT_EQ(open().error().fault, Fault::IncidentBusy) << "both would treat the same users";
    EXPECT_TRUE(isBeingWritten(m_path));
}

// Nobody here can tell whether a process of another machine still lives.
TEST_F(Copies, WithTheLockOfAnotherMachineAreOnlyRead)
{
    ASSERT_TRUE(create());
    write(m_path + u".lock"_s, "1\nbulkhead\nanother-machine\n\n\n");
    EXPECT_EQ(entries().size(), 1u);
    EXPECT_TRUE(isBeingWritten(m_path));
    EXPECT_EQ(open().error().fault, Fault::IncidentBusy);
    QFile::remove(m_path + u".lock"_s); // by a person who knows
    EXPECT_TRUE(open());
}

} // namespace
} // namespace bulkhead::journal
