// SPDX-License-Identifier: Apache-2.0
#include "practice/actions.h"

#include "practice/names.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

QJsonObject shownVersion(const TenantAction &action, const TenantAction::Version &version)
{
    const QString since = isoTime(version.sinceMs);
    return {{u"id"_s, version.id}, {u"action_id"_s, action.id}, {u"number"_s, version.number},
        {u"deployed"_s, version.number == action.versions.back().number}, {u"code"_s, version.code},
        {u"runtime"_s, action.runtime}, {u"status"_s, u"built"_s},
        {u"dependencies"_s, QJsonArray()}, {u"secrets"_s, QJsonArray()}, {u"created_at"_s, since},
        {u"built_at"_s, since}};
}

} // namespace

bool isTrigger(const QString &name)
{
    static const QStringList known{u"post-login"_s, u"credentials-exchange"_s,
        u"pre-user-registration"_s, u"post-user-registration"_s, u"post-change-password"_s,
        u"send-phone-message"_s, u"custom-phone-provider"_s, u"custom-email-provider"_s,
        u"password-reset-post-challenge"_s, u"custom-token-exchange"_s, u"event-stream"_s,
        u"password-hash-migration"_s, u"login-post-identifier"_s, u"signup-post-identifier"_s};
    return known.contains(name);
}

void Actions::settle(qint64 nowMs)
{
    for (TenantAction &action : m_actions) {
        if (action.deployWhenBuilt && status(action, nowMs) == "built"_L1)
            deploy(action, nowMs);
    }
}

QString Actions::status(const TenantAction &action, qint64 nowMs) const
{
    const qint64 age = nowMs - action.savedMs;
    if (age >= buildMs)
        return action.buildFails ? u"failed"_s : u"built"_s;
    if (age * 5 < buildMs)
        return u"pending"_s;
    return age * 5 < buildMs * 4 ? u"building"_s : u"packaged"_s;
}

TenantAction &Actions::add(const QString &name, const QString &code, qint64 nowMs)
{
    TenantAction action;
    action.id = newId();
    action.name = name;
    action.createdMs = nowMs;
    m_actions.push_back(std::move(action));
    save(m_actions.back(), code, nowMs);
    return m_actions.back();
}

void Actions::save(TenantAction &action, const QString &code, qint64 nowMs)
{
    action.code = code;
    action.savedMs = nowMs;
    action.buildFails = buildsFail;
}

void Actions::deploy(TenantAction &action, qint64 nowMs)
{
    action.deployWhenBuilt = false;
    action.versions.push_back({newId(), int(action.versions.size()) + 1, action.code, nowMs});
}

void Actions::remove(const QString &id)
{
    std::erase_if(bound, [&](const TenantBinding &each) { return each.actionId == id; });
    std::erase_if(m_actions, [&](const TenantAction &each) { return each.id == id; });
}

TenantBinding Actions::bindingOf(
    const TenantAction &action, const QString &displayName, qint64 nowMs)
{
    return {newId(), action.id, displayName.isEmpty() ? action.name : displayName, nowMs};
}

TenantAction *Actions::byId(const QString &id)
{
    const auto found = std::find_if(m_actions.begin(), m_actions.end(),
        [&](const TenantAction &each) { return each.id == id; });
    return found == m_actions.end() ? nullptr : &*found;
}

TenantAction *Actions::byName(const QString &name)
{
    const auto found = std::find_if(m_actions.begin(), m_actions.end(),
        [&](const TenantAction &each) { return each.name == name; });
    return found == m_actions.end() ? nullptr : &*found;
}

bool Actions::isBound(const QString &id) const
{
    return std::any_of(
        bound.begin(), bound.end(), [&](const TenantBinding &each) { return each.actionId == id; });
}

QJsonObject Actions::shown(const TenantAction &action, qint64 nowMs) const
{
    const QString now = status(action, nowMs);
    const bool all = action.deployed() && action.versions.back().code == action.code;
    QJsonObject object{{u"id"_s, action.id}, {u"name"_s, action.name},
        {u"supported_triggers"_s,
            QJsonArray{QJsonObject{{u"id"_s, action.trigger}, {u"version"_s, u"v3"_s}}}},
        {u"code"_s, action.code}, {u"runtime"_s, action.runtime}, {u"status"_s, now},
        {u"dependencies"_s, QJsonArray()}, {u"secrets"_s, QJsonArray()},
        {u"created_at"_s, isoTime(action.createdMs)}, {u"updated_at"_s, isoTime(action.savedMs)},
        {u"all_changes_deployed"_s, all}};
    if (!action.integration.isEmpty()) {
        object.insert(u"installed_integration_id"_s, action.id);
        object.insert(u"integration"_s, QJsonObject{{u"url_slug"_s, action.integration}});
    }
    if (now == "built"_L1)
        object.insert(u"built_at"_s, isoTime(action.savedMs + buildMs));
    if (action.deployed())
        object.insert(u"deployed_version"_s, shownVersion(action, action.versions.back()));
    return object;
}

QJsonObject Actions::shown(const TenantBinding &binding, qint64 nowMs)
{
    const QString since = isoTime(binding.sinceMs);
    return {{u"id"_s, binding.id}, {u"trigger_id"_s, u"post-login"_s},
        {u"display_name"_s, binding.displayName},
        {u"action"_s, shown(*byId(binding.actionId), nowMs)}, {u"created_at"_s, since},
        {u"updated_at"_s, since}};
}

QString Actions::newId()
{
    return u"00000000-0000-4000-8000-%1"_s.arg(++m_ids, 12, 10, '0'_L1);
}

} // namespace bulkhead::practice
