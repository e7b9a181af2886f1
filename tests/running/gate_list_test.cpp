// SPDX-License-Identifier: Apache-2.0
// Whom the gate refuses, from what the incident knows.
#include "run/gate_list.h"

#include "journal/entries.h"

#include <gtest/gtest.h>

#include <QJsonDocument>
#include <QSet>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

namespace entries = journal::entries;
using journal::Entry;
using journal::EntryKind;

constexpr qint64 cutOff = 1'000'000;

class GateList : public ::testing::Test
{
protected:
    void SetUp() override
    {
        add(entries::created());
        add(entries::source(u"l"_s, 0));
        QStringList rows{u"auth0|1"_s, u"Ada@Example.com"_s, u"eve@example.com"_s};
        for (int row = 0; row < rows.size(); ++row) {
            Entry entry = entries::listed(row, row + 1, rows[row]);
            entry.code =
                int(rows[row].contains(u'@') ? IdentifierKind::Email : IdentifierKind::UserId);
            add(entry);
        }
    }
    void add(const Entry &entry) { m_ledger.apply(entry); }
    void found(int row, const User &user) { add(entries::found(row, user)); }
    void plan(ResetMethods reset)
    {
        PlanChoices choices;
        choices.reset = reset;
        add(entries::planned(choices));
    }
    [[nodiscard]] gate::GateContent content(GateFor purpose = GateFor::Now) const
    {
        journal::GateChoices choices;
        choices.cutOffMs = cutOff;
        choices.letStrandedIn = m_letStrandedIn;
        choices.protectedUsers = {u"Boss@Example.com"_s, u"auth0|B"_s};
        choices.connections = m_connections;
        choices.released = m_released;
        return gateContent(m_ledger, choices, purpose);
    }
    [[nodiscard]] QStringList keys() const
    {
        QStringList all;
        for (const gate::Listed &each : content().listed)
            all << each.key;
        return all;
    }
    [[nodiscard]] gate::Listed of(const QString &key, GateFor purpose = GateFor::Now) const
    {
        for (const gate::Listed &each : content(purpose).listed) {
            if (each.key == key)
                return each;
        }
        ADD_FAILURE() << key.toStdString() << " is not listed";
        return {};
    }
    static User user(const QString &id) { return {id, u"u@example.com"_s, {u"main"_s}}; }

    journal::Ledger m_ledger;
    bool m_letStrandedIn = false;
    QStringList m_connections, m_released;
};

TEST_F(GateList, IsWhatWasImportedBeforeAnybodyWasLookedUp)
{
    EXPECT_EQ(keys(), (QStringList{u"auth0|1"_s, u"ada@example.com"_s, u"eve@example.com"_s}));
    EXPECT_EQ(content().protectedKeys, (QStringList{u"boss@example.com"_s, u"auth0|B"_s}));
    EXPECT_EQ(unresolvedRows(m_ledger), 3);
    EXPECT_EQ(strandedUsers(m_ledger), 0);
}

TEST_F(GateList, NamesTheUsersThatWereFound)
{
    User linked = user(u"auth0|7"_s);
    linked.identities = {u"google-oauth2|8"_s};
    found(1, linked);
    add(entries::several(2, {u"auth0|x"_s, u"auth0|y"_s}));
    EXPECT_EQ(keys(),
        (QStringList{u"auth0|1"_s, u"auth0|7"_s, u"google-oauth2|8"_s, u"eve@example.com"_s}));
    add(entries::merged(0, 1));
    EXPECT_EQ(keys(), (QStringList{u"auth0|7"_s, u"google-oauth2|8"_s, u"eve@example.com"_s}));
}

TEST_F(GateList, HoldsWhoseContactChanged)
{
    User changed = user(u"auth0|7"_s);
    changed.traits = Trait::EmailChanged;
    found(1, changed);
    EXPECT_TRUE(of(u"auth0|7"_s).held);
    EXPECT_FALSE(of(u"auth0|1"_s).held);
    PlanChoices choices;
    choices.overrides = {wireName(Reason::ContactChanged)};
    add(entries::planned(choices));
    EXPECT_FALSE(of(u"auth0|7"_s).held) << "released";
}

