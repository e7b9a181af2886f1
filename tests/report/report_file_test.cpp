// SPDX-License-Identifier: Apache-2.0
#include "report/report_file.h"

#include "base/manual_clock.h"
#include "journal/reader.h"
#include "report/sample.h"
#include "testing/testing.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace bulkhead::report {
namespace {

class ReportFile : public ::testing::Test
{
protected:
    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] QByteArray content(const QString &name) const
    {
        QFile file(path(name));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly));
        return file.readAll();
    }
    [[nodiscard]] mode_t mode(const QString &name) const
    {
        struct stat info
        {
        };
        EXPECT_EQ(::stat(QFile::encodeName(path(name)).constData(), &info), 0);
        return info.st_mode & 07777;
    }
    void make(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        ASSERT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QTemporaryDir m_dir;
    journal::Ledger m_ledger = sample::ledger();
};

TEST(ReportFormat, IsKnownByName)
{
    EXPECT_EQ(format(u"csv"), Format::Csv);
    EXPECT_EQ(format(u"json"), Format::Json);
    EXPECT_EQ(format(u"CSV"), std::nullopt);
    EXPECT_EQ(format(u""), std::nullopt);
}

TEST_F(ReportFile, IsForItsOwnerOnlyUnderEveryUmask)
{
    for (const mode_t mask : {022, 077, 0}) {
        const mode_t before = ::umask(mask);
        const auto written = writeReport(path(u"r.csv"_s), Format::Csv, m_ledger);
        ::umask(before);
        ASSERT_TRUE(written);
        EXPECT_EQ(mode(u"r.csv"_s), 0600u);
        QFile::remove(path(u"r.csv"_s));
    }
}

TEST_F(ReportFile, ReplacesAnOlderOneAndClosesIt)
{
    make(u"r.json"_s, "old");
    QFile::setPermissions(path(u"r.json"_s), QFileDevice::Permissions(0x6644));
    ASSERT_TRUE(writeReport(path(u"r.json"_s), Format::Json, m_ledger));
    EXPECT_EQ(mode(u"r.json"_s), 0600u);
    EXPECT_TRUE(content(u"r.json"_s).startsWith("{\""));
    EXPECT_TRUE(content(u"r.json"_s).endsWith("]}\n"));
    EXPECT_EQ(QDir(m_dir.path()).entryList(QDir::Files), QStringList{u"r.json"_s});
}

TEST_F(ReportFile, FailsWhereNoFileCanBe)
{
    for (const QString &bad : {path(u"no/such/r.csv"_s), m_dir.path(), u"/dev/full"_s}) {
        const auto written = writeReport(bad, Format::Csv, m_ledger);
        ASSERT_FALSE(written) << bad.toStdString();
        EXPECT_EQ(written.error().fault, Fault::OutputUnwritable);
        EXPECT_TRUE(written.error().detail.startsWith(bad + u" ("_s))
            << written.error().detail.toStdString();
    }
}

TEST_F(ReportFile, NeverReplacesAnIncident)
{
    ASSERT_TRUE(QFile::link(path(u"i.incident"_s), path(u"link.csv"_s)));
    for (const QString &name : {u"i.incident"_s, u"i.incident-wal"_s, u"i.incident-shm"_s,
             u"i.incident-journal"_s, u"i.incident.lock"_s, u"link.csv"_s}) {
        make(name, "evidence");
        const auto written = writeReport(path(name), Format::Csv, m_ledger);
        ASSERT_FALSE(written) << name.toStdString();
        EXPECT_EQ(written.error(), (Error{Fault::IncidentExists, path(name)}));
        EXPECT_EQ(content(name), "evidence") << name.toStdString();
    }
}

TEST_F(ReportFile, GoesStraightToADevice)
{
    EXPECT_TRUE(writeReport(u"/dev/null"_s, Format::Json, m_ledger));
    struct stat info
    {
    };
    ASSERT_EQ(::stat("/dev/null", &info), 0);
    EXPECT_TRUE(S_ISCHR(info.st_mode));
}

// What `report` does beside `run`: at every instant it says what is on disk then.
TEST_F(ReportFile, IsRightWhileAnotherGoesOnWriting)
{
    ManualClock clock(journal::entries::startMs);
    const auto all = sample::incident();
    auto writer =
        journal::Journal::create(path(u"i.incident"_s), clock, journal::entries::createdText());
    ASSERT_TRUE(writer);
    for (size_t i = 1; i < all.size(); ++i) {
        clock.advance(1000);
        std::vector<journal::Entry> one{all[i]};
        ASSERT_TRUE((*writer)->append(one));
        journal::Ledger read;
        ASSERT_TRUE(journal::readIncident(
            path(u"i.incident"_s), [&](const journal::Entry &entry) { read.apply(entry); }));
        ASSERT_TRUE(writeReport(path(u"seen.csv"_s), Format::Csv, read));
        const auto now = journal::entries::folded({all.begin(), all.begin() + qint64(i) + 1});
        ASSERT_TRUE(writeReport(path(u"now.csv"_s), Format::Csv, now));
        EXPECT_EQ(content(u"seen.csv"_s), content(u"now.csv"_s)) << i;
    }
}

} // namespace
} // namespace bulkhead::report
