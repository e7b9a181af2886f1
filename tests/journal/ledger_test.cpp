// SPDX-License-Identifier: Apache-2.0
#include "journal/entries.h"

#include "testing/testing.h"

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

using namespace entries;
using Entries = std::vector<Entry>;

const User ada{u"auth0|ada"_s, u"ada@x.org"_s, {u"main"_s, u"old"_s}};

std::vector<std::pair<qint32, qint64>> placesOf(const Ledger &ledger, qint32 row)
{
    std::vector<std::pair<qint32, qint64>> places;
    for (const auto &place : ledger.places(row))
        places.emplace_back(place.source, place.line);
    return places;
}

using Places = std::vector<std::pair<qint32, qint64>>;

TEST(Ledger, BeginsNewAndEmpty)
{
    const Ledger ledger;
    EXPECT_EQ(ledger.state(), IncidentState::New);
    EXPECT_EQ(ledger.rowCount(), 0);
    EXPECT_EQ(ledger.userTotal(), 0);
    EXPECT_FALSE(ledger.planned());
    EXPECT_FALSE(ledger.runStarted());
    EXPECT_FALSE(ledger.halt());
    EXPECT_EQ(ledger.etaS(), -1);
}

TEST(Ledger, LearnsTheTenant)
{
    const Ledger fresh = folded({created()});
    EXPECT_EQ(fresh.id(), u"i-1"_s);
    EXPECT_EQ(fresh.tenant().address.name(), u"acme.eu.auth0.com"_s);
    EXPECT_EQ(fresh.tenant().clientId, u"app1"_s);
    EXPECT_EQ(fresh.tenant().audience, u"https://acme.eu.auth0.com/api/v2/"_s);
    EXPECT_EQ(fresh.tenant().caFile, u"/ca.pem"_s);
    EXPECT_FALSE(fresh.tenantSeen());
    const Ledger seen = folded({created(), tenantSeen(u"https://iss/"_s, true)});
    EXPECT_TRUE(seen.tenantSeen());
    EXPECT_EQ(seen.issuer(), u"https://iss/"_s);
    EXPECT_TRUE(seen.practice());
    EXPECT_EQ(seen.updatedAtMs(), startMs + 1000);
}

TEST(Ledger, KeepsTheListWithItsRepeatsAndRejects)
{
    const Ledger ledger = folded({created(), source(u"a"_s), listed(0, 2, u"auth0|ada"_s),
        listed(1, 3, u"Bo@x.org"_s), duplicate(0, 5), rejected(6, RejectReason::TooLong, u"z"_s),
        source(u"b"_s, 1), duplicate(0, 1), listed(2, 2, u"auth0|cy"_s)});
    EXPECT_EQ(ledger.state(), IncidentState::Imported);
    ASSERT_EQ(ledger.rowCount(), 3);
    EXPECT_EQ(ledger.identifier(0).kind, IdentifierKind::UserId);
    EXPECT_EQ(ledger.identifier(1).kind, IdentifierKind::Email);
    EXPECT_EQ(ledger.identifier(1).text, u"Bo@x.org"_s);
    EXPECT_EQ(placesOf(ledger, 0), (Places{{0, 2}, {0, 5}, {1, 1}}));
    EXPECT_EQ(placesOf(ledger, 2), (Places{{1, 2}}));
    ASSERT_EQ(ledger.rejects().size(), 1u);
    EXPECT_EQ(ledger.rejects()[0].reason, RejectReason::TooLong);
    EXPECT_EQ(ledger.text(ledger.rejects()[0].input), u"z"_s);
    EXPECT_EQ(ledger.userTotal(StepState::Pending), 3);
}

