// SPDX-License-Identifier: Apache-2.0
#include "ui/choices_form_fixture.h"
#include "ui/every_value.h"

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
        choices.resetClientIds = {{u"shop"_s, u"app2"_s}, {u"staff"_s, {}}};
        choices.organizations = {{u"shop"_s, u"org_2"_s}};
    }
    if (reset.testFlag(ResetMethod::Email))
        choices.mailPerS = 0.25;
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

} // namespace
} // namespace bulkhead::ui
