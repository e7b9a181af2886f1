// SPDX-License-Identifier: Apache-2.0
#include "journal/entries.h"
#include "journal/grammar.h"
#include "journal/ledger.h"

#include <gtest/gtest.h>

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace bulkhead::journal {
namespace {

Entry gateEntry(EntryKind kind, int code, const QJsonObject &text = {}, Outcome outcome = {})
{
    return {.kind = kind,
        .atMs = 1000 + code,
        .code = code,
        .reason = kind == EntryKind::GateAnswered ? int(outcome) : -1,
        .text = QString::fromUtf8(QJsonDocument(text).toJson(QJsonDocument::Compact))};
}

Entry intent(GateStep step, const QString &name = {}, const QString &sha = {})
{
    return gateEntry(EntryKind::GateIntent, int(step), {{u"name"_s, name}, {u"sha256"_s, sha}});
}

Entry answer(GateStep step, Outcome outcome, const QString &name = {}, const QString &id = {})
{
    return gateEntry(
        EntryKind::GateAnswered, int(step), {{u"name"_s, name}, {u"id"_s, id}}, outcome);
}

Entry seen(GateState state)
{
    return gateEntry(EntryKind::GateSeen, int(state));
}

TEST(GateRecord, KeepsWhatWasChosen)
{
    const GateChoices choices{u"bulkhead-gate-x"_s, u"ab"_s, u"Call us."_s, true, true, 77,
        {u"boss@example.com"_s, u"auth0|1"_s}, {u"main"_s}, true, {u"auth0|2"_s}};
    EXPECT_EQ(GateChoices::fromJson(choices.toJson()), choices);
    GateRecord gate;
    EXPECT_FALSE(gate.chosen());
    gate.apply(gateEntry(EntryKind::GateChosen, 0, choices.toJson()));
    EXPECT_TRUE(gate.chosen());
    EXPECT_EQ(gate.choices, choices);
    EXPECT_EQ(gate.state, GateState::None);
}

TEST(GateRecord, IsUpOnlyWhenItWasSeenUp)
{
    GateRecord gate;
    gate.apply(intent(GateStep::Create, u"a"_s, u"1"_s));
    EXPECT_EQ(gate.state, GateState::Raising);
    EXPECT_EQ(gate.action(u"a"_s)->id, QString()) << "it may be there";
    gate.apply(answer(GateStep::Create, Outcome::Unknown, u"a"_s));
    EXPECT_EQ(gate.action(u"a"_s)->id, QString());
    gate.apply(answer(GateStep::Create, Outcome::Done, u"a"_s, u"id-a"_s));
    EXPECT_EQ(gate.action(u"a"_s)->id, u"id-a"_s);
    gate.apply(intent(GateStep::Bind));
    gate.apply(answer(GateStep::Bind, Outcome::Done));
    EXPECT_EQ(gate.state, GateState::Raising);
    gate.apply(seen(GateState::Up));
    EXPECT_EQ(gate.state, GateState::Up);
    const qint64 since = gate.sinceMs;
    gate.apply(intent(GateStep::Update, u"a"_s, u"2"_s));
    EXPECT_EQ(gate.state, GateState::Up);
    EXPECT_EQ(gate.action(u"a"_s)->codes, (QStringList{u"1"_s, u"2"_s}));
    Entry again = seen(GateState::Up);
    again.atMs += 50;
    gate.apply(again);
    EXPECT_EQ(gate.sinceMs, since) << "it has been up all the time";
    gate.apply(seen(GateState::Lost));
    EXPECT_EQ(gate.state, GateState::Lost);
}

TEST(GateRecord, ComesDownActionByAction)
{
    GateRecord gate;
    for (const QString &name : {u"a"_s, u"a-2"_s}) {
        gate.apply(intent(GateStep::Create, name, u"1"_s));
        gate.apply(answer(GateStep::Create, Outcome::Done, name, u"id-"_s + name));
    }
    gate.apply(seen(GateState::Up));
    gate.apply(intent(GateStep::Unbind));
    EXPECT_EQ(gate.state, GateState::Lowering);
    gate.apply(answer(GateStep::Delete, Outcome::Done, u"a"_s));
    ASSERT_EQ(gate.actions.size(), 1u);
    gate.apply(answer(GateStep::Delete, Outcome::ServerFailed, u"a-2"_s));
    ASSERT_EQ(gate.actions.size(), 1u);
    gate.apply(answer(GateStep::Delete, Outcome::NotFound, u"a-2"_s));
    EXPECT_TRUE(gate.actions.empty());
    gate.apply(intent(GateStep::Create, u"b"_s, u"1"_s));
    gate.apply(seen(GateState::Down));
    EXPECT_EQ(gate.state, GateState::Down);
    EXPECT_TRUE(gate.actions.empty()) << "what was not found there is not there";
}

TEST(GateRecord, IsPartOfTheLedgerAndOfTheGrammar)
{
    Ledger ledger;
    Grammar grammar;
    (void)grammar.accepts(entries::created());
    ledger.apply(entries::created());
    for (const Entry &entry : {intent(GateStep::Create, u"a"_s), answer(GateStep::Create, {}),
             seen(GateState::Up), gateEntry(EntryKind::GateChosen, 0)}) {
        EXPECT_TRUE(grammar.accepts(entry)) << int(entry.kind);
        ledger.apply(entry);
    }
    EXPECT_EQ(ledger.gate().state, GateState::Up);
    for (Entry entry :
        {intent(GateStep::Create), answer(GateStep::Create, {}), seen(GateState::Up)}) {
        for (const int code : {-1, 50}) {
            entry.code = code;
            EXPECT_FALSE(grammar.accepts(entry)) << int(entry.kind) << code;
        }
    }
    Entry odd = answer(GateStep::Create, {});
    odd.reason = 50;
    EXPECT_FALSE(grammar.accepts(odd));
}

} // namespace
} // namespace bulkhead::journal