TEST_F(GateList, HoldsNobodyWhoWasReleased)
{
    User changed = user(u"auth0|7"_s);
    changed.traits = Trait::FactorAdded;
    found(1, changed);
    EXPECT_TRUE(of(u"auth0|7"_s).held);
    for (const QString &name : {u"auth0|7"_s, u"U@example.com"_s, u"ada@example.com"_s}) {
        m_released = {name};
        EXPECT_FALSE(of(u"auth0|7"_s).held) << name.toStdString();
    }
    m_released = {u"auth0|other"_s};
    EXPECT_TRUE(of(u"auth0|7"_s).held);
    plan::NamedUsers named;
    named.add({IdentifierKind::UserId, u"auth0|7"_s});
    named.add({IdentifierKind::UserId, u"auth0|1"_s});
    EXPECT_EQ(heldByContact(m_ledger, named), 1);
}

TEST_F(GateList, CountsWhomAChangedContactHolds)
{
    User changed = user(u"auth0|7"_s);
    changed.traits = Trait::FactorAdded;
    changed.email.clear();
    found(0, user(u"auth0|1"_s));
    found(1, changed);
    journal::GateChoices choices;
    EXPECT_EQ(behindGate(m_ledger, choices).held, 1);
    EXPECT_TRUE(isHeld(m_ledger, choices, 1));
    EXPECT_FALSE(isHeld(m_ledger, choices, 0));
    EXPECT_FALSE(isHeld(m_ledger, choices, 2)) << "nobody has looked";
    for (auto list : {&journal::GateChoices::released, &journal::GateChoices::protectedUsers}) {
        choices = {};
        choices.*list = QStringList{u"auth0|7"_s};
        EXPECT_EQ(behindGate(m_ledger, choices).held, 0);
    }
    choices = {};
    choices.letStrandedIn = true;
    EXPECT_EQ(behindGate(m_ledger, choices).held, 0) << "without an address, and let in";
}

TEST_F(GateList, IsLeftToTheRuleOfItsConnections)
{
    m_connections = {u"main"_s};
    User held = user(u"auth0|7"_s);
    held.traits = Trait::EmailChanged;
    User elsewhere = user(u"auth0|8"_s);
    elsewhere.connections = {u"main"_s, u"staff"_s};
    found(0, user(u"auth0|1"_s));
    found(1, held);
    EXPECT_EQ(keys(), QStringList{u"auth0|7"_s}) << "and whoever has not been looked up";
    found(2, elsewhere);
    EXPECT_EQ(keys(), (QStringList{u"auth0|7"_s, u"auth0|8"_s}));
    EXPECT_EQ(content().rule.connections, m_connections);
    EXPECT_EQ(content().protectedKeys.size(), 2);
}

TEST_F(GateList, CountsBeforeConnectionsOnlyWhomItKnows)
{
    journal::GateChoices choices;
    choices.connections = {u"main"_s};
    EXPECT_EQ(behindGate(m_ledger, choices).users, 0) << "nobody was looked up";
    found(0, user(u"auth0|1"_s));
    add(entries::notFound(1));
    EXPECT_EQ(behindGate(m_ledger, choices).users, 1);
    EXPECT_EQ(behindGate(m_ledger, choices).connections, QStringList{u"main"_s});
    EXPECT_EQ(behindGate(m_ledger, {}).users, 3);
    EXPECT_EQ(behindGate(m_ledger, {}).connections, QStringList());
}

TEST_F(GateList, RaisesTheRulesCutOffToOurOwnPasswords)
{
    m_connections = {u"main"_s};
    found(0, user(u"auth0|1"_s));
    found(1, user(u"auth0|2"_s));
    plan(ResetMethod::Password);
    EXPECT_FALSE(content().rule.held);
    EXPECT_TRUE(content(GateFor::Sweep).rule.held);
    EXPECT_TRUE(content(GateFor::Sweep).listed.empty());
    add(entries::started());
    add(entries::intent(0, Measure::Password, 1));
    EXPECT_TRUE(of(u"auth0|1"_s).held) << "it may have been set";
    Entry done = entries::done(0, Measure::Password, 200);
    done.text = QString::number(cutOff + 500);
    add(done);
    EXPECT_TRUE(content().listed.empty());
    EXPECT_EQ(content().rule.cutOffMs, cutOff + 500);
}

