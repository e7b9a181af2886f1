// SPDX-License-Identifier: Apache-2.0
#include "gate/bindings.h"

#include "gate/gate_name.h"

#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::gate {
namespace {

bool holds(const std::vector<Binding> &bindings, const QString &actionId)
{
    return std::any_of(bindings.begin(), bindings.end(),
        [&](const Binding &each) { return each.actionId == actionId; });
}

QJsonObject item(const QString &type, const QString &value, const QString &displayName)
{
    QJsonObject made{{u"ref"_s, QJsonObject{{u"type"_s, type}, {u"value"_s, value}}}};
    if (!displayName.isEmpty())
        made.insert(u"display_name"_s, displayName);
    return made;
}

} // namespace

std::vector<Binding> othersIn(const std::vector<Binding> &bound, const BindingOrder &order)
{
    std::vector<Binding> others;
    for (const Binding &each : bound) {
        if (!holds(order.first, each.actionId) && !order.gone.contains(each.actionId))
            others.push_back(each);
    }
    return others;
}

bool isFulfilled(const std::vector<Binding> &bound, const BindingOrder &order)
{
    if (std::any_of(bound.begin(), bound.end(),
            [&](const Binding &each) { return order.gone.contains(each.actionId); }))
        return false;
    const auto foreign = std::find_if(bound.begin(), bound.end(), [&](const Binding &each) {
        return !holds(order.first, each.actionId) && !isOurName(each.actionName);
    });
    const std::vector<Binding> leading(bound.begin(), foreign);
    return std::all_of(order.first.begin(), order.first.end(),
        [&](const Binding &each) { return holds(leading, each.actionId); });
}

std::vector<Binding> missingIn(const std::vector<Binding> &now, const std::vector<Binding> &before)
{
    std::vector<Binding> missing;
    for (const Binding &each : before) {
        if (!holds(now, each.actionId))
            missing.push_back(each);
    }
    return missing;
}

std::vector<Binding> putBack(const std::vector<Binding> &now, const std::vector<Binding> &missing,
    const std::vector<Binding> &before)
{
    std::vector<Binding> whole = now;
    auto at = whole.begin();
    for (const Binding &each : before) {
        const auto there = std::find_if(whole.begin(), whole.end(),
            [&](const Binding &other) { return other.actionId == each.actionId; });
        if (there != whole.end())
            at = there + 1;
        else if (holds(missing, each.actionId))
            at = whole.insert(at, each) + 1;
    }
    return whole;
}

QJsonArray listToSend(const BindingOrder &order, const std::vector<Binding> &others,
    const std::vector<Binding> &bound)
{
    QJsonArray list;
    for (const Binding &each : order.first)
        list << item(u"action_id"_s, each.actionId, each.displayName);
    for (const Binding &each : others) {
        const bool there = std::any_of(
            bound.begin(), bound.end(), [&](const Binding &other) { return other.id == each.id; });
        list << (there ? item(u"binding_id"_s, each.id, each.displayName)
                       : item(u"action_id"_s, each.actionId, each.displayName));
    }
    return list;
}

QJsonArray toJson(const std::vector<Binding> &bound)
{
    QJsonArray list;
    for (const Binding &each : bound)
        list << QJsonObject{{u"binding_id"_s, each.id}, {u"action_id"_s, each.actionId},
            {u"name"_s, each.actionName}, {u"display_name"_s, each.displayName}};
    return list;
}

} // namespace bulkhead::gate
