// SPDX-License-Identifier: Apache-2.0
#include "practice/query.h"
#include "practice/replies.h"
#include "practice/state.h"

#include <algorithm>

namespace bulkhead::practice {
namespace {

using namespace Qt::StringLiterals;

const QStringList stageShields{u"block"_s, u"admin_notification"_s};

Reply badProperty(const QString &name)
{
    return managementError(400,
        u"Payload validation error: 'Invalid value' on property %1."_s.arg(name),
        u"invalid_body"_s);
}

Reply upgrade()
{
    return managementError(403, u"Please upgrade your subscription to use this feature."_s, {});
}

bool holdsOnly(const QJsonValue &list, const QStringList &known)
{
    const QJsonArray all = list.toArray();
    return list.isArray() && std::all_of(all.begin(), all.end(), [&](const QJsonValue &each) {
        return known.contains(each.toString());
    });
}

bool isStage(const QJsonObject &stages)
{
    for (auto stage = stages.begin(); stage != stages.end(); ++stage) {
        const bool known =
            stage.key() == "pre-user-registration"_L1 || stage.key() == "pre-change-password"_L1;
        const QJsonObject inner = stage->toObject();
        if (!known || !stage->isObject() || inner.keys() != QStringList{u"shields"_s}
            || !holdsOnly(inner["shields"_L1], stageShields))
            return false;
    }
    return true;
}

QString wrongIn(const QJsonObject &body)
{
    const QStringList login = stageShields + QStringList{u"user_notification"_s};
    const QStringList often{u"immediately"_s, u"daily"_s, u"weekly"_s, u"monthly"_s};
    if (body.contains("shields"_L1) && !holdsOnly(body["shields"_L1], login))
        return u"shields"_s;
    if (body.contains("admin_notification_frequency"_L1)
        && !holdsOnly(body["admin_notification_frequency"_L1], often))
        return u"admin_notification_frequency"_s;
    const QString method = body["method"_L1].toString(u"standard"_s);
    if (method != "standard"_L1 && method != "enhanced"_L1)
        return u"method"_s;
    return isStage(body["stage"_L1].toObject()) ? QString() : u"stage"_s;
}

QJsonObject shown(const State &state)
{
    const QJsonObject none{{u"shields"_s, QJsonArray()}};
    QJsonObject all{{u"enabled"_s, false}, {u"shields"_s, QJsonArray()},
        {u"admin_notification_frequency"_s, QJsonArray()}, {u"method"_s, u"standard"_s},
        {u"stage"_s,
            QJsonObject{{u"pre-user-registration"_s, none}, {u"pre-change-password"_s, none}}}};
    for (auto each = state.breachedPasswords.begin(); each != state.breachedPasswords.end(); ++each)
        all.insert(each.key(), each.value());
    return all;
}

Reply show(State &state, const Call &)
{
    return state.options.breachedPasswords == "none"_L1 ? upgrade() : json(200, shown(state));
}

// A list that is given replaces the one that was there, and so does `stage`.
Reply set(State &state, const Call &call)
{
    const CheckedBody body = checkBody(call.http,
        {{u"enabled"_s, QJsonValue::Bool}, {u"shields"_s, QJsonValue::Array},
            {u"admin_notification_frequency"_s, QJsonValue::Array},
            {u"method"_s, QJsonValue::String}, {u"stage"_s, QJsonValue::Object}});
    if (!body.problem.isEmpty())
        return managementError(400, body.problem, u"invalid_body"_s);
    if (const QString wrong = wrongIn(body.object); !wrong.isEmpty())
        return badProperty(wrong);
    const QString plan = state.options.breachedPasswords;
    const bool enhanced = body.object["method"_L1] == "enhanced"_L1;
    if (plan == "none"_L1 || (enhanced && plan != "enhanced"_L1))
        return upgrade();
    for (auto each = body.object.begin(); each != body.object.end(); ++each)
        state.breachedPasswords.insert(each.key(), each.value());
    return json(200, shown(state));
}

} // namespace

QList<Route> protectionRoutes()
{
    const QByteArray path = "/api/v2/attack-protection/breached-password-detection";
    return {
        {Zone::Management, "GET", path, {u"read:attack_protection"_s}, false, {}, show},
        {Zone::Management, "PATCH", path, {u"update:attack_protection"_s}, false, {}, set},
    };
}

} // namespace bulkhead::practice
