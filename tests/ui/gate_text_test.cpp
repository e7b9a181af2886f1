// SPDX-License-Identifier: Apache-2.0
#include "texts/gate_text.h"

#include "every_value.h"
#include "gate/deny_text.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace bulkhead::texts {
namespace {

journal::GateRecord gateIn(journal::GateState state)
{
    journal::GateRecord gate;
    gate.state = state;
    gate.sinceMs = 1'770'000'000'000;
    return gate;
}

TEST(GateText, IsAWholeSentenceForEachState)
{
    for (int state = 0; state <= int(journal::GateState::Lost); ++state) {
        const QString text = gateText(gateIn(journal::GateState(state)));
        EXPECT_TRUE(text.endsWith(u'.')) << text.toStdString();
        EXPECT_TRUE(text.front().isUpper()) << text.toStdString();
        EXPECT_FALSE(text.contains(u"contained"_s, Qt::CaseInsensitive));
        EXPECT_FALSE(text.contains(u'%')) << text.toStdString();
    }
}

TEST(GateText, OfAGateThatIsUpSaysSinceWhenAndHowLongOldTokensLive)
{
    journal::GateRecord gate = gateIn(journal::GateState::Up);
    const QString text = gateText(gate);
    EXPECT_TRUE(text.startsWith(u"Closed to new tokens since 2026-02-02 02:40:00 UTC."_s))
        << text.toStdString();
    EXPECT_TRUE(text.contains(u"2026-02-03 02:40:00 UTC"_s));
    gate.lost = {u"theirs"_s};
    EXPECT_TRUE(gateText(gate).endsWith(u"theirs."_s));
}

TEST(GateText, ForTheWindowHasATitleAndItsMeaningForEachState)
{
    for (int state = 0; state <= int(journal::GateState::Lost); ++state) {
        const GateWords words = gateWords(gateIn(journal::GateState(state)), {.users = 7});
        EXPECT_TRUE(words.title.front().isUpper());
        ASSERT_FALSE(words.lines.isEmpty());
        for (const QString &line : words.lines) {
            EXPECT_TRUE(line.endsWith(u'.')) << line.toStdString();
            EXPECT_FALSE(line.contains(u"contained"_s, Qt::CaseInsensitive));
            EXPECT_FALSE(line.contains(u"gate up"_s)) << "a command is of no use in a window";
        }
    }
    journal::GateRecord gate = gateIn(journal::GateState::Up);
    const GateWords up = gateWords(gate, {.users = 7});
    EXPECT_EQ(up.title, u"Closed to new tokens since 02:40:00 UTC"_s);
    EXPECT_TRUE(up.lines[0].startsWith(u"7 users behind the gate."_s));
    EXPECT_TRUE(up.lines[1].contains(u"2026-02-03 02:40:00 UTC"_s));
    gate.lost = {u"theirs"_s};
    EXPECT_TRUE(gateWords(gate, {.users = 7}).lines.last().endsWith(u"theirs."_s));
    const auto whole = gateWords(gate, {.users = 2, .held = 1, .connections = {u"a"_s, u"b"_s}});
    EXPECT_TRUE(whole.lines.first().contains(u"everybody who logs in by a, b, listed or not"_s));
    EXPECT_TRUE(whole.lines.first().contains(u"of the list 2 users"_s));
    EXPECT_TRUE(whole.lines.at(1).startsWith(u"1 user held until released"_s));
}

TEST(GateText, KnowsWhatATokenLacks)
{
    EXPECT_EQ(missingForGate({}), QStringList()) << "it tells nothing";
    EXPECT_EQ(missingForGate({u"read:actions"_s, u"update:actions"_s, u"read:users"_s}),
        (QStringList{u"create:actions"_s, u"delete:actions"_s}));
    EXPECT_EQ(missingForGate({u"read:actions"_s, u"update:actions"_s, u"create:actions"_s,
                  u"delete:actions"_s}),
        QStringList());
}

TEST(GateText, KnowsWhichFaultsAreOfTheGate)
{
    for (const Fault fault :
        {Fault::ActionNameTaken, Fault::ActionBuildFailed, Fault::ActionTooLong,
            Fault::ActionRefused, Fault::TriggerFull, Fault::BindingsChanged, Fault::NobodyToTreat,
            Fault::ConnectionUnknown, Fault::ConnectionStrands, Fault::ExemptionMissing})
        EXPECT_TRUE(isAboutTheGate({fault, {}})) << wireName(fault).toStdString();
    EXPECT_TRUE(isAboutTheGate({Fault::ScopeMissing, u"create:actions delete:actions"_s}));
    EXPECT_FALSE(isAboutTheGate({Fault::ScopeMissing, u"update:users"_s}));
    EXPECT_FALSE(isAboutTheGate({Fault::Unreachable, {}}));
}

TEST(GateText, OfEachStandingNamesTheAction)
{
    for (int standing = 0; standing <= int(gate::Standing::OtherCode); ++standing) {
        const QString text = standText({u"bulkhead-gate-x"_s, gate::Standing(standing)});
        EXPECT_TRUE(text.startsWith(u"bulkhead-gate-x is "_s)) << text.toStdString();
        EXPECT_TRUE(text.endsWith(u'.'));
    }
}

TEST(GateText, ThatIsOfferedToRefusedUsersNamesTheWayBack)
{
    EXPECT_EQ(gate::checkedDenyText(defaultDenyText()), defaultDenyText());
}

} // namespace
} // namespace bulkhead::texts
