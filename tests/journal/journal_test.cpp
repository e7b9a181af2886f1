// SPDX-License-Identifier: Apache-2.0
#include "journal/folder.h"

#include <QSqlDatabase>
#include <QSqlQuery>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

class JournalTest : public JournalFolder
{
};

void expectSame(const Entry &read, const Entry &written)
{
    EXPECT_EQ(read.kind, written.kind);
    EXPECT_EQ(read.seq, written.seq);
    EXPECT_EQ(read.atMs, written.atMs);
    EXPECT_EQ(read.row, written.row);
    EXPECT_EQ(read.measure, written.measure);
    EXPECT_EQ(read.code, written.code);
    EXPECT_EQ(read.reason, written.reason);
    EXPECT_EQ(read.number, written.number);
    EXPECT_EQ(read.text, written.text);
}

TEST_F(JournalTest, GivesBackWhatWasAppendedInOrder)
{
    Entries written = someEntries();
    {
        auto journal = create();
        ASSERT_TRUE(journal);
        EXPECT_EQ((*journal)->path(), m_path);
        m_clock.advance(1500);
        ASSERT_TRUE((*journal)->append(written));
    }
    const Entries read = entries();
    ASSERT_EQ(read.size(), written.size() + 1);
    EXPECT_EQ(read[0].kind, EntryKind::Created);
    EXPECT_EQ(read[0].text, entries::createdText());
    EXPECT_EQ(read[0].atMs, entries::startMs);
    for (size_t i = 0; i < written.size(); ++i) {
        SCOPED_TRACE(i);
        EXPECT_EQ(written[i].seq, qint64(i) + 2);
        EXPECT_EQ(written[i].atMs, entries::startMs + 1500);
        expectSame(read[i + 1], written[i]);
    }
}

TEST_F(JournalTest, GoesOnWhereTheLastWriterStopped)
{
    const Entries all = someEntries();
    ASSERT_TRUE(create());
    for (const Entry &entry : all) {
        qint64 seen = 0;
        auto journal = Journal::open(m_path, m_clock, [&](const Entry &) { ++seen; });
        ASSERT_TRUE(journal);
        Entries one{entry};
        ASSERT_TRUE((*journal)->append(one));
        EXPECT_EQ(one[0].seq, seen + 1);
    }
    EXPECT_EQ(entries().size(), all.size() + 1);
}

TEST_F(JournalTest, AppendsNothingForAnEmptyList)
{
    auto journal = create();
    ASSERT_TRUE(journal);
    Entries none;
    EXPECT_TRUE((*journal)->append(none));
    EXPECT_EQ(entries().size(), 1u);
}

TEST_F(JournalTest, FindsTheEntriesOfOneRow)
{
    Entries all = someEntries();
    auto journal = create();
    ASSERT_TRUE(journal && (*journal)->append(all));
    const auto ofOne = entriesOfRow(m_path, 1);
    ASSERT_TRUE(ofOne);
    ASSERT_EQ(ofOne->size(), 2u);
    expectSame(ofOne->at(0), all[2]);
    expectSame(ofOne->at(1), all[6]);
    EXPECT_TRUE(entriesOfRow(m_path, 99)->empty());
    EXPECT_EQ(entriesOfRow(file(u"no"_s), 0).error().fault, Fault::IncidentMissing);
}

TEST_F(JournalTest, KeepsOddTextsAsTheyAre)
{
    const QStringList odd{QString(), u""_s, u"a\nb\r\n"_s, u"\U0001F600 \u65e5"_s, u"'); DROP--"_s,
        QString(100'000, u'x')};
    {
        auto journal = create();
        ASSERT_TRUE(journal);
        Entries all{entries::source(u"s"_s)};
        for (const QString &text : odd)
            all.push_back(entries::rejected(1, RejectReason::NotAnIdentifier, text));
        ASSERT_TRUE((*journal)->append(all));
    }
    const Entries read = entries();
    ASSERT_EQ(read.size(), size_t(odd.size()) + 2);
    for (int i = 0; i < odd.size(); ++i)
        EXPECT_EQ(read[size_t(i) + 2].text, odd[i]) << i;
}

TEST_F(JournalTest, IsOneSingleFileForItsOwnerUnderEveryUmask)
{
    for (const mode_t mask : {022, 077, 0}) {
        const mode_t before = ::umask(mask);
        auto journal = create();
        ASSERT_TRUE(journal);
        Entries some = someEntries();
        ASSERT_TRUE((*journal)->append(some));
        ::umask(before);
        EXPECT_EQ(names(),
            (QStringList{
                u"i.incident"_s, u"i.incident-shm"_s, u"i.incident-wal"_s, u"i.incident.lock"_s}));
        for (const QString &name : names())
            EXPECT_EQ(mode(file(name)), 0600u) << name.toStdString() << " under " << mask;
        journal->reset();
        EXPECT_EQ(names(), QStringList{u"i.incident"_s});
        EXPECT_EQ(mode(m_path), 0600u);
        QFile::remove(m_path);
    }
}

TEST_F(JournalTest, ClosesACopyThatOthersCouldRead)
{
    ASSERT_TRUE(create());
    QFile::setPermissions(m_path, QFileDevice::Permissions(0x6644));
    const auto journal = open();
    ASSERT_TRUE(journal);
    for (const QString &name : names())
        EXPECT_EQ(mode(file(name)), 0600u) << name.toStdString();
}

TEST_F(JournalTest, IsAppendOnlyForEverySqlProgram)
{
    ASSERT_TRUE(create());
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"shell"_s);
        database.setDatabaseName(m_path);
        ASSERT_TRUE(database.open());
        QSqlQuery query(database);
        for (const QString &statement : {u"UPDATE journal SET text = 'x'"_s,
                 u"DELETE FROM journal"_s, u"UPDATE journal SET seq = 7"_s})
            EXPECT_FALSE(query.exec(statement)) << statement.toStdString();
    }
    QSqlDatabase::removeDatabase(u"shell"_s);
    EXPECT_EQ(entries().size(), 1u);
}

TEST_F(JournalTest, DoesNotTouchWhatIsThere)
{
    write(m_path, "precious");
    EXPECT_EQ(create().error().fault, Fault::IncidentExists);
    EXPECT_EQ(content(m_path), "precious");
    EXPECT_EQ(names(), QStringList{u"i.incident"_s});
}

TEST_F(JournalTest, CannotBeMadeWhereThereIsNoFolder)
{
    EXPECT_EQ(createAt(file(u"no/i.incident"_s)).error().fault, Fault::IncidentUnwritable);
}

TEST(IncidentPath, EndsInIncident)
{
    EXPECT_EQ(incidentPath(u"a/b"_s), u"a/b.incident"_s);
    EXPECT_EQ(incidentPath(u"a/b.incident"_s), u"a/b.incident"_s);
    EXPECT_EQ(incidentPath(u"b.INCIDENT"_s), u"b.INCIDENT.incident"_s);
}

} // namespace
} // namespace bulkhead::journal
