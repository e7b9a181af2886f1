// SPDX-License-Identifier: Apache-2.0
#include "plan/choices_form.h"
#include "plan/nonsense_text.h"
#include "ui/every_value.h"
#include "window/driver.h"

#include "testing/testing.h"

#include <QAbstractButton>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;

const std::pair<ResetMethod, QString> methodNames[] = {
    {ResetMethod::Password, u"Random password"_s}, {ResetMethod::Flag, u"Force-reset flag"_s},
    {ResetMethod::Email, u"Reset e-mail"_s}, {ResetMethod::Ticket, u"Reset ticket"_s}};
const std::pair<Extra, QString> extraNames[] = {{Extra::Block, u"Block"_s},
    {Extra::ForgetMfaBrowsers, u"Forget MFA browsers"_s}, {Extra::DeleteGrants, u"Delete grants"_s},
    {Extra::DeleteDeviceCredentials, u"Delete device credentials"_s},
    {Extra::ClearFlag, u"Clear force-reset flag"_s}};

class ChoicesFormTest : public ::testing::Test
{
protected:
    ChoicesFormTest()
    {
        m_form.resize(860, 1200);
        m_form.show();
    }
    void click(const QString &name)
    {
        auto *button = shownAs<QAbstractButton>(m_form, name);
        ASSERT_TRUE(button) << name.toStdString();
        button->click();
    }
    bool isOn(const QString &name)
    {
        auto *button = shownAs<QAbstractButton>(m_form, name);
        return button && button->isChecked();
    }
    void enter(const QString &name, const QString &text)
    {
        auto *edit = shownAs<QLineEdit>(m_form, name);
        ASSERT_TRUE(edit) << name.toStdString();
        edit->setText(text);
        emit edit->editingFinished();
    }

    ChoicesForm m_form;
};

// Everything filled in that means something for these methods.
PlanChoices full(RevocationScope scope, ResetMethods reset, Extras extras)
{
    PlanChoices choices{.scope = scope, .reset = reset, .extras = extras};
    choices.window = {1'769'889'600'000, 1'769'889'600'007};
    choices.overrides = QStringList{u"contact_changed"_s}; // has no field, and is kept
    if (reset)
        choices.connection = u"main"_s;
    if (reset & (ResetMethod::Email | ResetMethod::Ticket)) {
        choices.resetClientId = u"app9"_s;
        choices.organization = u"org_1"_s;
    }
    if (reset.testFlag(ResetMethod::Ticket)) {
        choices.ticketLifeS = 4001; // no whole number of hours
        choices.ticketResultUrl = u"https://acme.com/done"_s;
    }
    return choices;
}

TEST_F(ChoicesFormTest, GivesBackWhateverItIsGiven)
{
    int plans = 0;
    for (const RevocationScope scope : everyValue<RevocationScope>()) {
        for (int reset = 0; reset < 16; ++reset) {
            if (!resetMethods(wireName(ResetMethods::fromInt(reset))))
                continue; // a mail and a ticket
            for (int extras = 0; extras < 32; ++extras) {
                const PlanChoices given =
                    full(scope, ResetMethods::fromInt(reset), Extras::fromInt(extras));
                m_form.setChoices(given);
                ASSERT_EQ(m_form.choices(), given) << toJson(given, {}).keys().size();
                ++plans;
            }
        }
    }
    EXPECT_EQ(plans, 4 * 12 * 32);
    m_form.setChoices(offeredChoices());
    EXPECT_EQ(m_form.choices(), offeredChoices()) << "nothing is left over";
}

TEST_F(ChoicesFormTest, ByHandEveryCombinationCanBeReached)
{
    for (int wanted = 0; wanted < 16; ++wanted) {
        const auto methods = ResetMethods::fromInt(wanted);
        if (!resetMethods(wireName(methods)))
            continue;
        click(u"No reset"_s);
        EXPECT_EQ(m_form.choices().reset, ResetMethods());
        for (const auto &[method, name] : methodNames) {
            if (methods.testFlag(method))
                click(name);
        }
        EXPECT_EQ(m_form.choices().reset, methods);
        for (const auto &[method, name] : methodNames)
            EXPECT_EQ(isOn(name), methods.testFlag(method)) << name.toStdString();
        EXPECT_EQ(isOn(u"No reset"_s), !methods);
    }
}