TEST(Ledger, LearnsWhoTheyAre)
{
    const Ledger ledger = folded({source(u"a"_s), listed(0, 1, u"ada@x.org"_s),
        listed(1, 2, u"two@x.org"_s), listed(2, 3, u"no@x.org"_s), listed(3, 4, u"auth0|ada"_s),
        found(0, ada), several(1, {u"auth0|t1"_s, u"auth0|t2"_s}), notFound(2), merged(3, 0)});
    EXPECT_EQ(ledger.user(0), ada);
    for (const qint32 row : {1, 2, 3})
        EXPECT_EQ(ledger.user(row), User()) << row;
    EXPECT_EQ(ledger.candidates(1), (QStringList{u"auth0|t1"_s, u"auth0|t2"_s}));
    EXPECT_EQ(ledger.candidates(0), QStringList());
    EXPECT_EQ(ledger.userState(0), StepState::Pending);
    EXPECT_EQ(ledger.userState(1), StepState::Skipped);
    EXPECT_EQ(ledger.userReason(1), Reason::SeveralUsers);
    EXPECT_EQ(ledger.userReason(2), Reason::UserNotFound);
    EXPECT_EQ(ledger.userTotal(), 3);
    EXPECT_EQ(ledger.userTotal(StepState::Skipped), 2);
}

TEST(Ledger, ForgetsAnEarlierAnswerWhenResolvedAgain)
{
    const Ledger ledger =
        folded({source(u"a"_s), listed(0, 1, u"ada@x.org"_s), notFound(0), found(0, ada)});
    EXPECT_EQ(ledger.user(0), ada);
    EXPECT_EQ(ledger.userTotal(StepState::Pending), 1);
    EXPECT_EQ(ledger.userTotal(StepState::Skipped), 0);
}

TEST(Ledger, MovesAllPlacesOfAMergedRow)
{
    const Entries base{source(u"a"_s), listed(0, 2, u"auth0|ada"_s), listed(1, 3, u"ada@x.org"_s),
        duplicate(1, 4), duplicate(0, 5), duplicate(1, 6), found(0, ada), merged(1, 0)};
    EXPECT_EQ(placesOf(folded(base), 0), (Places{{0, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}}));
    EXPECT_EQ(folded(base).userTotal(), 1);
}

TEST(Ledger, CountsALaterRepeatOfAMergedRowForTheRowThatTookIt)
{
    const Ledger ledger =
        folded({source(u"a"_s), listed(0, 2, u"auth0|ada"_s), listed(1, 3, u"ada@x.org"_s),
            found(0, ada), merged(1, 0), source(u"b"_s, 1), duplicate(1, 9)});
    EXPECT_EQ(placesOf(ledger, 0), (Places{{0, 2}, {0, 3}, {1, 9}}));
}

TEST(Ledger, FreezesThePlan)
{
    PlanChoices choices;
    choices.scope = RevocationScope::Sessions;
    choices.connection = u"main"_s;
    PlanCounts counts;
    counts.users = 1;
    const Ledger ledger = folded(
        {source(u"a"_s), listed(0, 1, u"auth0|ada"_s), found(0, ada), planned(choices, counts)});
    EXPECT_EQ(ledger.state(), IncidentState::Planned);
    EXPECT_TRUE(ledger.planned());
    EXPECT_EQ(ledger.choices(), choices);
    EXPECT_EQ(ledger.counts(), counts);
    EXPECT_EQ(ledger.measures(), (std::vector{Measure::DeleteSessions, Measure::Email}));
    EXPECT_EQ(ledger.steps(0).size(), 2u);
    EXPECT_EQ(ledger.userState(0), StepState::Pending);
}

TEST(Ledger, NeedsANewPlanForALongerList)
{
    Entries all{source(u"a"_s), listed(0, 1, u"auth0|ada"_s), found(0, ada), planned({}),
        concluded(0, Measure::RevokeAccess, StepState::Skipped, Reason::NoEmail, 0),
        concluded(0, Measure::Email, StepState::Skipped, Reason::NoEmail, 0)};
    EXPECT_EQ(folded(all).userTotal(StepState::Skipped), 1);
    all.push_back(listed(1, 2, u"auth0|bo"_s));
    const Ledger ledger = folded(all);
    EXPECT_EQ(ledger.state(), IncidentState::Imported);
    EXPECT_FALSE(ledger.planned());
    EXPECT_TRUE(ledger.steps(0).empty());
    EXPECT_EQ(ledger.userTotal(StepState::Pending), 2);
    EXPECT_EQ(ledger.userTotal(StepState::Skipped), 0);
}

