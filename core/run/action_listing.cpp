// SPDX-License-Identifier: Apache-2.0
#include "run/action_listing.h"

#include "auth0/action_endpoints.h"

#include <algorithm>

namespace bulkhead::run {

ActionListing::ActionListing(Tools tools, Told told)
    : ActionDriver(std::move(tools)), m_told(std::move(told))
{
}

void ActionListing::begin()
{
    readBindings([this] { page(0); });
}

void ActionListing::page(int number)
{
    ask(auth0::postLoginActions(number), [this, number](const QByteArray &body) {
        const auto actions = gate::readActions(body);
        for (const gate::TenantAction &each : actions) {
            const auto place = std::find_if(bound().begin(), bound().end(),
                [&](const gate::Binding &binding) { return binding.actionId == each.id; });
            m_rows.push_back({each, place == bound().end() ? -1 : int(place - bound().begin())});
        }
        if (!actions.empty() && int(m_rows.size()) < gate::readTotal(body))
            return page(number + 1);
        addUnlisted();
        std::stable_sort(m_rows.begin(), m_rows.end(), [](const Row &one, const Row &other) {
            return uint(one.place) < uint(other.place); // those that are not bound come last
        });
        m_told(m_rows);
        listed();
    });
}

// What is bound runs, whether the tenant lists it or not.
void ActionListing::addUnlisted()
{
    for (size_t place = 0; place < bound().size(); ++place) {
        const gate::Binding &each = bound()[place];
        if (std::none_of(m_rows.begin(), m_rows.end(),
                [&](const Row &row) { return row.action.id == each.actionId; }))
            m_rows.push_back(
                {{each.actionId, each.actionName, {}, {}, {}, each.integration}, int(place)});
    }
}

} // namespace bulkhead::run
