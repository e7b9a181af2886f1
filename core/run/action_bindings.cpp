// SPDX-License-Identifier: Apache-2.0
// How the list of bindings is changed: read right before, read back after, until it is so.
#include "auth0/action_endpoints.h"
#include "run/action_driver.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

constexpr int roundsAtMost = 4;
constexpr int pagesAtMost = 10;

QStringList namesOf(const std::vector<gate::Binding> &bindings)
{
    QStringList names;
    for (const gate::Binding &each : bindings)
        names << (each.displayName.isEmpty() ? each.actionName : each.displayName);
    return names;
}

} // namespace

void ActionDriver::readBindings(std::function<void()> then)
{
    addPage(0, {}, then);
}

void ActionDriver::addPage(
    int page, std::vector<gate::Binding> before, const std::function<void()> &then)
{
    ask(auth0::postLoginBindingsPage(page), [this, page, before, then](const QByteArray &body) {
        std::vector<gate::Binding> all = before;
        const auto more = gate::readBindings(body);
        all.insert(all.end(), more.begin(), more.end());
        if (!more.empty() && int(all.size()) < gate::readTotal(body) && page < pagesAtMost)
            return addPage(page + 1, std::move(all), then);
        m_bound = std::move(all);
        then();
    });
}

void ActionDriver::rebind(
    gate::BindingOrder order, std::function<void(const QStringList &lost)> then)
{
    m_rebinding = {std::move(order), std::move(then)};
    readBindings([this] { lookAtBindings(); });
}

void ActionDriver::lookAtBindings()
{
    Rebinding &work = m_rebinding;
    auto others = gate::othersIn(m_bound, work.order);
    const auto missing = gate::missingIn(others, work.kept);
    const bool restores = !missing.empty() && !work.hasPutBack;
    if (!missing.empty() && work.hasPutBack)
        work.lost = namesOf(missing);
    if (!restores && gate::isFulfilled(m_bound, work.order))
        return work.then(work.lost);
    if (++work.rounds > roundsAtMost)
        return fail({Fault::BindingsChanged, namesOf(others).join(u", ")});
    if (restores)
        others = gate::putBack(others, missing, work.kept);
    const qsizetype size = qsizetype(others.size() + work.order.first.size());
    if (!work.order.first.empty() && size > gate::placesAtMost)
        return fail({Fault::TriggerFull, QString::number(others.size())});
    sendBindings(others, restores);
}

void ActionDriver::sendBindings(const std::vector<gate::Binding> &others, bool restores)
{
    using journal::GateStep;
    const gate::BindingOrder &order = m_rebinding.order;
    Change made{order.first.empty() ? GateStep::Unbind : GateStep::Bind,
        {{u"before"_s, gate::toJson(m_bound)}},
        auth0::setPostLoginBindings(gate::listToSend(order, others, m_bound)),
        auth0::Shape::JsonObject, false, true};
    change(std::move(made), [this, others, restores](const Heard &heard) {
        if (heard.unheard())
            --m_rebinding.rounds;
        else
            m_rebinding.hasPutBack = m_rebinding.hasPutBack || restores;
        // A binding that went away in between makes the whole list invalid.
        if (heard.refused() && m_rebinding.rounds >= roundsAtMost)
            return failBy(heard.reading);
        if (!heard.refused())
            m_rebinding.kept = others;
        readBindings([this] { lookAtBindings(); });
    });
}

} // namespace bulkhead::run
