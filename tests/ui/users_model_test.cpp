// SPDX-License-Identifier: Apache-2.0
#include "board/users_model.h"
#include "ui/live_fixture.h"

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using bulkhead::testing::waitFor;

class Users : public LiveTest
{
protected:
    Users()
    {
        QObject::connect(&m_model, &UsersModel::arranged, [this] { ++m_arranged; });
        QObject::connect(&m_model, &UsersModel::dataChanged,
            [this](const QModelIndex &first, const QModelIndex &last) {
                m_told.push_back({first.row(), last.row()});
            });
        QObject::connect(&m_model, &UsersModel::modelReset, [this] { ++m_resets; });
    }
    void openRunning(qint32 users)
    {
        open(runningIncident(users));
        m_model.setActive(true);
        ASSERT_TRUE(waitFor([this] { return m_arranged > 0; }));
        forget();
    }
    void filterFor(std::initializer_list<StepState> states, const QString &words = {})
    {
        RowFilter filter;
        for (const StepState state : states)
            filter.states[size_t(state)] = true;
        filter.words = words;
        forget();
        m_model.setFilter(filter);
        ASSERT_TRUE(waitFor([this] { return m_arranged > 0; }));
    }
    void forget()
    {
        m_arranged = 0;
        m_resets = 0;
        m_told.clear();
    }
    [[nodiscard]] QString cell(int position, Column column) const
    {
        return m_model.index(position, int(column)).data().toString();
    }
    [[nodiscard]] std::vector<qint32> rows() const
    {
        std::vector<qint32> all;
        for (int position = 0; position < m_model.rowCount(); ++position)
            all.push_back(m_model.ledgerRow(position));
        return all;
    }

    UsersModel m_model{m_live};
    int m_arranged = 0;
    int m_resets = 0;
    std::vector<std::pair<int, int>> m_told;
};

using Rows = std::vector<qint32>;

// A progress bar that is set paints the whole window at once, also between the new ledger and our
// hearing of it.
TEST_F(Users, IsPaintedBeforeItHasHeardOfANewLedger)
{
    bool asked = false;
    LiveIncident live(m_desk);
    std::unique_ptr<UsersModel> model;
    QObject::connect(&live, &LiveIncident::replaced, [&] {
        asked = model && model->rowCount() == 4 && live.ledger().rowCount() == 0;
        if (asked) {
            EXPECT_EQ(model->index(3, int(Column::Status)).data(), QVariant());
        }
    });
    model = std::make_unique<UsersModel>(live);
    open(runningIncident(4));
    model->setActive(true);
    ASSERT_TRUE(waitFor([&] { return model->rowCount() == 4; }));
    live.close();
    EXPECT_TRUE(asked);
    EXPECT_EQ(model->rowCount(), 0);
}

TEST_F(Users, ShowsEverybodyInTheOrderOfTheList)
{
    openRunning(4);
    EXPECT_EQ(rows(), (Rows{0, 1, 2, 3}));
    EXPECT_EQ(m_model.columnCount(), columnCount);
    EXPECT_EQ(cell(2, Column::Input), u"auth0|u00003"_s);
    EXPECT_EQ(cell(2, Column::Email), u"u00003@x.org"_s);
    EXPECT_EQ(cell(2, Column::Status), u"Pending"_s);
    EXPECT_FALSE(m_model.index(2, int(Column::Status)).data(Qt::DecorationRole).isNull());
    EXPECT_TRUE(m_model.index(2, int(Column::Input)).data(Qt::DecorationRole).isNull());
}

