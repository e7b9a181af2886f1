// SPDX-License-Identifier: Apache-2.0
#include "board/users_table.h"
#include "ui/live_fixture.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using bulkhead::testing::waitFor;

class Table : public LiveTest
{
protected:
    Table()
    {
        QObject::connect(&m_model, &UsersModel::arranged, [this] { ++m_arranged; });
        QObject::connect(
            &m_table, &UsersTable::chosen, [this](qint32 row) { m_chosen.push_back(row); });
        m_table.resize(800, 400);
        m_table.show();
        m_model.setActive(true);
    }
    void openRunning(qint32 users)
    {
        open(runningIncident(users));
        ASSERT_TRUE(waitFor([&] { return m_model.rowCount() == users; }));
    }
    void filterFor(const RowFilter &filter)
    {
        m_arranged = 0;
        m_model.setFilter(filter);
        ASSERT_TRUE(waitFor([this] { return m_arranged > 0; }));
    }
    void choose(int position) { m_table.setCurrentIndex(m_model.index(position, 1)); }
    [[nodiscard]] std::vector<int> selected() const
    {
        std::vector<int> positions;
        for (const QModelIndex &index : m_table.selectionModel()->selectedRows())
            positions.push_back(index.row());
        return positions;
    }

    UsersModel m_model{m_live};
    UsersTable m_table{m_model};
    std::vector<qint32> m_chosen;
    int m_arranged = 0;
};

RowFilter words(const QString &of)
{
    RowFilter filter;
    filter.words = of;
    return filter;
}

TEST_F(Table, IsCalledUsersAndLeftWithTab)
{
    openRunning(3);
    QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(&m_table);
    ASSERT_NE(seen, nullptr);
    EXPECT_EQ(seen->text(QAccessible::Name), u"Users"_s);
    EXPECT_EQ(seen->tableInterface()->rowCount(), 3);
    EXPECT_EQ(seen->tableInterface()->columnDescription(0), u"Status"_s);
    EXPECT_FALSE(m_table.tabKeyNavigation());
}

TEST_F(Table, TellsWhoIsChosenOnce)
{
    openRunning(5);
    EXPECT_EQ(m_table.chosenRow(), -1);
    choose(3);
    m_table.setCurrentIndex(m_model.index(3, 4)); // another cell of the same user
    EXPECT_EQ(m_chosen, std::vector<qint32>{3});
    EXPECT_EQ(m_table.chosenRow(), 3);
}

TEST_F(Table, KeepsTheChosenUserWhileRowsComeAndGo)
{
    openRunning(12);
    choose(10);
    filterFor(words(u"u0001"_s)); // 10, 11, 12 are left
    EXPECT_EQ(m_table.currentIndex().row(), 1);
    EXPECT_EQ(selected(), std::vector{1});
    filterFor({});
    EXPECT_EQ(m_table.currentIndex().row(), 10);
    EXPECT_EQ(selected(), std::vector{10});
    EXPECT_EQ(m_chosen, std::vector<qint32>{10});
}

TEST_F(Table, AChosenUserWhoIsFilteredOutComesBackChosen)
{
    openRunning(12);
    choose(10);
    filterFor(words(u"u00002"_s));
    EXPECT_TRUE(selected().empty());
    EXPECT_EQ(m_table.chosenRow(), 10); // the pane beside still shows that user
    filterFor({});
    EXPECT_EQ(selected(), std::vector{10});
    EXPECT_EQ(m_chosen, std::vector<qint32>{10});
}

TEST_F(Table, ManyRowsThatGoLeaveTheChoiceToo)
{
    openRunning(400);
    choose(7);
    std::vector<qint32> odd;
    for (qint32 row = 1; row < 400; row += 2)
        odd.push_back(row);
    finish(odd);
    RowFilter done;
    done.states[size_t(StepState::Done)] = true;
    filterFor(done);
    EXPECT_EQ(selected(), std::vector{3});
    EXPECT_EQ(m_chosen, std::vector<qint32>{7});
}

TEST_F(Table, DoesNotJumpToTheChosenUser)
{
    openRunning(2000);
    choose(1);
    finish({1});
    RowFilter pending;
    pending.states[size_t(StepState::Pending)] = true;
    filterFor(pending);
    m_table.verticalScrollBar()->setValue(1000);
    filterFor({}); // the chosen user is back, far above
    EXPECT_EQ(selected(), std::vector{1});
    EXPECT_NEAR(m_table.verticalScrollBar()->value(), 1000, 1);
}

// Otherwise a row of another incident would be asked for.
TEST_F(Table, TheChoiceEndsWithItsIncident)
{
    openRunning(12);
    choose(10);
    open(runningIncident(12), u"b"_s);
    ASSERT_TRUE(waitFor([this] { return m_table.chosenRow() == -1; }));
    EXPECT_EQ(m_chosen, (std::vector<qint32>{10, -1}));
    EXPECT_TRUE(selected().empty());
}

TEST_F(Table, OfAHundredThousandIsFilteredInShortSlices)
{
    openRunning(100'000);
    QElapsedTimer timer;
    qint64 longestMs = 0, events = 0;
    const auto timed = [&](const auto &what) {
        timer.start();
        what();
        longestMs = std::max(longestMs, timer.elapsed());
        ++events;
    };
    m_arranged = 0;
    timed([&] { m_model.setFilter(words(u"99"_s)); });
    while (m_arranged == 0 && events < 100'000)
        timed([] { QCoreApplication::processEvents(); });
    std::printf("100,000 rows filtered in %lld events, the longest %lld ms\n",
        static_cast<long long>(events), static_cast<long long>(longestMs));
    EXPECT_GT(events, 1);
    int expected = 0;
    for (int n = 1; n <= 100'000; ++n)
        expected += QString::number(n).contains(u"99"_s) ? 1 : 0;
    EXPECT_EQ(m_model.rowCount(), expected);
    m_model.setFilter({});
    ASSERT_TRUE(waitFor([this] { return m_model.rowCount() == 100'000; }));
}

} // namespace
} // namespace bulkhead::ui
