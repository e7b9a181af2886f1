// SPDX-License-Identifier: Apache-2.0
#include "ui/walk.h"

#include "testing/testing.h"

#include "intake/list_page.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDropEvent>
#include <QFile>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTableView>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;
using State = journal::IncidentState;

class ListPageTest : public ::testing::Test
{
protected:
    ListPageTest()
    {
        m_one.show(m_page = new ListPage(m_one.desk, m_one.live));
        m_one.open(State::New);
    }
    QString file(const QString &name, const QByteArray &content)
    {
        QFile made(m_folder.filePath(name));
        EXPECT_TRUE(made.open(QIODevice::WriteOnly));
        made.write(content);
        return made.fileName();
    }
    // As a person who types a path and presses Enter.
    void typePath(const QString &path)
    {
        ASSERT_TRUE(type(m_one.frame(), u"List file"_s, path));
        emit shownAs<QLineEdit>(m_one.frame(), u"List file"_s)->returnPressed();
    }
    bool previews() { return shown(m_one.frame(), u"Preview"_s) != nullptr; }
    QComboBox *column() { return m_one.frame().findChild<QComboBox *>(); }
    void drop(const QMimeData &data, bool taken = true)
    {
        QDragEnterEvent enter({}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QCoreApplication::sendEvent(m_page, &enter);
        ASSERT_EQ(enter.isAccepted(), taken);
        if (!taken)
            return;
        QDropEvent event({}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_page, &event);
    }

    QTemporaryDir m_folder;
    OnePage m_one;
    ListPage *m_page = nullptr;
};

// Whoever goes on with a list that is only looked at would leave its users untreated.
TEST_F(ListPageTest, aListThatIsShownIsAddedOrDiscardedBeforeItGoesOn)
{
    m_one.open(State::Imported);
    EXPECT_TRUE(m_one.can(u"Next"_s));
    typePath(file(u"more.txt"_s, "auth0|zoe\nauth0|yan\n"));
    ASSERT_TRUE(previews());
    EXPECT_FALSE(m_one.can(u"Next"_s));
    EXPECT_TRUE(m_one.says(u"Add the list that is shown, or discard it"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Discard"_s));
    EXPECT_FALSE(previews());
    EXPECT_TRUE(m_one.can(u"Next"_s));
}

TEST_F(ListPageTest, aTypedPathIsPreviewedAndAddedWithTheColumnThatWasFound)
{
    EXPECT_FALSE(m_one.can(u"Next"_s));
    EXPECT_TRUE(m_one.says(u"Add a list of users"_s));
    const QString path = file(u"a.csv"_s, "name,user_id\nAda,auth0|ada\nBo,auth0|bo\n");
    typePath(path);
    ASSERT_TRUE(previews());
    EXPECT_TRUE(m_one.says(u"First rows of a.csv"_s));
    EXPECT_EQ(column()->currentText(), u"user_id"_s);
    ASSERT_TRUE(press(m_one.frame(), u"Add list"_s));
    EXPECT_EQ(m_one.desk.commands, QStringList{u"importFile "_s + path + u' '});
}

TEST_F(ListPageTest, aPathIsReadAfterAShortPauseToo)
{
    ASSERT_TRUE(type(m_one.frame(), u"List file"_s, file(u"a.txt"_s, "auth0|ada\n")));
    EXPECT_TRUE(waitFor([&] { return previews(); }, 2000));
}

TEST_F(ListPageTest, anotherColumnIsNamed)
{
    const QString path = file(u"a.csv"_s, "mail,user_id\na@x.org,auth0|ada\n");
    typePath(path);
    column()->setCurrentIndex(0);
    ASSERT_TRUE(press(m_one.frame(), u"Add list"_s));
    EXPECT_EQ(m_one.desk.commands.last(), u"importFile %1 mail"_s.arg(path));
}

TEST_F(ListPageTest, columnsOfOneNameOrNoneAreToldByTheirNumber)
{
    const QString path = file(u"a.csv"_s, ",id,id,user_id\nz,x@x.org,y@x.org,auth0|ada\n");
    const std::pair<int, QString> table[] = {{0, u"1"_s}, {1, u"2"_s}, {2, u"3"_s}};
    for (const auto &[index, key] : table) {
        typePath(path);
        ASSERT_EQ(column()->currentText(), u"user_id"_s);
        column()->setCurrentIndex(index);
        ASSERT_TRUE(press(m_one.frame(), u"Add list"_s));
        EXPECT_EQ(m_one.desk.commands.last(), u"importFile %1 %2"_s.arg(path, key));
        m_one.desk.fail(Fault::ListNoIdentifier);
    }
}

TEST_F(ListPageTest, anUnclearColumnHasToBeChosen)
{
    typePath(file(u"a.csv"_s, "one,two\nx,y\nz,w\n"));
    ASSERT_TRUE(previews());
    EXPECT_FALSE(m_one.can(u"Add list"_s));
    EXPECT_TRUE(m_one.says(u"Choose the column with user ids or e-mail addresses."_s));
    column()->setCurrentIndex(1);
    EXPECT_TRUE(m_one.can(u"Add list"_s));
    EXPECT_FALSE(m_one.says(u"Choose the column with user ids or e-mail addresses."_s));
}

TEST_F(ListPageTest, whatCannotBeReadIsToldAndNothingIsLost)
{
    m_one.open(State::Imported);
    const std::pair<QString, QString> table[] = {{file(u"binary"_s,
                                                      QByteArray("\x7f"
                                                                 "ELF\0\0\0\0\1\2",
                                                          10)),
                                                     u"This is not a text file"_s},
        {file(u"empty.csv"_s, "\n\n"), u"The list is empty"_s},
        {m_folder.filePath(u"missing.csv"_s), u"The list cannot be read"_s},
        {m_folder.path(), u"The list cannot be read"_s}};
    for (const auto &[path, words] : table) {
        typePath(path);
        EXPECT_TRUE(m_one.says(words)) << path.toStdString();
        EXPECT_TRUE(m_one.says(path)) << "which one";
        EXPECT_FALSE(previews()) << path.toStdString();
        EXPECT_EQ(shownAs<QLineEdit>(m_one.frame(), u"List file"_s)->text(), path);
        EXPECT_EQ(m_one.live.ledger().rowCount(), 3);
        EXPECT_TRUE(m_one.can(u"Next"_s)) << "with the list there is";
    }
    typePath(file(u"good.txt"_s, "auth0|ada\n"));
    EXPECT_TRUE(previews());
    EXPECT_FALSE(m_one.says(u"The list cannot be read"_s));
}

TEST_F(ListPageTest, aListThatCouldNotBeAddedStaysInTheField)
{
    const QString path = file(u"a.txt"_s, "auth0|ada\n");
    typePath(path);
    ASSERT_TRUE(press(m_one.frame(), u"Add list"_s));
    EXPECT_FALSE(m_one.can(u"Add list"_s)) << "once is enough";
    EXPECT_TRUE(m_one.says(u"Reading the list…"_s));
    m_one.desk.fail(Fault::IncidentDiskFull, u"/var"_s);
    EXPECT_TRUE(m_one.says(u"The disk is full: /var."_s));
    EXPECT_TRUE(m_one.can(u"Add list"_s)) << "it can be tried again";
    EXPECT_EQ(shownAs<QLineEdit>(m_one.frame(), u"List file"_s)->text(), path);
}

TEST_F(ListPageTest, whatWasAddedIsCounted)
{
    typePath(file(u"a.txt"_s, "auth0|ada\n"));
    ASSERT_TRUE(press(m_one.frame(), u"Add list"_s));
    run::ImportSummary summary;
    summary.added = 3;
    summary.duplicates = 2;
    summary.list.rejected = 1;
    m_one.desk.imported(summary, incidents::ledger(State::Imported));
    EXPECT_TRUE(m_one.says(u"Added 3 users; 2 repeated, 1 rejected."_s));
    EXPECT_FALSE(previews());
    EXPECT_TRUE(shownAs<QLineEdit>(m_one.frame(), u"List file"_s)->text().isEmpty());
    EXPECT_TRUE(shown(m_one.frame(), u"Affected users"_s));
    EXPECT_TRUE(m_one.can(u"Next"_s));
    auto *tabs = m_one.frame().findChild<QTabWidget *>();
    EXPECT_EQ(tabs->tabText(0), u"Users (3)"_s);
    EXPECT_EQ(tabs->tabText(1), u"Rejects (1)"_s);
    tabs->setCurrentIndex(1);
    auto *rejects = shownAs<QTableView>(m_one.frame(), u"Rejects"_s);
    ASSERT_TRUE(rejects);
    EXPECT_EQ(rejects->model()->index(0, 0).data().toInt(), 4) << "the line";
    EXPECT_EQ(rejects->model()->index(0, 2).data().toString(), u"?"_s);
    EXPECT_FALSE(rejects->model()->index(0, 3).data().toString().isEmpty()) << "the reason";
}

TEST_F(ListPageTest, aListIsPasted)
{
    ASSERT_TRUE(press(m_one.frame(), u"Paste a list"_s));
    auto *field = shownAs<QPlainTextEdit>(m_one.frame(), u"Pasted list"_s);
    ASSERT_TRUE(field);
    field->setPlainText(u"ada@x.org\nbö@x.org\n"_s);
    ASSERT_TRUE(waitFor([&] { return previews(); }, 2000));
    ASSERT_TRUE(press(m_one.frame(), u"Add list"_s));
    EXPECT_EQ(m_one.desk.commands, QStringList{u"importList pasted text "_s});
    EXPECT_EQ(m_one.desk.list, u"ada@x.org\nbö@x.org\n"_s.toUtf8());
}

TEST_F(ListPageTest, aFileOrTextIsDropped)
{
    QMimeData one;
    const QString path = file(u"a b.txt"_s, "auth0|ada\n");
    one.setUrls({QUrl::fromLocalFile(path)});
    drop(one);
    EXPECT_TRUE(m_one.says(u"First rows of a b.txt"_s));
    EXPECT_EQ(shownAs<QLineEdit>(m_one.frame(), u"List file"_s)->text(), path);
    QMimeData text;
    text.setText(u"auth0|bo\n"_s);
    drop(text);
    EXPECT_TRUE(m_one.says(u"First rows of dropped text"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Add list"_s));
    EXPECT_EQ(m_one.desk.list, "auth0|bo\n");
}

TEST_F(ListPageTest, severalFilesAndLinksAreNotTaken)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(u"/a"_s), QUrl::fromLocalFile(u"/b"_s)});
    drop(data, false);
    data.setUrls({QUrl(u"https://x.org/a.csv"_s)});
    drop(data, false);
}

TEST_F(ListPageTest, frozenOnceTheRunHasBegun)
{
    m_one.open(State::Paused);
    EXPECT_FALSE(shown(m_one.frame(), u"List file"_s));
    EXPECT_TRUE(m_one.says(u"The list does not grow any more."_s));
    EXPECT_TRUE(shown(m_one.frame(), u"Affected users"_s));
    QMimeData text;
    text.setText(u"auth0|bo\n"_s);
    drop(text, false);
}

TEST_F(ListPageTest, thePracticeListIsForPractice)
{
    EXPECT_FALSE(m_one.button(u"Add practice list"_s));
    m_one.open(State::New, {.practice = true});
    ASSERT_TRUE(press(m_one.frame(), u"Add practice list"_s));
    EXPECT_TRUE(m_one.says(u"First rows of practice list"_s));
    ASSERT_TRUE(press(m_one.frame(), u"Add list"_s));
    EXPECT_EQ(m_one.desk.commands, QStringList{u"importList practice list "_s});
    EXPECT_EQ(m_one.desk.list.count('\n'), 200);
}

} // namespace
} // namespace bulkhead::ui
