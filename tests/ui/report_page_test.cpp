// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include "report/left_over.h"
#include "report/outcome_bars.h"
#include "report/report_page.h"
#include "texts/reason_text.h"

#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

class ReportPageTest : public ::testing::Test
{
protected:
    ReportPageTest()
    {
        m_one.show(m_page = new ReportPage(m_one.desk, m_one.live, m_one.callGate()));
        m_one.open(State::Finished);
    }
    QLineEdit *file() { return shownAs<QLineEdit>(m_one.frame(), u"Report file"_s); }
    QComboBox *format() { return m_one.frame().findChild<QComboBox *>(); }
    LeftOver *left() { return m_one.frame().findChild<LeftOver *>(); }
    QString cell(int row, int column) { return left()->item(row, column)->text(); }

    OnePage m_one;
    ReportPage *m_page = nullptr;
};

TEST_F(ReportPageTest, closedBeforeTheRunAndDuringIt)
{
    for (const State state : incidents::allStates) {
        m_one.open(state);
        EXPECT_EQ(m_page->closed().isEmpty(), state >= State::Running) << int(state);
    }
    m_one.open(State::Running);
    m_one.desk.begin(Task::Running);
    EXPECT_EQ(m_page->closed(), u"When the run has ended or pauses"_s);
    m_one.desk.end(run::End::Paused);
    EXPECT_TRUE(m_page->closed().isEmpty());
}

