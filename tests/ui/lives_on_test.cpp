// SPDX-License-Identifier: Apache-2.0
#include "texts/lives_on.h"
#include "ui/every_value.h"

#include "testing/testing.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

using bulkhead::testing::everyValue;

constexpr auto none = RevocationScope::None;

PlanChoices choose(RevocationScope scope, ResetMethods reset, Extras extras = {})
{
    return {.scope = scope, .reset = reset, .extras = extras};
}

Fate fateOf(Hold hold, const PlanChoices &choices)
{
    return livesOn(choices)[size_t(hold)].fate;
}

// Every plan that there can be.
template <typename Visit> void everyPlan(const Visit &visit)
{
    for (const RevocationScope scope : everyValue<RevocationScope>()) {
        for (int reset = 0; reset < 16; ++reset) {
            for (int extras = 0; extras < 32; ++extras)
                visit(choose(scope, ResetMethods::fromInt(reset), Extras::fromInt(extras)));
        }
    }
}

TEST(LivesOn, EveryHoldHasAWordAFateAndASentence)
{
    EXPECT_EQ(everyValue<Hold>(), std::vector<Hold>(allHolds.begin(), allHolds.end()));
    everyPlan([](const PlanChoices &choices) {
        const auto all = livesOn(choices);
        ASSERT_EQ(all.size(), allHolds.size());
        for (size_t i = 0; i < all.size(); ++i) {
            ASSERT_EQ(all[i].hold, allHolds[i]);
            ASSERT_TRUE(all[i].why.endsWith(u'.') && all[i].why.front().isUpper())
                << all[i].why.toStdString();
        }
    });
    QStringList words;
    for (const Hold hold : allHolds)
        words << holdText(hold);
    for (const Fate fate : everyValue<Fate>())
        words << fateText(fate);
    EXPECT_FALSE(words.contains(QString()));
    EXPECT_EQ(words.removeDuplicates(), 0);
}

// What Auth0 documents of each measure by itself; all else lives on.
TEST(LivesOn, EachMeasureKillsWhatItKillsAndNoMore)
{
    using enum Hold;
    using Holds = std::vector<Hold>;
    struct
    {
        PlanChoices of;
        Holds dies, refused;
    } const table[] = {
        {choose(none, {}), {}, {}},
        {choose(RevocationScope::Everything, {}), {Sessions, RefreshTokens}, {}},
        {choose(RevocationScope::Sessions, {}), {Sessions}, {}},
        {choose(RevocationScope::RefreshTokens, {}), {RefreshTokens}, {}},
        {choose(none, ResetMethod::Password), {OldPassword, Sessions}, {}},
        {choose(none, ResetMethod::Flag), {}, {OldPassword, Sessions, RefreshTokens}},
        {choose(none, ResetMethod::Email), {ResetLinks}, {}},
        {choose(none, ResetMethod::Ticket), {ResetLinks}, {}},
        {choose(none, {}, Extra::Block), {}, {OldPassword, Sessions, Factors, SocialIdentities}},
        {choose(none, {}, Extra::ForgetMfaBrowsers), {}, {}},
        {choose(none, {}, Extra::DeleteGrants), {Grants}, {}},
        {choose(none, {}, Extra::DeleteDeviceCredentials), {DeviceCredentials}, {}},
        {choose(none, {}, Extra::ClearFlag), {}, {}},
    };
    for (const auto &row : table) {
        for (const Hold hold : allHolds) {
            const auto holds = [hold](const Holds &all) {
                return std::find(all.begin(), all.end(), hold) != all.end();
            };
            const Fate expected = holds(row.dies) ? Fate::Dies
                : holds(row.refused)              ? Fate::Refused
                                                  : Fate::Lives;
            EXPECT_EQ(fateOf(hold, row.of), expected)
                << wireName(row.of.scope).toStdString() << ' '
                << wireName(row.of.reset).toStdString() << ": " << holdText(hold).toStdString();
        }
    }
}

// A measure more never keeps anything alive.
TEST(LivesOn, MoreMeasuresKillMore)
{
    everyPlan([](const PlanChoices &choices) {
        for (const ResetMethod method : allResetMethods) {
            PlanChoices more = choices;
            more.reset |= method;
            for (const Hold hold : allHolds)
                ASSERT_LE(fateOf(hold, more), fateOf(hold, choices)) << int(hold);
        }
        for (const Extra extra : allExtras) {
            PlanChoices more = choices;
            more.extras |= extra;
            for (const Hold hold : allHolds)
                ASSERT_LE(fateOf(hold, more), fateOf(hold, choices)) << int(hold);
        }
    });
}

TEST(LivesOn, AccessTokensAndAppsOwnSessionsAreNeverCalledDead)
{
    everyPlan([](const PlanChoices &choices) {
        ASSERT_EQ(fateOf(Hold::AccessTokens, choices), Fate::Lives);
        ASSERT_EQ(fateOf(Hold::AppSessions, choices), Fate::Lives);
    });
}

// The honest part: whatever the plan leaves usable is named, and nothing else.
TEST(StaysAlive, NamesWhatDoesNotDie)
{
    everyPlan([](const PlanChoices &choices) {
        const QString all = staysAlive(choices).join(u'\n');
        for (const auto &[hold, fate, why] : livesOn(choices))
            ASSERT_EQ(all.contains(holdText(hold) + u" ("_s), fate != Fate::Dies);
    });
    EXPECT_TRUE(staysAlive(choose(none, ResetMethod::Email))
                    .contains(u"Old password (lives on): The old password works until the user "
                              u"follows the e-mail: whoever knows it can log in again."_s));
}

QString readmeTable()
{
    const std::pair<QString, PlanChoices> columns[] = {
        {u"everything"_s, choose(RevocationScope::Everything, {})},
        {u"sessions"_s, choose(RevocationScope::Sessions, {})},
        {u"refresh tokens"_s, choose(RevocationScope::RefreshTokens, {})},
        {u"password"_s, choose(none, ResetMethod::Password)},
        {u"flag"_s, choose(none, ResetMethod::Flag)},
        {u"e-mail or ticket"_s, choose(none, ResetMethod::Email)},
        {u"block"_s, choose(none, {}, Extra::Block)},
    };
    QString table = u"| |"_s, rule = u"|---|"_s;
    for (const auto &column : columns) {
        table += u' ' + column.first + u" |"_s;
        rule += u"---|"_s;
    }
    table += u'\n' + rule + u'\n';
    for (const Hold hold : allHolds) {
        table += u"| "_s + holdText(hold) + u" |"_s;
        for (const auto &column : columns) {
            const Fate fate = fateOf(hold, column.second);
            const QString word = fate == Fate::Dies ? u"**dies**"_s : fateText(fate);
            table += (fate == Fate::Lives ? u" "_s : u' ' + word + u' ') + u'|';
        }
        table += u'\n';
    }
    return table;
}

TEST(Readme, HoldsTheSameTable)
{
    QFile readme(QStringLiteral(BULKHEAD_README));
    ASSERT_TRUE(readme.open(QIODevice::ReadOnly));
    EXPECT_TRUE(QString::fromUtf8(readme.readAll()).contains(readmeTable()))
        << "README.md should have:\n"
        << readmeTable().toStdString();
}

} // namespace
} // namespace bulkhead::texts
