// SPDX-License-Identifier: Apache-2.0
#include "protection/breached_passwords.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace bulkhead::protection {
namespace {

QString stageOf(List list)
{
    return list == List::SignupShields ? u"pre-user-registration"_s
        : list == List::ResetShields   ? u"pre-change-password"_s
                                       : QString();
}

QString keyOf(List list)
{
    return list == List::AdminFrequency ? u"admin_notification_frequency"_s : u"shields"_s;
}

QStringList words(const QJsonValue &value)
{
    QStringList words;
    for (const QJsonValue each : value.toArray())
        words << each.toString();
    words.removeDuplicates();
    words.sort();
    return words;
}

void put(QJsonObject &settings, List list, const std::optional<QStringList> &wished)
{
    if (!wished)
        return;
    const QJsonArray value = QJsonArray::fromStringList(*wished);
    const QString stage = stageOf(list);
    if (stage.isEmpty()) {
        settings.insert(keyOf(list), value);
        return;
    }
    QJsonObject stages = settings[u"stage"].toObject();
    QJsonObject inner = stages[stage].toObject();
    inner.insert(keyOf(list), value);
    stages.insert(stage, inner);
    settings.insert(u"stage"_s, stages);
}

// Lists in order, and nothing that is empty.
QJsonValue plain(const QJsonValue &value)
{
    if (value.isArray()) {
        const QStringList all = words(value);
        return all.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonArray::fromStringList(all);
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (const QString &key : object.keys()) {
        const QJsonValue inner = plain(object[key]);
        if (inner.isUndefined())
            object.remove(key);
        else
            object.insert(key, inner);
    }
    return object.isEmpty() ? QJsonValue(QJsonValue::Undefined) : object;
}

// What turns `now` into `wanted` where that one says nothing.
QJsonValue emptied(const QJsonValue &now)
{
    if (now.isArray())
        return QJsonArray();
    QJsonObject object = now.toObject();
    for (const QString &key : object.keys())
        object.insert(key, emptied(object[key]));
    return object;
}

} // namespace

const QStringList &wordsFor(List list)
{
    static const QStringList login{u"block"_s, u"user_notification"_s, u"admin_notification"_s};
    static const QStringList stage{u"block"_s, u"admin_notification"_s};
    static const QStringList often{u"immediately"_s, u"daily"_s, u"weekly"_s, u"monthly"_s};
    return list == List::Shields ? login : list == List::AdminFrequency ? often : stage;
}

const QStringList &methods()
{
    static const QStringList known{u"standard"_s, u"enhanced"_s};
    return known;
}

QJsonObject merged(QJsonObject settings, const BreachedWish &wish)
{
    if (wish.enabled)
        settings.insert(u"enabled"_s, *wish.enabled);
    put(settings, List::Shields, wish.shields);
    put(settings, List::SignupShields, wish.signupShields);
    put(settings, List::ResetShields, wish.resetShields);
    put(settings, List::AdminFrequency, wish.adminFrequency);
    if (wish.method)
        settings.insert(u"method"_s, *wish.method);
    return settings;
}

bool isSame(const QJsonObject &one, const QJsonObject &other)
{
    return plain(one) == plain(other);
}

QJsonObject difference(const QJsonObject &now, const QJsonObject &wanted)
{
    QJsonObject changed;
    for (auto each = wanted.begin(); each != wanted.end(); ++each) {
        if (plain(each.value()) != plain(now[each.key()]))
            changed.insert(each.key(), each.value());
    }
    for (auto each = now.begin(); each != now.end(); ++each) {
        const bool list = each->isArray() || each->isObject();
        if (list && !wanted.contains(each.key()) && !plain(each.value()).isUndefined())
            changed.insert(each.key(), emptied(each.value()));
    }
    return changed;
}

bool isOn(const QJsonObject &settings)
{
    return settings[u"enabled"].toBool();
}

QStringList listIn(const QJsonObject &settings, List list)
{
    const QString stage = stageOf(list);
    const QJsonObject holder = stage.isEmpty() ? settings : settings[u"stage"][stage].toObject();
    return words(holder[keyOf(list)]);
}

bool onlyWatches(const QJsonObject &settings)
{
    return isOn(settings) && listIn(settings, List::Shields).isEmpty()
        && listIn(settings, List::SignupShields).isEmpty()
        && listIn(settings, List::ResetShields).isEmpty();
}

} // namespace bulkhead::protection
