// SPDX-License-Identifier: Apache-2.0
#include "texts/advice_text.h"

#include "testing/testing.h"
#include "ui/every_value.h"

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using bulkhead::testing::everyValue;

TEST(AdviceText, EveryAdviceHasATitleAndAMeaning)
{
    EXPECT_EQ(everyValue<plan::Advice>().size(), plan::allAdvice.size());
    QStringList titles;
    for (const plan::Advice advice : everyValue<plan::Advice>()) {
        const auto [title, meaning] = adviceText(advice);
        EXPECT_FALSE(title.isEmpty() || title.endsWith(u'.')) << wireName(advice).toStdString();
        EXPECT_TRUE(meaning.endsWith(u'.')) << wireName(advice).toStdString();
        EXPECT_FALSE(titles.contains(title)) << title.toStdString();
        titles << title;
    }
}

TEST(AdviceText, EverySurvivorIsNamed)
{
    EXPECT_EQ(everyValue<plan::Survivor>().size(), plan::allSurvivors.size());
    for (const plan::Survivor survivor : everyValue<plan::Survivor>())
        EXPECT_FALSE(survivorText(survivor).isEmpty()) << wireName(survivor).toStdString();
}

TEST(AdviceText, AGroupTellsHowManyAndWhatIsSkipped)
{
    const plan::AdviceGroup group{plan::Advice::NoEmail, 1200, {Measure::Password, Measure::Email}};
    EXPECT_EQ(skippedText(group), u"Skipped: password, email."_s);
    EXPECT_TRUE(groupText(group).startsWith(u"No e-mail address: 1,200 users. No reset"_s))
        << groupText(group).toStdString();
    EXPECT_TRUE(groupText(group).endsWith(u" Skipped: password, email."_s));
    EXPECT_EQ(skippedText({plan::Advice::Blocked, 1, {}}), QString());
    EXPECT_TRUE(
        groupText({plan::Advice::Blocked, 1, {}}).startsWith(u"Blocked already: 1 user."_s));
}

} // namespace
} // namespace bulkhead::texts