TEST_F(ChoicesFormTest, OffersAPasswordAndAMail)
{
    EXPECT_EQ(m_form.choices(), offeredChoices());
    EXPECT_TRUE(isOn(u"Random password"_s) && isOn(u"Reset e-mail"_s));
    EXPECT_FALSE(shown(m_form, u"Block"_s)) << "folded away";
}

TEST_F(ChoicesFormTest, AMailAndATicketTakeTurns)
{
    click(u"Reset ticket"_s);
    EXPECT_EQ(m_form.choices().reset, ResetMethod::Password | ResetMethod::Ticket);
    click(u"Reset e-mail"_s);
    EXPECT_EQ(m_form.choices().reset, ResetMethod::Password | ResetMethod::Email);
    click(u"Reset e-mail"_s);
    EXPECT_EQ(m_form.choices().reset, ResetMethods(ResetMethod::Password)) << "neither is allowed";
}

TEST_F(ChoicesFormTest, NoResetIsLeftByChoosingAMethodOnly)
{
    click(u"No reset"_s);
    click(u"No reset"_s);
    EXPECT_TRUE(isOn(u"No reset"_s));
    click(u"Force-reset flag"_s);
    EXPECT_FALSE(isOn(u"No reset"_s));
    click(u"Force-reset flag"_s);
    EXPECT_TRUE(isOn(u"No reset"_s));
}

TEST_F(ChoicesFormTest, ExtrasAreFoldedAwayAndCounted)
{
    click(u"More measures"_s);
    for (const auto &[extra, name] : extraNames) {
        click(name);
        EXPECT_EQ(m_form.choices().extras, Extras(extra)) << name.toStdString();
        click(name);
    }
    click(u"Block"_s);
    click(u"Delete grants"_s);
    click(u"More measures"_s);
    EXPECT_FALSE(shown(m_form, u"Block"_s));
    EXPECT_TRUE(
        shownAs<QAbstractButton>(m_form, u"More measures"_s)->text().endsWith(u"(2 chosen)"_s));
    m_form.setChoices({.extras = Extra::ClearFlag});
    EXPECT_TRUE(shown(m_form, u"Clear force-reset flag"_s)) << "what is chosen is seen";
}

TEST_F(ChoicesFormTest, OnlyFieldsThatMeanSomethingAreShown)
{
    const QStringList all{u"Connection"_s, u"Reset client ID"_s, u"Organization"_s,
        u"Ticket life in hours"_s, u"Ticket result URL"_s};
    const std::pair<ResetMethods, int> table[] = {{{}, 0}, {ResetMethod::Password, 1},
        {ResetMethod::Flag, 1}, {ResetMethod::Email, 3}, {ResetMethod::Ticket, 5},
        {ResetMethod::Password | ResetMethod::Email, 3}};
    for (const auto &[methods, count] : table) {
        m_form.setChoices({.reset = methods});
        for (int i = 0; i < int(all.size()); ++i)
            EXPECT_EQ(shown(m_form, all[i]) != nullptr, i < count)
                << wireName(methods).toStdString() << ": " << all[i].toStdString();
    }
}

TEST_F(ChoicesFormTest, WhatStandsInHiddenFieldsIsLeftOut)
{
    m_form.setChoices(full(RevocationScope::Everything, ResetMethod::Ticket, {}));
    click(u"No reset"_s);
    PlanChoices left = full(RevocationScope::Everything, {}, {});
    EXPECT_EQ(m_form.choices(), left);
    click(u"Reset ticket"_s);
    EXPECT_EQ(m_form.choices().ticketResultUrl, u"https://acme.com/done"_s) << "and not forgotten";
}

TEST_F(ChoicesFormTest, NothingToDoIsExplained)
{
    click(u"Revoke nothing"_s);
    click(u"No reset"_s);
    EXPECT_EQ(m_form.missing(), u"Choose what to do"_s);
    EXPECT_TRUE(says(m_form, u"there is nothing to do"_s));
    click(u"More measures"_s);
    click(u"Block"_s);
    EXPECT_EQ(m_form.missing(), QString());
    EXPECT_FALSE(says(m_form, u"there is nothing to do"_s));
}

