// SPDX-License-Identifier: Apache-2.0
#include "run/action_raising.h"

#include "auth0/action_endpoints.h"
#include "gate/action_code.h"
#include "gate/gate_name.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bulkhead::run {
namespace {

using journal::GateStep;

constexpr int pollMs = 400;
constexpr qint64 patienceMs = 150'000; // builds of 45 s have been seen
constexpr qint64 deployGraceMs = 1500; // until “deploy” of the creation must have had its effect
constexpr int triesAtMost = 3;

QJsonObject about(const QString &name, const QByteArray &code)
{
    return {{u"name"_s, name}, {u"sha256"_s, gate::codeDigest(code)}};
}

} // namespace

bool isOfIncident(const journal::GateRecord &gate, const gate::TenantAction &action)
{
    const auto *known = gate.action(action.name);
    return known
        && (known->id == action.id || known->codes.contains(gate::codeDigest(action.code)));
}

ActionRaising::ActionRaising(Tools tools, ActionOrder order)
    : ActionDriver(std::move(tools)), m_order(std::move(order))
{
    for (const ActionOrder::Wanted &each : m_order.wanted)
        m_pieces.push_back({each.name, each.code});
}

// Everything that can be refused is found out before anything is changed.
void ActionRaising::begin()
{
    ask(auth0::actionTriggers(), [this](const QByteArray &body) {
        const auto trigger = gate::readTrigger(body);
        if (!trigger)
            return fail({Fault::ActionRefused, u"post-login"_s});
        m_trigger = *trigger;
        readBindings([this] {
            const auto foreign =
                std::count_if(bound().begin(), bound().end(), [this](const gate::Binding &each) {
                    return std::none_of(m_pieces.begin(), m_pieces.end(),
                        [&](const Piece &piece) { return piece.name == each.actionName; });
                });
            if (foreign + qint64(m_pieces.size()) > gate::placesAtMost)
                return fail({Fault::TriggerFull, QString::number(foreign)});
            find(0);
        });
    });
}

void ActionRaising::find(size_t number)
{
    if (number == m_pieces.size()) {
        m_making = true;
        return make(0);
    }
    ask(auth0::actionsNamed(m_pieces[number].name),
        [this, number](const QByteArray &body) { found(number, gate::readActions(body)); });
}

void ActionRaising::found(size_t number, const std::vector<gate::TenantAction> &actions)
{
    Piece &piece = m_pieces[number];
    const auto action = std::find_if(actions.begin(), actions.end(),
        [&](const gate::TenantAction &each) { return each.name == piece.name; });
    if (action != actions.end()) {
        if (!m_order.isOurs(*action))
            return fail({Fault::ActionNameTaken, piece.name});
        piece.id = action->id;
        piece.there = action->code == piece.code && action->status != u"failed";
    }
    m_making ? make(number) : find(number + 1);
}

void ActionRaising::make(size_t number)
{
    if (number == m_pieces.size()) {
        m_waitUntilMs = nowMs() + patienceMs;
        return await(0);
    }
    const Piece &piece = m_pieces[number];
    if (piece.there)
        return make(number + 1);
    piece.id.isEmpty() ? create(number) : update(number);
}

void ActionRaising::create(size_t number)
{
    const Piece &piece = m_pieces[number];
    change({GateStep::Create, about(piece.name, piece.code),
               auth0::createAction({piece.name, piece.code, m_trigger.version, m_trigger.runtime})},
        [this, number](const Heard &heard) {
            Piece &made = m_pieces[number];
            if (heard.done()) {
                made.id = gate::readAction(QJsonDocument::fromJson(heard.body).object()).id;
                made.there = true;
                return make(number + 1);
            }
            if (heard.refused() || ++made.tries >= triesAtMost)
                return failBy(heard.reading);
            ask(auth0::actionsNamed(made.name), [this, number](const QByteArray &body) {
                found(number, gate::readActions(body)); // it may be there now
            });
        });
}

void ActionRaising::update(size_t number)
{
    const Piece &piece = m_pieces[number];
    change({GateStep::Update, about(piece.name, piece.code),
               auth0::updateActionCode(piece.id, piece.code), auth0::Shape::JsonObject, true},
        [this, number](const Heard &heard) {
            if (!heard.done())
                return failBy(heard.reading);
            m_pieces[number].there = true;
            make(number + 1);
        });
}

void ActionRaising::await(size_t number)
{
    if (number == m_pieces.size())
        return bind();
    ask(auth0::getAction(m_pieces[number].id), [this, number](const QByteArray &body) {
        built(number, gate::readAction(QJsonDocument::fromJson(body).object()));
    });
}

void ActionRaising::built(size_t number, const gate::TenantAction &action)
{
    const Piece &piece = m_pieces[number];
    if (action.deployedCode == piece.code) {
        m_builtMs = -1;
        return await(number + 1);
    }
    if (action.code != piece.code)
        return fail({Fault::BindingsChanged, piece.name});
    if (action.status == u"failed" || nowMs() > m_waitUntilMs)
        return fail({Fault::ActionBuildFailed, piece.name});
    if (action.status == u"built") {
        if (m_builtMs < 0)
            m_builtMs = nowMs();
        if (action.deployedCode || nowMs() - m_builtMs >= deployGraceMs)
            return deploy(number);
    }
    later(pollMs, [this, number] { await(number); });
}

void ActionRaising::deploy(size_t number)
{
    const Piece &piece = m_pieces[number];
    change({GateStep::Deploy, about(piece.name, piece.code), auth0::deployAction(piece.id),
               auth0::Shape::JsonObject, true},
        [this, number](const Heard &heard) {
            if (!heard.done() && ++m_pieces[number].tries >= triesAtMost)
                return failBy(heard.reading);
            later(heard.done() ? 0 : pollMs, [this, number] { await(number); });
        });
}

void ActionRaising::bind()
{
    gate::BindingOrder order;
    for (const Piece &piece : m_pieces)
        order.first.push_back({{}, piece.id, piece.name, piece.name});
    for (const QString &name : m_order.surplus) {
        if (const auto *known = gate().action(name); known && !known->id.isEmpty())
            order.gone << known->id;
    }
    const QStringList gone = order.gone;
    rebind(std::move(order), [this, gone](const QStringList &lost) {
        m_lost = lost;
        clear(gone);
    });
}

void ActionRaising::clear(QStringList surplus)
{
    if (surplus.isEmpty()) {
        seen(journal::GateState::Up, m_lost);
        return complete();
    }
    const QString id = surplus.takeFirst();
    QString name;
    for (const auto &each : gate().actions)
        name = each.id == id ? each.name : name;
    change(
        {GateStep::Delete, {{u"name"_s, name}}, auth0::deleteAction(id), auth0::Shape::Empty, true},
        [this, surplus](const Heard &) { clear(surplus); });
}

} // namespace bulkhead::run
