// SPDX-License-Identifier: Apache-2.0
#include "model/plan_nonsense.h"

#include "testing/testing.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

using All = std::vector<Nonsense>;

constexpr auto ticket = ResetMethod::Ticket;

PlanChoices nothing()
{
    return {.scope = RevocationScope::None, .reset = {}};
}

TEST(Nonsense, IsFoundInWhatCannotBeDone)
{
    using enum Nonsense;
    PlanChoices links, endOnly, backwards, atOnce;
    links.reset = ResetMethod::Email | ticket;
    endOnly.window = {.toMs = 5};
    backwards.window = {.fromMs = 6, .toMs = 5};
    atOnce.window = {.fromMs = 5, .toMs = 5};
    const std::pair<PlanChoices, All> table[] = {
        {offeredChoices(), {}},
        {nothing(), {NothingToDo}},
        {{.scope = RevocationScope::None, .reset = {}, .extras = Extra::Block}, {}},
        {{.reset = ResetMethod::Flag, .extras = Extra::ClearFlag}, {FlagSetAndCleared}},
        {{.reset = ResetMethod::Password, .extras = Extra::ClearFlag}, {}},
        {links, {TwoLinks}},
        {{.reset = ticket, .ticketLifeS = 359}, {TicketLife}},
        {{.reset = ticket, .ticketLifeS = 360}, {}},
        {{.reset = ticket, .ticketLifeS = 2'592'000}, {}},
        {{.reset = ticket, .ticketLifeS = 2'592'001}, {TicketLife}},
        {{.reset = ticket, .ticketResultUrl = u"https://acme.com/done"_s}, {}},
        {{.reset = ticket, .ticketResultUrl = u"acme.com/done"_s}, {ResultUrlInvalid}},
        {{.reset = ticket, .ticketResultUrl = u"javascript:x"_s}, {ResultUrlInvalid}},
        {{.reset = ticket, .resetClientId = u"app"_s, .ticketResultUrl = u"https://a.com"_s},
            {ResultUrlBranded}},
        {{.reset = ticket, .organization = u"org_1"_s, .ticketResultUrl = u"a"_s},
            {ResultUrlInvalid, ResultUrlBranded}},
        {{.reset = ticket, .resetClientId = u"app"_s, .organization = u"org_1"_s}, {}},
        {{.reset = ticket,
             .resetClientIds = {{u"shop"_s, u"app"_s}},
             .ticketResultUrl = u"https://a.com"_s},
            {ResultUrlBranded}},
        {{.reset = ticket,
             .organizations = {{u"shop"_s, {}}},
             .ticketResultUrl = u"https://a.com"_s},
            {}},
        {{.reset = ResetMethod::Email, .resetClientIds = {{{}, u"=a"_s}}}, {BrandingUnclear}},
        {{.reset = ticket, .organizations = {{{}, u"=a"_s}}}, {BrandingUnclear}},
        {{.reset = ResetMethod::Flag, .organizations = {{{}, u"=a"_s}}}, {}},
        {{.reset = ResetMethod::Email, .mailPerS = -1}, {MailRate}},
        {{.reset = ResetMethod::Email, .mailPerS = 0.009}, {MailRate}},
        {{.reset = ResetMethod::Email, .mailPerS = 0.01}, {}},
        {{.reset = ticket, .mailPerS = -1}, {}},
        {endOnly, {EndWithoutBeginning}},
        {backwards, {EndBeforeBeginning}},
        {atOnce, {}},
    };
    for (const auto &[choices, found] : table)
        EXPECT_EQ(nonsenseIn(choices), found)
            << QJsonDocument(toJson(choices, {})).toJson().toStdString();
}

// A field that belongs to nothing chosen says nothing.
TEST(Nonsense, IsNotLookedForInWhatWasNotChosen)
{
    const PlanChoices mail{.reset = ResetMethod::Email,
        .resetClientId = u"app"_s,
        .ticketLifeS = 0,
        .ticketResultUrl = u"nowhere"_s};
    EXPECT_EQ(nonsenseIn(mail), All());
}

TEST(Instant, NeedsItsZone)
{
    const std::pair<QString, std::optional<qint64>> table[] = {
        {u"1970-01-01T00:00:01Z"_s, 1000},
        {u"1970-01-01T01:00:01+01:00"_s, 1000},
        {u"1970-01-01T00:00Z"_s, 0},
        {u"1970-01-01T00:00:00.250Z"_s, 250},
        {u"2026-01-31T20:00"_s, std::nullopt},
        {u"2026-01-31"_s, std::nullopt},
        {u"2026-02-31T20:00Z"_s, std::nullopt},
        {u"yesterday"_s, std::nullopt},
        {QString(), std::nullopt},
    };
    for (const auto &[text, utcMs] : table)
        EXPECT_EQ(instant(text), utcMs) << text.toStdString();
}

TEST(Instant, IsWrittenAsItIsRead)
{
    EXPECT_EQ(instantText(1'769'889'600'000), u"2026-01-31T20:00:00Z"_s);
    for (const qint64 utcMs : {1'769'889'600'000, 1'769'889'600'007})
        EXPECT_EQ(instant(instantText(utcMs)), utcMs);
}

} // namespace
} // namespace bulkhead