TEST(Ledger, CountsRowsAnewWhenAListGrowsAfterCancelling)
{
    const Ledger ledger = folded({source(u"a"_s), listed(0, 1, u"auth0|ada"_s),
        ended(RunEnd::Cancelled), source(u"b"_s, 1), listed(1, 2, u"auth0|bo"_s)});
    EXPECT_EQ(ledger.userTotal(StepState::Pending), 2);
    EXPECT_EQ(ledger.userTotal(StepState::Cancelled), 0);
}

TEST(Ledger, AddsUpHeartbeats)
{
    const QJsonObject beat{{u"management"_s, QJsonObject{{u"sent"_s, 5}, {u"throttled"_s, 1}}},
        {u"authentication"_s, QJsonObject{{u"sent"_s, 2}}}, {u"pace_per_s"_s, 7.5},
        {u"eta_s"_s, 30}};
    const QJsonObject told{{u"limit"_s, QJsonObject{{u"seen"_s, true}, {u"burst"_s, 50}}}};
    EXPECT_FALSE(folded({created(), heartbeat(beat)}).limit());
    EXPECT_EQ(folded({created(), heartbeat(told), heartbeat(beat)}).limit()->burst, 50);
    const Ledger ledger = folded({created(), heartbeat(beat), heartbeat(beat)});
    EXPECT_EQ(ledger.calls(Api::Management).sent, 10);
    EXPECT_EQ(ledger.calls(Api::Management).throttled, 2);
    EXPECT_EQ(ledger.calls(Api::Authentication).sent, 4);
    EXPECT_EQ(ledger.calls(Api::Authentication).throttled, 0);
    EXPECT_EQ(ledger.pacePerS(), 7.5);
    EXPECT_EQ(ledger.etaS(), 30);
}

// What a killed process sent after its last heartbeat stands there as intents only.
TEST(Ledger, CountsTheCallsOfAKilledProcess)
{
    const QJsonObject beat{{u"management"_s, QJsonObject{{u"sent"_s, 1}}}};
    Ledger ledger = folded({created(), source(u"a"_s), listed(0, 1, u"auth0|ada"_s),
        listed(1, 2, u"auth0|bo"_s), found(0, ada), found(1, {u"auth0|bo"_s, {}, {}}), planned({}),
        started(), intent(0, Measure::RevokeAccess, 1), heartbeat(beat),
        intent(1, Measure::RevokeAccess, 1), intent(0, Measure::Email, 1)});
    EXPECT_EQ(ledger.calls(Api::Management).sent, 1);
    ledger.processGone();
    EXPECT_EQ(ledger.calls(Api::Management).sent, 2);
    EXPECT_EQ(ledger.calls(Api::Authentication).sent, 1);
    ledger.processGone();
    EXPECT_EQ(ledger.calls(Api::Management).sent, 2) << "counted twice";
}

TEST(Ledger, FollowsTheIncidentsState)
{
    struct Case
    {
        Entry entry;
        IncidentState state;
    };
    Ledger ledger = folded(
        {created(), source(u"a"_s), listed(0, 1, u"auth0|ada"_s), found(0, ada), planned({})});
    for (const Case &c : std::initializer_list<Case>{
             {started(), IncidentState::Running},
             {ended(RunEnd::Paused), IncidentState::Paused},
             {started(), IncidentState::Running},
             {halted(Fault::Unreachable, u"host"_s), IncidentState::Halted},
             {started(), IncidentState::Running},
             {ended(RunEnd::Finished), IncidentState::Finished},
             {ended(RunEnd::Cancelled), IncidentState::Cancelled},
         }) {
        ledger.apply(c.entry);
        EXPECT_EQ(ledger.state(), c.state);
        EXPECT_EQ(ledger.halt().has_value(), c.state == IncidentState::Halted);
        EXPECT_TRUE(ledger.runStarted());
    }
    EXPECT_EQ(wireName(IncidentState::New), u"new"_s);
    EXPECT_EQ(wireName(IncidentState::Finished), u"finished"_s);
}

TEST(Worst, OrdersAsTheReportDoes)
{
    using enum StepState;
    const std::array order{Failed, Unknown, Pending, Cancelled, Skipped, Done};
    for (size_t i = 0; i < order.size(); ++i) {
        for (size_t j = i; j < order.size(); ++j) {
            EXPECT_EQ(worst(order[i], order[j]), order[i]);
            EXPECT_EQ(worst(order[j], order[i]), order[i]);
        }
    }
}

