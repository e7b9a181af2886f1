// SPDX-License-Identifier: Apache-2.0
#include "model/plan_choices.h"

#include <QJsonArray>

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace bulkhead {
namespace {

using Count = std::pair<QLatin1StringView, qint64 PlanCounts::*>;
constexpr std::array counts{
    Count{"rows"_L1, &PlanCounts::rows},
    Count{"users"_L1, &PlanCounts::users},
    Count{"unknown"_L1, &PlanCounts::unknown},
    Count{"several"_L1, &PlanCounts::several},
    Count{"merged"_L1, &PlanCounts::merged},
    Count{"tenant_users"_L1, &PlanCounts::tenantUsers},
    Count{"no_mail"_L1, &PlanCounts::noMail},
    Count{"protected"_L1, &PlanCounts::protectedUsers},
    Count{"excluded"_L1, &PlanCounts::excludedUsers},
    Count{"management_calls"_L1, &PlanCounts::managementCalls},
    Count{"authentication_calls"_L1, &PlanCounts::authenticationCalls},
    Count{"seconds"_L1, &PlanCounts::seconds},
    Count{"mail_seconds"_L1, &PlanCounts::mailSeconds},
};

struct ExtraMeasure
{
    Extra extra;
    Measure measure;
};
constexpr std::array extraMeasures{
    ExtraMeasure{Extra::ForgetMfaBrowsers, Measure::ForgetMfaBrowsers},
    ExtraMeasure{Extra::DeleteGrants, Measure::DeleteGrants},
    ExtraMeasure{Extra::DeleteDeviceCredentials, Measure::DeleteDeviceCredentials},
    ExtraMeasure{Extra::ClearFlag, Measure::ClearFlag},
};

QJsonArray extrasJson(Extras extras)
{
    QJsonArray array;
    for (const Extra extra : allExtras) {
        if (extras.testFlag(extra))
            array << wireName(extra);
    }
    return array;
}

Extras extrasFrom(const QJsonValue &value)
{
    Extras extras;
    for (const QJsonValue name : value.toArray()) {
        if (const auto known = extra(name.toString()))
            extras |= *known;
    }
    return extras;
}

QJsonObject mapJson(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto each = map.begin(); each != map.end(); ++each)
        object.insert(each.key(), each.value());
    return object;
}

QMap<QString, QString> mapFrom(const QJsonValue &value)
{
    QMap<QString, QString> map;
    const QJsonObject object = value.toObject();
    for (auto each = object.begin(); each != object.end(); ++each)
        map.insert(each.key(), each.value().toString());
    return map;
}

} // namespace

QString resetClientIdFor(const PlanChoices &choices, const QString &connection)
{
    return choices.resetClientIds.value(connection, choices.resetClientId);
}

QString organizationFor(const PlanChoices &choices, const QString &connection)
{
    return choices.organizations.value(connection, choices.organization);
}

QStringList organizationsIn(const PlanChoices &choices)
{
    QStringList all{choices.organization};
    all += choices.organizations.values();
    all.removeAll(QString());
    all.removeDuplicates();
    return all;
}

PlanChoices offeredChoices()
{
    return {.reset = ResetMethod::Password | ResetMethod::Email};
}

std::vector<Measure> measuresFor(const PlanChoices &choices)
{
    std::vector<Measure> measures;
    if (choices.reset.testFlag(ResetMethod::Password))
        measures.push_back(Measure::Password);
    if (choices.reset.testFlag(ResetMethod::Flag))
        measures.push_back(Measure::Flag);
    if (choices.extras.testFlag(Extra::Block)) // after the password, which lifts blocks
        measures.push_back(Measure::Block);
    switch (choices.scope) {
    case RevocationScope::Everything: measures.push_back(Measure::RevokeAccess); break;
    case RevocationScope::Sessions: measures.push_back(Measure::DeleteSessions); break;
    case RevocationScope::RefreshTokens: measures.push_back(Measure::DeleteRefreshTokens); break;
    case RevocationScope::None: break;
    }
    for (const auto &[extra, measure] : extraMeasures) {
        if (choices.extras.testFlag(extra))
            measures.push_back(measure);
    }
    if (choices.reset.testFlag(ResetMethod::Email))
        measures.push_back(Measure::Email);
    if (choices.reset.testFlag(ResetMethod::Ticket))
        measures.push_back(Measure::Ticket);
    return measures;
}

QJsonObject toJson(const PlanChoices &choices, const PlanCounts &planned)
{
    QJsonObject object{
        {u"scope"_s, wireName(choices.scope)},
        {u"reset"_s, wireName(choices.reset)},
        {u"extras"_s, extrasJson(choices.extras)},
        {u"connection"_s, choices.connection},
        {u"reset_client_id"_s, choices.resetClientId},
        {u"organization"_s, choices.organization},
        {u"reset_client_ids"_s, mapJson(choices.resetClientIds)},
        {u"organizations"_s, mapJson(choices.organizations)},
        {u"mail_per_s"_s, choices.mailPerS},
        {u"ticket_life_s"_s, choices.ticketLifeS},
        {u"ticket_result_url"_s, choices.ticketResultUrl},
        {u"window_from_ms"_s, choices.window.fromMs},
        {u"window_to_ms"_s, choices.window.toMs},
        {u"overrides"_s, QJsonArray::fromStringList(choices.overrides)},
        {u"allow_unknown"_s, choices.allowUnknown},
    };
    for (const auto &[name, member] : counts)
        object.insert(name, planned.*member);
    return object;
}

PlanChoices choicesFromJson(const QJsonObject &object)
{
    const PlanChoices otherwise;
    return {
        .scope = revocationScope(object.value(u"scope").toString()).value_or(RevocationScope::None),
        .reset = resetMethods(object.value(u"reset").toString()).value_or(ResetMethods()),
        .extras = extrasFrom(object.value(u"extras")),
        .connection = object.value(u"connection").toString(),
        .resetClientId = object.value(u"reset_client_id").toString(),
        .organization = object.value(u"organization").toString(),
        .resetClientIds = mapFrom(object.value(u"reset_client_ids")),
        .organizations = mapFrom(object.value(u"organizations")),
        .mailPerS = object.value(u"mail_per_s").toDouble(),
        .ticketLifeS = object.value(u"ticket_life_s").toInteger(otherwise.ticketLifeS),
        .ticketResultUrl = object.value(u"ticket_result_url").toString(),
        .window = {object.value(u"window_from_ms").toInteger(),
            object.value(u"window_to_ms").toInteger()},
        .overrides = object.value(u"overrides").toVariant().toStringList(),
        .allowUnknown = object.value(u"allow_unknown").toBool(),
    };
}

PlanCounts countsFromJson(const QJsonObject &object)
{
    PlanCounts planned;
    for (const auto &[name, member] : counts)
        planned.*member = object.value(name).toInteger();
    return planned;
}

} // namespace bulkhead
