// SPDX-License-Identifier: Apache-2.0
#include "run/gate_list.h"

#include <algorithm>

namespace bulkhead::run {
namespace {

using journal::Ledger;

// A connection that nobody could get past the gate in by oneself. One that is not known lets
// everybody pass.
bool strandsAll(const Connection &connection)
{
    return connection.customDatabase || !connection.selfService || !connection.passwordLogin;
}

bool isStranded(const User &user, const std::vector<Connection> &connections)
{
    if (user.connections.isEmpty() || user.email.isEmpty())
        return true;
    const Connection connection = connectionNamed(connections, user.connections.first());
    return strandsAll(connection);
}

// Protected, or left out: nothing is done to them that would ever let them through again.
bool isExempt(const Ledger &ledger, qint32 row)
{
    const auto steps = ledger.steps(row);
    return std::any_of(steps.begin(), steps.end(), [](const journal::Step &step) {
        return step.reason == Reason::Protected || step.reason == Reason::Excluded;
    });
}

bool contactChanged(const Ledger &ledger, const User &user)
{
    return (user.traits & contactTraits)
        && !ledger.choices().overrides.contains(wireName(Reason::ContactChanged));
}

// What our own password makes of the date that the tenant tells.
void applyPassword(const Ledger &ledger, qint32 row, GateFor purpose, gate::Listed &listed)
{
    const auto steps = ledger.steps(row);
    for (size_t i = 0; i < steps.size(); ++i) {
        if (ledger.measures()[i] != Measure::Password)
            continue;
        const journal::Step &step = steps[i];
        const bool tried = step.attempts > 0 && step.state != StepState::Done;
        const qint64 setMs = ledger.passwordLook(row).baselineMs;
        if (step.state == StepState::Done && setMs > 0)
            listed.cutOffMs = setMs;
        else if (step.state == StepState::Done || tried)
            listed.held = true; // a date of ours, and nobody knows which
        else if (purpose == GateFor::Sweep && step.state == StepState::Pending)
            listed.held = true;
    }
}

bool isRuled(const User &user, const gate::ConnectionRule &rule)
{
    return !user.connections.isEmpty()
        && std::all_of(user.connections.begin(), user.connections.end(),
            [&](const QString &each) { return rule.connections.contains(each); });
}

struct Row
{
    const Ledger &ledger;
    qint32 number;
    GateFor purpose;
    const plan::NamedUsers &released;
};

gate::Listed listedAs(const Row &row, const User &user, GateFor purpose)
{
    const bool held = contactChanged(row.ledger, user)
        && !row.released.reason(user, row.ledger.identifier(row.number));
    gate::Listed listed{user.userId, 0, held};
    applyPassword(row.ledger, row.number, purpose, listed);
    return listed;
}

void addUser(const Row &row, gate::GateContent &content)
{
    const Ledger &ledger = row.ledger;
    const User user = ledger.user(row.number);
    if (isExempt(ledger, row.number)) {
        content.protectedKeys << user.userId;
        return;
    }
    if (content.letStrandedIn && isStranded(user, ledger.connections()))
        return;
    const bool ruled = isRuled(user, content.rule);
    gate::Listed listed = listedAs(row, user, ruled ? GateFor::Now : row.purpose);
    if (ruled) {
        content.rule.cutOffMs = std::max(content.rule.cutOffMs, listed.cutOffMs);
        if (!listed.held)
            return;
    }
    content.listed.push_back(listed);
    for (const QString &identity : user.identities) {
        listed.key = identity;
        content.listed.push_back(listed);
    }
}

// From our first password on the age of one says nothing until all are set; afterwards the last of
// ours is what an owner's has to be younger than.
gate::ConnectionRule ruleOf(
    const Ledger &ledger, const journal::GateChoices &choices, GateFor purpose)
{
    QStringList names = choices.connections;
    names.removeIf([&](const QString &name) {
        return choices.letStrandedIn && strandsAll(connectionNamed(ledger.connections(), name));
    });
    return {.connections = names, .held = purpose == GateFor::Sweep};
}

plan::NamedUsers namedIn(const QStringList &texts)
{
    plan::NamedUsers users;
    for (const QString &text : texts) {
        if (const auto read = readIdentifier(text); read.identifier)
            users.add(*read.identifier);
    }
    return users;
}

bool isHeldAt(const Ledger &ledger, qint32 row, bool letStrandedIn, const plan::NamedUsers &passing)
{
    if (ledger.resolution(row) != Resolution::Found || isExempt(ledger, row))
        return false;
    const User user = ledger.user(row);
    return contactChanged(ledger, user) && !passing.reason(user, ledger.identifier(row))
        && !(letStrandedIn && isStranded(user, ledger.connections()));
}

} // namespace

gate::GateContent gateContent(
    const Ledger &ledger, const journal::GateChoices &choices, GateFor purpose)
{
    gate::GateContent content{.denyText = choices.denyText,
        .cutOffMs = choices.cutOffMs,
        .letStrandedIn = choices.letStrandedIn,
        .protectedKeys = gate::keysOf(choices.protectedUsers)};
    content.rule = ruleOf(ledger, choices, purpose);
    const bool byList = choices.connections.isEmpty();
    const plan::NamedUsers released = namedIn(choices.released);
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const Resolution resolution = ledger.resolution(row);
        if (resolution == Resolution::Found)
            addUser({ledger, row, purpose, released}, content);
        else if (resolution != Resolution::Merged && byList)
            content.listed.push_back({gate::keyOf(ledger.identifier(row))});
    }
    return content;
}