TEST_F(ReportPageTest, asksBeforeItReplacesAFileAndRefusesWhatIsNone)
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"mine.csv"_s);
    ASSERT_TRUE(QFile(path).open(QIODevice::WriteOnly));
    file()->setText(path);
    ASSERT_TRUE(press(m_one.frame(), u"Export report"_s));
    EXPECT_FALSE(m_one.desk.commands.contains(u"exportReport "_s + path));
    ASSERT_TRUE(press(m_one.frame(), u"Keep it"_s));
    EXPECT_FALSE(m_one.desk.commands.contains(u"exportReport "_s + path));
    ASSERT_TRUE(press(m_one.frame(), u"Export report"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Replace"_s));
    EXPECT_TRUE(m_one.desk.commands.contains(u"exportReport "_s + path));
    m_one.desk.end();
    file()->setText(folder.path());
    EXPECT_FALSE(m_one.can(u"Export report"_s));
    EXPECT_TRUE(m_one.says(u"That is not a file"_s));
}

TEST_F(ReportPageTest, suggestsAFileBesideTheIncident)
{
    EXPECT_EQ(file()->text(), u"/somewhere/case.csv"_s);
    file()->setText(u"/tmp/mine.json"_s);
    emit m_one.live.replaced();
    EXPECT_EQ(file()->text(), u"/tmp/mine.json"_s) << "what was typed stays";
}

TEST_F(ReportPageTest, formatAndSuffixFollowEachOther)
{
    const std::pair<QString, int> typed[] = {{u"/a/r.json"_s, 1}, {u"/a/r.HTML"_s, 2},
        {u"/a/r.csv"_s, 0}, {u"/a/r.txt"_s, 0}, {u"/a/r"_s, 0}};
    for (const auto &[path, index] : typed) {
        file()->setText(path);
        EXPECT_EQ(format()->currentIndex(), index) << path.toStdString();
        EXPECT_EQ(file()->text(), path) << "typing is left alone";
    }
    file()->setText(u"/a/my.report.csv"_s);
    format()->setCurrentIndex(2);
    EXPECT_EQ(file()->text(), u"/a/my.report.html"_s);
    format()->setCurrentIndex(1);
    EXPECT_EQ(file()->text(), u"/a/my.report.json"_s);
    file()->setText(u"/a/r.txt"_s);
    format()->setCurrentIndex(2);
    EXPECT_EQ(file()->text(), u"/a/r.txt"_s) << "a suffix of one's own is kept";
}

TEST_F(ReportPageTest, exportAsksTheDeskWithPathAndFormat)
{
    const std::pair<QString, ReportFormat> table[] = {{u"/a/r.csv"_s, ReportFormat::Csv},
        {u"/a/r.json"_s, ReportFormat::Json}, {u"/a/r.html"_s, ReportFormat::Html}};
    for (const auto &[path, as] : table) {
        file()->setText(path);
        ASSERT_TRUE(press(m_one.frame(), u"Export report"_s));
        EXPECT_EQ(m_one.desk.commands.last(), u"exportReport "_s + path);
        EXPECT_EQ(m_one.desk.format, as);
        EXPECT_FALSE(m_one.can(u"Export report"_s));
        EXPECT_TRUE(m_one.says(u"Writing the report…"_s));
        m_one.desk.written(path);
        EXPECT_TRUE(m_one.says(u"The report is written."_s));
        EXPECT_TRUE(m_one.says(path));
        EXPECT_TRUE(m_one.can(u"Export report"_s));
    }
}

TEST_F(ReportPageTest, aFailureIsToldAndItCanBeTriedAgain)
{
    ASSERT_TRUE(press(m_one.frame(), u"Export report"_s));
    m_one.desk.fail(Fault::OutputUnwritable, u"Permission denied"_s);
    EXPECT_TRUE(m_one.says(u"The file cannot be written: Permission denied."_s));
    EXPECT_TRUE(m_one.can(u"Export report"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Export report"_s));
    EXPECT_FALSE(m_one.says(u"The file cannot be written"_s));
}

TEST_F(ReportPageTest, aFileIsNamedAndIsNotTheIncidentItself)
{
    file()->clear();
    EXPECT_FALSE(m_one.can(u"Export report"_s));
    EXPECT_TRUE(m_one.says(u"Name the report file"_s));
    const QTemporaryDir folder;
    QFile incident(folder.filePath(u"case.incident"_s));
    ASSERT_TRUE(incident.open(QIODevice::WriteOnly));
    ASSERT_TRUE(QFile::link(incident.fileName(), folder.filePath(u"link.csv"_s)));
    m_one.desk.show(incident.fileName(), incidents::ledger(State::Finished));
    EXPECT_TRUE(m_one.can(u"Export report"_s)) << "as it is suggested";
    for (const QString &path : {incident.fileName(), folder.filePath(u"./case.incident"_s),
             folder.filePath(u"link.csv"_s)}) {
        file()->setText(path);
        EXPECT_FALSE(m_one.can(u"Export report"_s)) << path.toStdString();
        EXPECT_TRUE(m_one.says(u"That is the incident file itself"_s));
    }
}

TEST_F(ReportPageTest, whatIsLeftAreTheGroupsOfTheReport)
{
    m_one.open(State::Paused);
    const auto groups = texts::outcomeGroups(m_one.live.ledger());
    ASSERT_EQ(groups.size(), 2U) << "bo has failed, cy is pending";
    ASSERT_EQ(left()->rowCount(), 2);
    for (int row = 0; row < 2; ++row) {
        const auto &group = groups[size_t(row)];
        EXPECT_EQ(cell(row, 1), QString::number(group.users));
        EXPECT_EQ(cell(row, 2), texts::explain(group.reason, {}).happened);
    }
    EXPECT_EQ(cell(0, 0), u"Failed"_s);
    EXPECT_EQ(cell(1, 0), u"Pending"_s);
    EXPECT_FALSE(cell(0, 4).isEmpty()) << "what to do next";
    EXPECT_TRUE(m_one.says(u"What is left"_s));
}

TEST_F(ReportPageTest, whatToDoNextCanBeReadInFull)
{
    const QFontMetrics metrics(left()->font());
    const int wanted = metrics.horizontalAdvance(cell(0, 4));
    ASSERT_GT(wanted, left()->columnWidth(4)) << "else it shows nothing";
    EXPECT_GE(left()->rowHeight(0), 2 * metrics.lineSpacing());
    EXPECT_GE(left()->viewport()->height(), left()->rowHeight(0)) << "and no scrolling for it";
}

TEST_F(ReportPageTest, theBarsSayTheCounts)
{
    const auto told = [&] {
        return m_one.frame().findChild<OutcomeBars *>()->accessibleDescription();
    };
    EXPECT_EQ(told(), u"Done 2, Failed 1, Unknown 0, Pending 0, Skipped 0, Cancelled 0"_s);
    m_one.open(State::Cancelled);
    EXPECT_EQ(told(), u"Done 1, Failed 1, Unknown 0, Pending 0, Skipped 0, Cancelled 1"_s);
    EXPECT_TRUE(m_one.says(u"1 of 3 users done, 1 failed, 1 was cancelled."_s));
}

} // namespace
} // namespace bulkhead::ui