TEST_F(Users, KeepsNothingWhileNobodyLooks)
{
    open(runningIncident(4));
    EXPECT_EQ(m_model.rowCount(), 0);
    m_model.setActive(true);
    EXPECT_EQ(m_model.rowCount(), 4);
    m_model.setActive(false);
    open(runningIncident(9), u"b"_s);
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(Users, AFilterTakesRowsAwayAndBringsThemBack)
{
    openRunning(6);
    finish({1, 2, 5});
    const QPersistentModelIndex third(m_model.index(3, 1));
    filterFor({StepState::Pending});
    EXPECT_EQ(rows(), (Rows{0, 3, 4}));
    EXPECT_EQ(m_resets, 0); // a person's place in the table is kept
    EXPECT_EQ(third.row(), 1);
    filterFor({}, u"U00004"_s);
    EXPECT_EQ(rows(), Rows{3});
    EXPECT_EQ(third.row(), 0);
    filterFor({});
    EXPECT_EQ(rows(), (Rows{0, 1, 2, 3, 4, 5}));
    EXPECT_EQ(third.row(), 3);
    EXPECT_EQ(m_model.positionOf(3), 3);
    filterFor({StepState::Failed});
    EXPECT_EQ(m_model.rowCount(), 0);
    EXPECT_EQ(m_model.positionOf(3), -1);
}

// Alternate rows: more ranges than it is worth telling one by one.
TEST_F(Users, ManyChangesAreTakenAtOnce)
{
    openRunning(400);
    Rows odd;
    for (qint32 row = 1; row < 400; row += 2)
        odd.push_back(row);
    finish(odd);
    filterFor({StepState::Done});
    EXPECT_EQ(rows(), odd);
    EXPECT_EQ(m_resets, 1);
}

TEST_F(Users, OnlyShownRowsAreTold)
{
    openRunning(100);
    m_model.setShown(10, 19);
    finish({5, 50});
    finish({12, 17, 50});
    ASSERT_TRUE(waitFor([this] { return !m_told.empty(); }));
    EXPECT_EQ(m_told.front(), (std::pair{12, 17}));
    EXPECT_EQ(m_told.size(), 1u);
    EXPECT_EQ(cell(12, Column::Status), u"Done"_s);
}

TEST_F(Users, ChangesWithinOneTickAreToldTogether)
{
    openRunning(100);
    m_model.setShown(0, 99);
    for (qint32 row = 0; row < 30; ++row)
        finish({row});
    ASSERT_TRUE(waitFor([this] { return !m_told.empty(); }));
    EXPECT_EQ(m_told, (std::vector{std::pair{0, 29}}));
}

TEST_F(Users, ACellIsReadAnewAfterAChange)
{
    openRunning(3);
    EXPECT_EQ(cell(1, Column::Status), u"Pending"_s);
    finish({1});
    EXPECT_EQ(cell(1, Column::Status), u"Done"_s);
    EXPECT_EQ(cell(1, Column::LastAnswer), u"Accepted by the tenant."_s);
}

// Filtered by state, rows come and go by themselves, at most once a second.
TEST_F(Users, AStateFilterFollowsTheRun)
{
    openRunning(6);
    filterFor({StepState::Done});
    EXPECT_EQ(m_model.rowCount(), 0);
    finish({4});
    finish({1});
    EXPECT_EQ(m_model.rowCount(), 0);
    ASSERT_TRUE(waitFor([this] { return m_model.rowCount() > 0; }));
    EXPECT_EQ(rows(), (Rows{1, 4}));
}

TEST_F(Users, WithoutAStateFilterNothingIsScannedAgain)
{
    openRunning(6);
    m_model.setShown(0, 5);
    finish({4});
    ASSERT_TRUE(waitFor([this] { return !m_told.empty(); }));
    EXPECT_EQ(m_arranged, 0);
}

TEST_F(Users, AnotherIncidentReplacesAllRows)
{
    openRunning(6);
    open(runningIncident(2), u"b"_s);
    ASSERT_TRUE(waitFor([this] { return m_arranged > 0; }));
    EXPECT_EQ(rows(), (Rows{0, 1}));
    m_live.close();
    EXPECT_EQ(m_model.rowCount(), 0);
}

TEST_F(Users, AnIndexOutOfTheTableSaysNothing)
{
    openRunning(2);
    const QModelIndex second = m_model.index(1, 0);
    m_live.close();
    EXPECT_FALSE(m_model.data(second, Qt::DisplayRole).isValid());
    EXPECT_FALSE(m_model.data({}, Qt::DisplayRole).isValid());
    EXPECT_EQ(m_model.rowCount(second), 0);
}

} // namespace
} // namespace bulkhead::ui