TEST(Ledger, KeepsWhoseListSaysFirstThroughRepeatsAndMerges)
{
    const auto first = [](Entry entry) {
        entry.reason = int(Rank::Priority);
        return entry;
    };
    const Ledger ledger = folded({created(), source(u"a"_s), listed(0, 1, u"auth0|a"_s),
        first(listed(1, 2, u"auth0|b"_s)), listed(2, 3, u"auth0|c"_s), first(duplicate(2, 4)),
        listed(3, 5, u"auth0|d"_s), first(listed(4, 6, u"d@x.org"_s)), found(3, ada), merged(4, 3),
        listed(5, 7, u"auth0|e"_s), listed(6, 8, u"e@x.org"_s), found(5, ada), merged(6, 5),
        first(duplicate(6, 9))});
    const std::array expected{false, true, true, true, true, true, false};
    for (qint32 row = 0; row < ledger.rowCount(); ++row)
        EXPECT_EQ(ledger.listedFirst(row), expected[size_t(row)]) << row;
}

TEST(Ledger, KeepsLinkedIdentitiesAndTheLastLogin)
{
    Entry told = found(0, ada);
    told.text = u"{\"user_id\":\"auth0|ada\",\"identities\":[\"a|1\",\"b|c|2\"],"
                "\"last_login_ms\":1770000000000}"_s;
    const Ledger ledger = folded({created(), source(u"a"_s), listed(0, 1, u"auth0|ada"_s), told});
    EXPECT_EQ(ledger.user(0).identities, (QStringList{u"a|1"_s, u"b|c|2"_s}));
    EXPECT_EQ(ledger.user(0).lastLoginMs, 1'770'000'000'000);
}

TEST(Ledger, KeepsWhatAppearedInsideTheWindowUntilAnotherIsLookedInto)
{
    const auto windowed = [](qint64 fromMs) {
        return Entry{.kind = EntryKind::Windowed,
            .text = text({{u"from_ms"_s, fromMs}, {u"to_ms"_s, fromMs + 9}})};
    };
    const auto told = [](qint32 row, const QString &trait) {
        return Entry{.kind = EntryKind::Evidence,
            .row = row,
            .text = trait.isEmpty() ? trait : text({{u"traits"_s, QJsonArray{trait}}})};
    };
    Entry blocked = found(0, ada);
    blocked.text = u"{\"user_id\":\"auth0|ada\",\"traits\":[\"blocked\"]}"_s;
    std::vector<Entry> story{created(), source(u"a"_s), listed(0, 1, u"auth0|ada"_s),
        listed(1, 2, u"auth0|b"_s), listed(2, 3, u"auth0|c"_s), blocked, found(1, ada),
        found(2, ada)};
    const auto traits = [&] {
        const Ledger ledger = folded(story);
        return std::vector{ledger.user(0).traits, ledger.user(1).traits, ledger.user(2).traits};
    };
    EXPECT_EQ(traits(), (std::vector<Traits>{Trait::Blocked, {}, {}}));
    story.insert(story.end(), {windowed(1000), told(0, u"email_changed"_s), told(1, {})});
    EXPECT_EQ(traits(),
        (std::vector<Traits>{Trait::Blocked | Trait::EmailChanged, {}, Trait::EvidenceMissing}));
    EXPECT_EQ(folded(story).evidenceWindow(), (TimeWindow{1000, 1009}));
    EXPECT_TRUE(folded(story).evidenceRead(1));
    EXPECT_FALSE(folded(story).evidenceRead(2));
    story.insert(story.end(), {windowed(2000), told(2, u"social"_s)}); // that is no evidence
    EXPECT_EQ(traits(),
        (std::vector<Traits>{Trait::Blocked | Trait::EvidenceMissing, Trait::EvidenceMissing, {}}));
    story.push_back(
        {.kind = EntryKind::Windowed, .text = text({{u"from_ms"_s, 0}, {u"to_ms"_s, 0}})});
    EXPECT_EQ(traits(), (std::vector<Traits>{Trait::Blocked, {}, {}}));
}

} // namespace
} // namespace bulkhead::journal
