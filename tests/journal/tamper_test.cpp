// SPDX-License-Identifier: Apache-2.0
#include "journal/folder.h"

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

class Tampering : public JournalFolder
{
protected:
    Tampering()
    {
        auto journal = create();
        Entries some = someEntries();
        EXPECT_TRUE((*journal)->append(some));
        journal->reset();
        m_count = int(some.size()) + 1;
        m_whole = content(m_path);
    }

    // Damaged, and the first bad entry is `seq`; the file is whole again afterwards.
    void expectFound(const QStringList &statements, int seq)
    {
        SCOPED_TRACE(statements.join(u"; ").toStdString());
        sql(statements);
        const auto error = readError();
        ASSERT_TRUE(error);
        EXPECT_EQ(error->fault, Fault::IncidentDamaged);
        EXPECT_EQ(error->detail, QString::number(seq));
        EXPECT_EQ(open().error().fault, Fault::IncidentDamaged);
        write(m_path, m_whole);
    }

    int m_count = 0;
    QByteArray m_whole;
};

TEST_F(Tampering, WithNothingIsNothing)
{
    sql({});
    EXPECT_EQ(entries().size(), size_t(m_count));
}

TEST_F(Tampering, WithAnyColumnOfAnyEntryIsFound)
{
    const QStringList columns{
        u"at"_s, u"kind"_s, u"row"_s, u"measure"_s, u"code"_s, u"reason"_s, u"number"_s};
    for (int seq = 1; seq <= m_count; ++seq) {
        const QString where = u" WHERE seq = %1"_s.arg(seq);
        for (const QString &column : columns) {
            expectFound({u"UPDATE journal SET %1 = %1 + 1"_s.arg(column) + where}, seq);
            // The same in the low 32 bits.
            expectFound({u"UPDATE journal SET %1 = %1 + 4294967296"_s.arg(column) + where}, seq);
        }
        expectFound({u"UPDATE journal SET text = text || ' '"_s + where}, seq);
        expectFound({u"UPDATE journal SET hash = zeroblob(32)"_s + where}, seq);
        expectFound({u"UPDATE journal SET seq = seq + 100"_s + where}, seq);
    }
}

TEST_F(Tampering, ByDeletingIsFoundAlsoAtTheEnd)
{
    for (int seq = 1; seq <= m_count; ++seq) {
        expectFound({u"DELETE FROM journal WHERE seq = %1"_s.arg(seq)}, seq);
        expectFound({u"DELETE FROM journal WHERE seq >= %1"_s.arg(seq)}, seq);
    }
}

TEST_F(Tampering, ByDeletingAndClosingTheGapIsFound)
{
    for (int seq = 1; seq < m_count; ++seq) {
        expectFound({u"DELETE FROM journal WHERE seq = %1"_s.arg(seq),
                        u"UPDATE journal SET seq = -seq WHERE seq > %1"_s.arg(seq),
                        u"UPDATE journal SET seq = -seq - 1 WHERE seq < 0"_s},
            seq);
    }
}

TEST_F(Tampering, ByInsertingIsFound)
{
    const QString copy = u"INSERT INTO journal SELECT %2, at, kind, row, measure, code, reason,"
                         " number, text, hash FROM journal WHERE seq = %1"_s;
    for (int seq = 1; seq <= m_count; ++seq) {
        expectFound(
            {u"UPDATE journal SET seq = -seq WHERE seq > %1"_s.arg(seq),
                u"UPDATE journal SET seq = 1 - seq WHERE seq < 0"_s, copy.arg(seq).arg(seq + 1)},
            seq + 1);
    }
    expectFound({copy.arg(1).arg(0)}, 1);
}

TEST_F(Tampering, BySwappingNeighboursIsFound)
{
    for (int seq = 1; seq < m_count; ++seq) {
        expectFound({u"UPDATE journal SET seq = -1 WHERE seq = %1"_s.arg(seq),
                        u"UPDATE journal SET seq = %1 WHERE seq = %2"_s.arg(seq).arg(seq + 1),
                        u"UPDATE journal SET seq = %1 WHERE seq = -1"_s.arg(seq + 1)},
            seq);
    }
}

TEST_F(Tampering, WithTheTableItselfIsFound)
{
    for (const QString &statement :
        {u"ALTER TABLE journal RENAME TO other"_s, u"ALTER TABLE journal DROP COLUMN number"_s}) {
        sql({statement});
        EXPECT_EQ(readError().value().fault, Fault::IncidentDamaged) << statement.toStdString();
        write(m_path, m_whole);
    }
}

// Wherever bytes go bad or are cut off: an error, or not one entry different.
TEST_F(Tampering, WithBytesOfTheFileNeverChangesWhatIsRead)
{
    std::vector<QByteArray> files;
    for (qsizetype at = 0; at < m_whole.size(); at += 61) {
        files.push_back(m_whole);
        files.back()[at] = char(files.back()[at] ^ 0x55);
    }
    for (qsizetype size = 1; size < m_whole.size(); size += 509)
        files.push_back(m_whole.left(size));
    int found = 0;
    for (size_t i = 0; i < files.size(); ++i) {
        write(m_path, files[i]);
        int read = 0;
        if (!readIncident(m_path, [&](const Entry &) { ++read; }))
            ++found;
        else
            EXPECT_EQ(read, m_count) << i;
    }
    EXPECT_GT(found, 40);
}

} // namespace
} // namespace bulkhead::journal
