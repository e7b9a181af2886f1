// SPDX-License-Identifier: Apache-2.0
// What makes no sense is said at its field and keeps the form from going on.
#include "plan/nonsense_text.h"
#include "ui/choices_form_fixture.h"
#include "ui/every_value.h"

using namespace Qt::StringLiterals;

namespace bulkhead::ui {
namespace {

using namespace testing;

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

TEST_F(ChoicesFormTest, ABrandingIsOnePerConnection)
{
    const QString reason = u"CONNECTION=ID once for each connection"_s;
    for (const QString &wrong : {u"=org_1"_s, u"org_1, org_2"_s, u"shop=org_1,shop=org_2"_s}) {
        enter(u"Organization"_s, wrong);
        EXPECT_EQ(m_form.missing(), u"A connection's branding is not right"_s);
        EXPECT_TRUE(says(m_form, reason)) << wrong.toStdString();
    }
    enter(u"Organization"_s, u"org_1, shop = org_2,"_s);
    EXPECT_EQ(m_form.missing(), QString());
    EXPECT_FALSE(says(m_form, reason));
    EXPECT_EQ(m_form.choices().organization, u"org_1"_s);
    EXPECT_EQ(m_form.choices().organizations.value(u"shop"_s), u"org_2"_s);
}

TEST_F(ChoicesFormTest, MailsGoAtAPaceOrAtTheProviders)
{
    for (const QString &wrong : {u"0"_s, u"-1"_s, u"0.001"_s, u"fast"_s, u"inf"_s}) {
        enter(u"E-mails a second"_s, wrong);
        EXPECT_EQ(m_form.missing(), u"E-mails a second is not right"_s) << wrong.toStdString();
        EXPECT_TRUE(says(m_form, u"This takes a number from 0.01."_s)) << wrong.toStdString();
    }
    enter(u"E-mails a second"_s, u"2.5"_s);
    EXPECT_EQ(m_form.choices().mailPerS, 2.5);
    enter(u"E-mails a second"_s, {});
    EXPECT_EQ(m_form.missing(), QString());
    EXPECT_EQ(m_form.choices().mailPerS, 0);
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
