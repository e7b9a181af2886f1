// SPDX-License-Identifier: Apache-2.0
#include "run/action_lowering.h"

#include "auth0/action_endpoints.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {

ActionLowering::ActionLowering(Tools tools, IsOurs isOurs, Told told)
    : ActionDriver(std::move(tools)), m_isOurs(std::move(isOurs)), m_told(std::move(told))
{
}

// All of them: one whose creation was never answered is known by its code only.
void ActionLowering::page(int number)
{
    ask(auth0::postLoginActions(number), [this, number](const QByteArray &body) {
        const auto actions = gate::readActions(body);
        m_seen += int(actions.size());
        for (const gate::TenantAction &each : actions) {
            if (m_isOurs(each))
                m_ours.push_back(each);
        }
        if (!actions.empty() && m_seen < gate::readTotal(body))
            return page(number + 1);
        gate::BindingOrder order;
        for (const gate::TenantAction &each : m_ours)
            order.gone << each.id;
        rebind(std::move(order), [this](const QStringList &lost) {
            m_lost = lost;
            remove();
        });
    });
}

void ActionLowering::remove()
{
    if (m_ours.empty()) {
        seen(journal::GateState::Down, m_lost);
        if (m_told)
            m_told(m_removed);
        return complete();
    }
    const gate::TenantAction action = m_ours.back();
    m_ours.pop_back();
    change({journal::GateStep::Delete, {{u"name"_s, action.name}}, auth0::deleteAction(action.id),
               auth0::Shape::Empty, true},
        [this, action](const Heard &heard) {
            if (!heard.done() && heard.reading.outcome != Outcome::NotFound)
                return failBy(heard.reading);
            m_removed << action.name;
            remove();
        });
}

} // namespace bulkhead::run
