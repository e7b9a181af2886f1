// SPDX-License-Identifier: Apache-2.0
#include "journal/entries.h"
#include "report/report_row.h"
#include "report/sample.h"
#include "ui/html_page.h"

using namespace Qt::StringLiterals;

// What the report for people tells of the plan and of what came of it later.
namespace bulkhead::texts {
namespace {

using journal::Ledger;

// A run of which everything is told: whom nobody touched, what lives on, who has changed it.
std::vector<journal::Entry> told()
{
    using namespace journal::entries;
    const auto exempt = [](qint32 row, Reason reason, const QString &words) {
        journal::Entry entry = concluded(row, Measure::Email, StepState::Skipped, reason, 0);
        entry.text = words;
        return entry;
    };
    const auto person = [](const QString &name, const QStringList &connections = {u"main"_s}) {
        return User{u"auth0|"_s + name, name + u"@x.org"_s, connections};
    };
    const PlanChoices mails{.scope = RevocationScope::None, .reset = ResetMethod::Email};
    std::vector<journal::Entry> all{created(), source(u"a.csv"_s)};
    for (const QString &name : {u"ada"_s, u"bo"_s, u"cy"_s, u"dee"_s, u"eve"_s})
        all.push_back(listed(qint32(all.size()) - 2, int(all.size()), u"auth0|"_s + name));
    for (const auto &entry :
        {found(0, person(u"ada"_s)), found(1, person(u"bo"_s, {u"main"_s, u"shop"_s})),
            found(2, person(u"cy"_s)), found(3, person(u"dee"_s)), found(4, person(u"eve"_s)),
            planned(mails), exempt(2, Reason::Protected, u"break glass"_s),
            exempt(3, Reason::Excluded, u"<legal>"_s), exempt(4, Reason::Excluded, u"<legal>"_s),
            started(), intent(0, Measure::Email, 1), done(0, Measure::Email, 200),
            intent(1, Measure::Email, 1), done(1, Measure::Email, 200)})
        all.push_back(entry);
    return all;
}

TEST(HtmlPlan, WhomNobodyTouchedIsToldWithTheReasonGiven)
{
    const QString page = html(journal::entries::folded(told()));
    const auto groups = tableUnder(page, u"Whom no step touched, and who says why"_s);
    ASSERT_EQ(groups.size(), 2u);
    EXPECT_EQ(groups[0].mid(1), (QStringList{u"break glass"_s, u"1"_s}));
    EXPECT_EQ(groups[1].mid(1), (QStringList{u"<legal>"_s, u"2"_s}));
    EXPECT_FALSE(page.contains(u"<legal>"_s));
    EXPECT_TRUE(tableUnder(page, u"Affected users"_s)[2][8].endsWith(u"given: break glass"_s));
    EXPECT_TRUE(
        tableUnder(html(report::sample::ledger()), u"Whom no step touched, and who says why"_s)
            .empty());
}

TEST(HtmlPlan, WhatIsOddAboutUsersIsTold)
{
    const QString page = html(journal::entries::folded(told()));
    const auto advice = tableUnder(page, u"What to know of single users"_s);
    ASSERT_EQ(advice.size(), 1u);
    EXPECT_EQ(advice[0].mid(0, 2), (QStringList{u"Another login beside the password"_s, u"1"_s}));
    EXPECT_EQ(
        tableUnder(page, u"Affected users"_s)[1][13], u"the password in another connection"_s);
    EXPECT_EQ(tableUnder(page, u"Affected users"_s)[0][13], QString());
}

TEST(HtmlPlan, OwnersAreToldWithTheTimeOfTheLookOrThatNobodyLooked)
{
    const QString title = u"Have the owners chosen new passwords?"_s;
    auto all = told();
    const QString before = html(journal::entries::folded(all));
    EXPECT_TRUE(before.contains(u"Nobody has asked the tenant since the reset"_s));
    EXPECT_EQ(tableUnder(before, title)[2][1], u"2"_s);
    EXPECT_EQ(tableUnder(before, u"Affected users"_s)[0][12], u"not known"_s);
    const qint64 later = journal::entries::startMs * 2;
    all.push_back({.kind = journal::EntryKind::Looked, .row = 0, .number = later});
    all.push_back({.kind = journal::EntryKind::Looked, .row = 1, .number = 0});
    const Ledger ledger = journal::entries::folded(all);
    const QString page = html(ledger);
    const QString at = report::isoTime(ledger.passwordLook(1).lookedAtMs);
    EXPECT_TRUE(page.contains(u"when it was last asked, at %1."_s.arg(at)));
    const std::vector<QStringList> expected{{u"Changed since, not by Bulkhead"_s, u"1"_s},
        {u"Not changed since"_s, u"1"_s},
        {u"Not looked at, or the database does not tell"_s, u"0"_s}};
    EXPECT_EQ(tableUnder(page, title), expected);
    EXPECT_EQ(tableUnder(page, u"Affected users"_s)[1][12], u"no, at "_s + at);
    EXPECT_TRUE(tableUnder(page, u"Affected users"_s)[0][12].startsWith(u"yes, seen at "_s));
    all = told();
    all.resize(all.size() - 4);
    EXPECT_FALSE(html(journal::entries::folded(all)).contains(title)) << "nobody was reset";
}

} // namespace
} // namespace bulkhead::texts