QStringList strandingConnections(const Ledger &ledger, const QStringList &names)
{
    QStringList stranding = names;
    stranding.removeIf([&](const QString &name) {
        return !strandsAll(connectionNamed(ledger.connections(), name));
    });
    return stranding;
}

qint64 heldByContact(const Ledger &ledger, const plan::NamedUsers &users)
{
    qint64 held = 0;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) != Resolution::Found)
            continue;
        const User user = ledger.user(row);
        held += contactChanged(ledger, user) && users.reason(user, ledger.identifier(row)) ? 1 : 0;
    }
    return held;
}

bool isHeld(const Ledger &ledger, const journal::GateChoices &choices, qint32 row)
{
    return isHeldAt(
        ledger, row, choices.letStrandedIn, namedIn(choices.released + choices.protectedUsers));
}

qint64 strandedUsers(const Ledger &ledger)
{
    qint64 users = 0;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        if (ledger.resolution(row) == Resolution::Found && !isExempt(ledger, row))
            users += isStranded(ledger.user(row), ledger.connections()) ? 1 : 0;
    }
    return users;
}

BehindGate behindGate(const Ledger &ledger, const journal::GateChoices &choices)
{
    const bool byList = choices.connections.isEmpty();
    const plan::NamedUsers passing = namedIn(choices.released + choices.protectedUsers);
    BehindGate behind{.connections = ruleOf(ledger, choices, GateFor::Now).connections};
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const Resolution resolution = ledger.resolution(row);
        const bool found = resolution == Resolution::Found;
        const bool counts = found ? !isExempt(ledger, row) : byList;
        behind.users += counts && resolution != Resolution::Merged ? 1 : 0;
        behind.held += isHeldAt(ledger, row, choices.letStrandedIn, passing) ? 1 : 0;
    }
    if (choices.letStrandedIn)
        behind.users -= strandedUsers(ledger);
    return behind;
}

qint64 unresolvedRows(const Ledger &ledger)
{
    qint64 rows = 0;
    for (qint32 row = 0; row < ledger.rowCount(); ++row)
        rows += ledger.resolution(row) == Resolution::Open ? 1 : 0;
    return rows;
}

} // namespace bulkhead::run