TEST_F(GateList, DoesNotTakeOurOwnPasswordForTheOwners)
{
    found(0, user(u"auth0|1"_s));
    plan(ResetMethod::Password);
    EXPECT_FALSE(of(u"auth0|1"_s).held);
    EXPECT_TRUE(of(u"auth0|1"_s, GateFor::Sweep).held) << "from now on a date says nothing";
    EXPECT_FALSE(of(u"eve@example.com"_s, GateFor::Sweep).held) << "has no steps";

    add(entries::started());
    add(entries::intent(0, Measure::Password, 1));
    EXPECT_TRUE(of(u"auth0|1"_s).held) << "it may have been set";
    Entry done = entries::done(0, Measure::Password, 200);
    done.text = QString::number(cutOff + 500);
    add(done);
    EXPECT_FALSE(of(u"auth0|1"_s).held);
    EXPECT_EQ(of(u"auth0|1"_s).cutOffMs, cutOff + 500);
    EXPECT_EQ(of(u"auth0|1"_s, GateFor::Sweep).cutOffMs, cutOff + 500);
}

TEST_F(GateList, HoldsOneWhosePasswordMayHaveBeenSet)
{
    found(0, user(u"auth0|1"_s));
    plan(ResetMethod::Password);
    add(entries::started());
    add(entries::intent(0, Measure::Password, 1));
    add(entries::concluded(0, Measure::Password, StepState::Failed, Reason::BlockNotRestored, 500));
    EXPECT_TRUE(of(u"auth0|1"_s).held);
}

TEST_F(GateList, LetsPassWhomThePlanDoesNotTouch)
{
    found(0, user(u"auth0|1"_s));
    found(1, user(u"auth0|2"_s));
    plan(ResetMethod::Email);
    for (const auto &[row, reason] : {std::pair{0, Reason::Protected}, {1, Reason::Excluded}}) {
        for (const Measure measure : m_ledger.measures())
            add(entries::concluded(row, measure, StepState::Skipped, reason, 0));
    }
    for (const auto &key : {u"auth0|1"_s, u"auth0|2"_s}) {
        EXPECT_FALSE(keys().contains(key));
        EXPECT_TRUE(content().protectedKeys.contains(key));
    }
    EXPECT_EQ(behindGate(m_ledger, {}).users, 1);
}

TEST_F(GateList, CountsTheStranded)
{
    User social{u"google-oauth2|1"_s, u"s@example.com"_s, {}};
    User unreachable = user(u"auth0|2"_s);
    unreachable.email.clear();
    User custom = user(u"auth0|3"_s);
    custom.connections = {u"own"_s};
    Connection own;
    own.name = u"own"_s;
    own.customDatabase = true;
    const QJsonObject survey{{u"connections"_s, QJsonArray{toJson(own)}}};
    add({.kind = EntryKind::Surveyed,
        .text = QString::fromUtf8(QJsonDocument(survey).toJson(QJsonDocument::Compact))});
    found(0, social);
    found(1, unreachable);
    found(2, custom);
    EXPECT_EQ(strandedUsers(m_ledger), 3);
    EXPECT_EQ(keys().size(), 3);
    m_letStrandedIn = true;
    EXPECT_EQ(keys(), QStringList());
    found(1, user(u"auth0|2"_s));
    EXPECT_EQ(strandedUsers(m_ledger), 2);
    EXPECT_EQ(keys(), QStringList{u"auth0|2"_s});
    EXPECT_EQ(behindGate(m_ledger, {}).users, 3);
    journal::GateChoices lenient;
    lenient.letStrandedIn = true;
    EXPECT_EQ(behindGate(m_ledger, lenient).users, 1);
    add(entries::merged(2, 1));
    EXPECT_EQ(behindGate(m_ledger, {}).users, 2) << "one user is counted once";
    m_connections = {u"main"_s, u"own"_s};
    EXPECT_EQ(strandingConnections(m_ledger, m_connections), QStringList{u"own"_s});
    EXPECT_EQ(content().rule.connections, QStringList{u"main"_s});
    lenient.connections = m_connections;
    EXPECT_EQ(behindGate(m_ledger, lenient).connections, QStringList{u"main"_s});
}

} // namespace
} // namespace bulkhead::run
