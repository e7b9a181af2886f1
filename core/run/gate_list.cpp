// SPDX-License-Identifier: Apache-2.0
#include "run/gate_list.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::Ledger;

bool isStranded(const User &user, const std::vector<Connection> &connections)
{
    if (user.connections.isEmpty() || user.email.isEmpty())
        return true;
    const Connection connection = connectionNamed(connections, user.connections.first());
    return connection.customDatabase || !connection.selfService || !connection.passwordLogin;
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

void addUser(const Ledger &ledger, qint32 row, GateFor purpose, gate::GateContent &content)
{
    const User user = ledger.user(row);
    if (isExempt(ledger, row)) {
        content.protectedKeys << user.userId;
        return;
    }
    if (content.letStrandedIn && isStranded(user, ledger.connections()))
        return;
    gate::Listed listed{user.userId, 0, contactChanged(ledger, user)};
    applyPassword(ledger, row, purpose, listed);
    content.listed.push_back(listed);
    for (const QString &identity : user.identities) {
        listed.key = identity;
        content.listed.push_back(listed);
    }
}

} // namespace

gate::GateContent gateContent(
    const Ledger &ledger, const journal::GateChoices &choices, GateFor purpose)
{
    gate::GateContent content{.denyText = choices.denyText,
        .cutOffMs = choices.cutOffMs,
        .letStrandedIn = choices.letStrandedIn};
    for (const QString &text : choices.protectedUsers) {
        if (const auto read = readIdentifier(text); read.identifier)
            content.protectedKeys << gate::keyOf(*read.identifier);
    }
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        switch (ledger.resolution(row)) {
        case Resolution::Merged: break;
        case Resolution::Found: addUser(ledger, row, purpose, content); break;
        default: content.listed.push_back({gate::keyOf(ledger.identifier(row))});
        }
    }
    return content;
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

qint64 usersBehindGate(const Ledger &ledger, const journal::GateChoices &choices)
{
    qint64 users = 0;
    for (qint32 row = 0; row < ledger.rowCount(); ++row) {
        const Resolution resolution = ledger.resolution(row);
        const bool found = resolution == Resolution::Found;
        users += resolution != Resolution::Merged && !(found && isExempt(ledger, row)) ? 1 : 0;
    }
    return choices.letStrandedIn ? users - strandedUsers(ledger) : users;
}

qint64 unresolvedRows(const Ledger &ledger)
{
    qint64 rows = 0;
    for (qint32 row = 0; row < ledger.rowCount(); ++row)
        rows += ledger.resolution(row) == Resolution::Open ? 1 : 0;
    return rows;
}

} // namespace bulkhead::run
