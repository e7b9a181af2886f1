// SPDX-License-Identifier: Apache-2.0
#include "run/action_look.h"

#include "auth0/action_endpoints.h"
#include "gate/action_code.h"

#include <algorithm>

namespace bulkhead::run {

using gate::Stand;
using gate::Standing;

ActionLook::ActionLook(Tools tools, Told told)
    : ActionDriver(std::move(tools)), m_told(std::move(told))
{
}

void ActionLook::begin()
{
    readBindings([this] { look(0); });
}

void ActionLook::look(size_t number)
{
    if (number == gate().actions.size())
        return tell();
    const QString name = gate().actions[number].name;
    ask(auth0::actionsNamed(name), [this, number, name](const QByteArray &body) {
        m_stands.push_back({name, standingOf(gate().actions[number], gate::readActions(body))});
        look(number + 1);
    });
}

Standing ActionLook::standingOf(
    const journal::GateRecord::Action &ours, const std::vector<gate::TenantAction> &actions)
{
    const auto there = std::find_if(actions.begin(), actions.end(),
        [&](const gate::TenantAction &each) { return each.name == ours.name; });
    if (there == actions.end() || !there->deployedCode)
        return Standing::Missing;
    if (std::none_of(bound().begin(), bound().end(),
            [&](const gate::Binding &each) { return each.actionId == there->id; }))
        return Standing::NotBound;
    if (gate::codeDigest(*there->deployedCode) != ours.codes.value(ours.codes.size() - 1))
        return Standing::OtherCode;
    return gate::isFulfilled(bound(), {.first = {{{}, there->id, {}, {}}}}) ? Standing::Up
                                                                            : Standing::NotFirst;
}

void ActionLook::tell()
{
    using journal::GateState;
    const bool up = !m_stands.empty()
        && std::all_of(m_stands.begin(), m_stands.end(),
            [](const Stand &each) { return each.standing == Standing::Up; });
    if (up && gate().state != GateState::Up)
        seen(GateState::Up);
    if (!up && gate().state == GateState::Up)
        seen(GateState::Lost);
    if (m_told)
        m_told(m_stands);
    complete();
}

} // namespace bulkhead::run
