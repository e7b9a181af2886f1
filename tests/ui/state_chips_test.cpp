// SPDX-License-Identifier: Apache-2.0
#include "board/state_chips.h"

#include "testing/testing.h"

#include <QPushButton>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

class Chips : public ::testing::Test
{
protected:
    Chips()
    {
        m_chips.setCounts({1200, 34, 1, 0, 0, 7}); // by StepState
        QObject::connect(&m_chips, &StateChips::toggled, [this] { ++m_toggled; });
    }
    [[nodiscard]] QPushButton *chip(const QString &text) const
    {
        for (auto *button : m_chips.findChildren<QPushButton *>()) {
            if (button->text() == text)
                return button;
        }
        ADD_FAILURE() << "no chip " << text.toStdString();
        return nullptr;
    }
    [[nodiscard]] std::vector<StepState> down() const
    {
        std::vector<StepState> states;
        for (size_t i = 0; i < 6; ++i) {
            if (m_chips.states()[i])
                states.push_back(StepState(i));
        }
        return states;
    }
    StateChips m_chips;
    int m_toggled = 0;
};

TEST_F(Chips, ShowEachStateWithItsCount)
{
    QStringList texts, names;
    for (const auto *button : m_chips.findChildren<QPushButton *>()) {
        texts << button->text();
        names << button->accessibleName();
        EXPECT_EQ(button->icon().isNull(), button->text().startsWith(u"All"_s));
    }
    EXPECT_EQ(texts,
        (QStringList{u"All 1,242"_s, u"Pending 1,200"_s, u"Done 34"_s, u"Failed 1"_s,
            u"Unknown 0"_s, u"Skipped 0"_s, u"Cancelled 7"_s}));
    EXPECT_EQ(names[0], u"Show All, 1,242 users"_s);
    EXPECT_EQ(names[3], u"Show Failed, 1 user"_s);
}

TEST_F(Chips, NewCountsAreToldToAssistiveToolsToo)
{
    m_chips.setCounts({0, 0, 2, 0, 0, 0});
    EXPECT_EQ(chip(u"Failed 2"_s)->accessibleName(), u"Show Failed, 2 users"_s);
    EXPECT_EQ(chip(u"All 2"_s)->accessibleName(), u"Show All, 2 users"_s);
    EXPECT_EQ(m_toggled, 0);
}

TEST_F(Chips, RareStatesHaveOneOnlyWhileSomebodyIsThere)
{
    const auto named = [this](const QString &start) {
        for (const QPushButton *chip : m_chips.findChildren<QPushButton *>()) {
            if (chip->text().startsWith(start))
                return !chip->isHidden();
        }
        return false;
    };
    m_chips.setCounts({});
    EXPECT_TRUE(named(u"Failed"_s));
    EXPECT_FALSE(named(u"Unknown"_s));
    std::array<qint64, 6> users{};
    users[size_t(StepState::Unknown)] = 1;
    m_chips.setCounts(users);
    EXPECT_TRUE(named(u"Unknown"_s));
}

TEST_F(Chips, AtFirstAllAreShown)
{
    EXPECT_TRUE(chip(u"All 1,242"_s)->isChecked());
    EXPECT_TRUE(down().empty());
}

TEST_F(Chips, SeveralMayBeDown)
{
    chip(u"Failed 1"_s)->click();
    EXPECT_EQ(down(), std::vector{StepState::Failed});
    EXPECT_FALSE(chip(u"All 1,242"_s)->isChecked());
    chip(u"Pending 1,200"_s)->click();
    EXPECT_EQ(down(), (std::vector{StepState::Pending, StepState::Failed}));
    EXPECT_EQ(m_toggled, 2);
}

TEST_F(Chips, LettingTheLastGoShowsAllAgain)
{
    chip(u"Failed 1"_s)->click();
    chip(u"Failed 1"_s)->click();
    EXPECT_TRUE(down().empty());
    EXPECT_TRUE(chip(u"All 1,242"_s)->isChecked());
}

TEST_F(Chips, AllLetsEveryOtherGoAndStaysDown)
{
    chip(u"Failed 1"_s)->click();
    chip(u"Unknown 0"_s)->click();
    chip(u"All 1,242"_s)->click();
    EXPECT_TRUE(down().empty());
    EXPECT_TRUE(chip(u"All 1,242"_s)->isChecked());
    chip(u"All 1,242"_s)->click(); // there is nothing to take back
    EXPECT_TRUE(chip(u"All 1,242"_s)->isChecked());
}

} // namespace
} // namespace bulkhead::ui