TEST_F(ChoicesFormTest, TheFlagIsNotSetAndCleared)
{
    click(u"Force-reset flag"_s);
    click(u"More measures"_s);
    click(u"Clear force-reset flag"_s);
    EXPECT_EQ(m_form.missing(), u"Set the flag or clear it"_s);
    EXPECT_TRUE(says(m_form, u"cannot be set and cleared by one plan"_s));
    click(u"Force-reset flag"_s);
    EXPECT_EQ(m_form.missing(), QString());
    EXPECT_FALSE(says(m_form, u"cannot be set and cleared by one plan"_s));
}

TEST_F(ChoicesFormTest, ATicketsLifeIsANumberOfHours)
{
    click(u"Reset ticket"_s);
    EXPECT_EQ(shownAs<QLineEdit>(m_form, u"Ticket life in hours"_s)->text(), u"4"_s);
    const QString reason = u"This takes a number from 0.1 to 720."_s;
    for (const QString &wrong :
        {u""_s, u"0"_s, u"0.05"_s, u"721"_s, u"-4"_s, u"four"_s, u"nan"_s, u"inf"_s, u"1e300"_s}) {
        enter(u"Ticket life in hours"_s, wrong);
        EXPECT_EQ(m_form.missing(), u"Ticket life is not right"_s) << wrong.toStdString();
        EXPECT_TRUE(says(m_form, reason)) << wrong.toStdString();
    }
    enter(u"Ticket life in hours"_s, u" 1.5 "_s);
    EXPECT_EQ(m_form.missing(), QString());
    EXPECT_FALSE(says(m_form, reason));
    EXPECT_EQ(m_form.choices().ticketLifeS, 5400);
}

TEST_F(ChoicesFormTest, AResultUrlIsAnAddressAndStandsAlone)
{
    click(u"Reset ticket"_s);
    auto *url = shownAs<QLineEdit>(m_form, u"Ticket result URL"_s);
    url->setText(u"acme"_s);
    EXPECT_EQ(m_form.missing(), u"Ticket result URL is not right"_s);
    EXPECT_FALSE(says(m_form, u"This takes an https:// address."_s)) << "not while it is typed";
    emit url->editingFinished();
    EXPECT_TRUE(says(m_form, u"This takes an https:// address."_s));
    url->setText(u"https://acme.com"_s);
    EXPECT_FALSE(says(m_form, u"This takes an https:// address."_s));
    enter(u"Organization"_s, u"org_1"_s);
    EXPECT_EQ(m_form.missing(), u"Ticket result URL is one too many"_s);
    EXPECT_TRUE(says(m_form, u"neither with a reset client ID nor with an organization"_s));
    enter(u"Organization"_s, {});
    EXPECT_EQ(m_form.missing(), QString());
}

TEST_F(ChoicesFormTest, TheAttackHasTimesWithTheirZone)
{
    enter(u"Attack began"_s, u"2026-01-31T20:00"_s);
    EXPECT_EQ(m_form.missing(), u"The time of the attack is not right"_s);
    EXPECT_TRUE(says(m_form, u"This takes a time with its zone"_s));
    enter(u"Attack began"_s, u"2026-01-31T21:00+01:00"_s);
    EXPECT_EQ(m_form.missing(), QString());
    EXPECT_TRUE(says(m_form, u"on this computer's clock"_s)) << "what was understood";
    EXPECT_EQ(m_form.choices().window, (TimeWindow{1'769'889'600'000, 0}));
    enter(u"Attack ended"_s, u"2026-01-31T19:59Z"_s);
    EXPECT_EQ(m_form.missing(), u"Attack ended is not right"_s);
    EXPECT_TRUE(says(m_form, u"This is before the beginning."_s));
    enter(u"Attack began"_s, {});
    EXPECT_EQ(m_form.missing(), u"Attack began is missing"_s);
    EXPECT_TRUE(says(m_form, u"An end needs a beginning."_s));
    enter(u"Attack ended"_s, {});
    EXPECT_EQ(m_form.missing(), QString());
}

TEST(NonsenseText, IsThereForAll)
{
    QStringList seen;
    for (const Nonsense nonsense : everyValue<Nonsense>()) {
        const auto [missing, reason] = explain(nonsense);
        EXPECT_FALSE(missing.isEmpty() || missing.endsWith(u'.'));
        EXPECT_TRUE(reason.endsWith(u'.')) << reason.toStdString();
        seen << missing << reason;
    }
    EXPECT_EQ(seen.removeDuplicates(), 0);
}

} // namespace
} // namespace bulkhead::ui
